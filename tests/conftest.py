"""What several test files share."""

from __future__ import annotations

import gc
import os

import pytest
from hypothesis import settings

pytest_plugins = (
    "tests.fixtures_models",
    "tests.fixtures_ollama",
    "tests.fixtures_openai",
    "tests.fixtures_runs",
    "tests.fixtures_window",
)

RUN_A_MODEL = frozenset({"tiny_gguf", "ollama_server", "own_ollama_server", "llama_cpp_server"})

# Threads that wait for each other awake, torch's and llama.cpp's, take the processor from whom they wait for where
# other programs run too. Read when the libraries are loaded, here and in what a test starts.
os.environ.setdefault("GOMP_SPINCOUNT", "1000")

# As the trainer does: most of the time of importing torch is the search for cycles among what was imported.
gc.set_threshold(100_000, 20, 20)

# Speed is measured in make bench: a busy machine must not fail a property.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests that run a model, by the fixtures they ask for."""
    for item in items:
        if RUN_A_MODEL & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.models)
