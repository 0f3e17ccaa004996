# make run          set everything up and start the program (without a display: an example case in the terminal)
# make test         set everything up, a real Ollama included, and check all: style, types, every test, other Pythons
# make test-quick   the tests that need no torch, for the quick loop
# make bundle       what is downloaded, for Linux: a folder with both programs and all they need, a .deb and an archive
# make test-bundle  builds that, and tests the programs in it, here and in bare Debians; test-bundle-quick: most of it
.PHONY: run test test-quick test-pythons test-windows test-input test-bundle test-bundle-quick bench lint translations bundle

PYTHON := .venv/bin/python
PYTEST := QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest --durations=15

run:
	@packaging/setup.sh run
	@.venv/bin/criminal-law-desk

test: lint test-pythons
	@$(PYTEST)

test-quick:
	@packaging/setup.sh quick
	@$(PYTEST) -m "not torch"

# A minute's worth of the tests on each other supported Python of this machine.
test-pythons:
	@packaging/setup.sh test
	@packaging/test_pythons.sh

# On a Chinese Windows, as far as Wine is one. As root, on Debian; not part of make test.
test-windows:
	@packaging/setup.sh test
	@packaging/test_windows.sh

# Chinese typed with fcitx5 and with IBus, into this program and the frozen one. As root, on Debian; not part of make test.
test-input:
	@packaging/setup.sh quick
	@packaging/test_input.sh

lint:
	@packaging/setup.sh test
	@.venv/bin/ruff check
	@.venv/bin/ruff format --check
	@.venv/bin/mypy
	@.venv/bin/mypy --platform win32 --cache-dir .mypy_cache/win32
	@.venv/bin/mypy --platform darwin --cache-dir .mypy_cache/darwin

bench:
	@packaging/setup.sh test
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m tests.bench

# Texts for the translator out of the window's sources, and the translator's work into what the window loads.
translations:
	@packaging/setup.sh quick
	@$(PYTHON) packaging/translations.py

bundle:
	@packaging/setup.sh run
	@packaging/bundle.sh

# As root, on Debian.
test-bundle:
	@packaging/setup.sh test
	@packaging/bundle.sh
	@packaging/test_bundle.sh all

test-bundle-quick:
	@packaging/setup.sh test
	@packaging/bundle.sh --quickly
	@packaging/test_bundle.sh quick
