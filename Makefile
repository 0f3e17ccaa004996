# make run    set everything up and start the program (without a display: an example case in the terminal)
# make test   set up what the tests need that run no model, and pass them
# make test-models   the others: torch, a compiled llama.cpp and a real Ollama are set up first
.PHONY: run test test-models bench lint translations

PYTHON := .venv/bin/python

run:
	@packaging/setup.sh run
	@.venv/bin/criminal-law-desk

test:
	@packaging/setup.sh test
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest --durations=15 -m "not models and not torch"

test-models:
	@packaging/setup.sh models
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m pytest --durations=15 -m "models or torch"

bench:
	@packaging/setup.sh models
	@QT_QPA_PLATFORM=offscreen $(PYTHON) -m tests.bench

lint:
	@packaging/setup.sh models
	@.venv/bin/ruff check
	@.venv/bin/ruff format --check
	@.venv/bin/mypy

# Texts for the translator out of the window's sources, and the translator's work into what the window loads.
translations:
	@packaging/setup.sh test
	@$(PYTHON) packaging/translations.py
