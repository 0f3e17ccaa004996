"""What several test files share."""

from __future__ import annotations

import gc
import os
import signal
from pathlib import Path

import pytest
from hypothesis import settings

pytest_plugins = (
    "tests.fixtures_history",
    "tests.fixtures_models",
    "tests.fixtures_ollama",
    "tests.fixtures_openai",
    "tests.fixtures_runs",
    "tests.fixtures_window",
)

BUNDLE_TESTS = Path(__file__).parent / "bundle"
RUN_A_MODEL = frozenset({"tiny_gguf", "ollama_server", "own_ollama_server", "llama_cpp_server"})

# A shell that starts the tests in the background has SIGINT ignored, by them and by all that they start and interrupt.
signal.signal(signal.SIGINT, signal.default_int_handler)

# Threads that wait for each other awake, torch's and llama.cpp's, take the processor from whom they wait for where
# other programs run too; and for models and data as small as those of the tests, a second thread of torch's or
# scikit-learn's only waits. Read when the libraries are loaded, here and in what a test starts.
os.environ.setdefault("GOMP_SPINCOUNT", "1000")
os.environ.setdefault("OMP_NUM_THREADS", "1")

# As the trainer does: most of the time of importing torch is the search for cycles among what was imported.
gc.set_threshold(100_000, 20, 20)

# Speed is measured in make bench: a busy machine must not fail a property.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--bundle FOLDER``: what is made for download is tested too, by tests/bundle; FOLDER is the frozen program."""
    parser.addoption("--bundle", type=Path, metavar="FOLDER", help="collect tests/bundle, for the frozen program there")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """tests/bundle takes many minutes to have its subject made."""
    return True if collection_path == BUNDLE_TESTS and config.getoption("--bundle") is None else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests that run a model, by the fixtures they ask for."""
    for item in items:
        if RUN_A_MODEL & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.models)
