# make run    set everything up and start the program (without a display: an example case in the terminal)
# make test   set everything up, a real Ollama included, and pass the tests
# make test-train    those that need torch as well
.PHONY: run test test-train bench lint translations

PYTHON := .venv/bin/python

run:
	@packaging/setup.sh run
	@.venv/bin/criminal-law-desk

test:
	@packaging/setup.sh test
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest --durations=15 -m "not torch"

test-train:
	@packaging/setup.sh train
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest --durations=15 -m torch

bench:
	@packaging/setup.sh train
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m tests.bench

lint:
	@packaging/setup.sh train
	@.venv/bin/ruff check
	@.venv/bin/ruff format --check
	@.venv/bin/mypy

# Texts for the translator out of the window's sources, and the translator's work into what the window loads.
translations:
	@packaging/setup.sh test
	@$(PYTHON) packaging/translations.py
