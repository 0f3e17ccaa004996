"""What several test files share."""

from __future__ import annotations

import gc
import os
import signal
import sys
from collections.abc import Iterator
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
    "tests.small_components",
)

BUNDLE_TESTS = Path(__file__).parent / "bundle"
WINE_TESTS = Path(__file__).parent / "wine"
INPUT_METHOD_TESTS = Path(__file__).parent / "input_method"
RUN_A_MODEL = frozenset({"tiny_gguf", "ollama_server", "own_ollama_server", "llama_cpp_server"})
RUN_OLLAMA = frozenset({"ollama_server", "own_ollama_server"})
OPEN_A_WINDOW = frozenset({"qapp", "qtbot"})

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


@pytest.fixture(scope="session", autouse=True)
def _nothing_of_the_users(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Where a program that a test starts, or a command that it calls, has its data if the test names no place."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CRIMINAL_LAW_DESK_HOME", str(tmp_path_factory.mktemp("home")))
        yield


def pytest_addoption(parser: pytest.Parser) -> None:
    """What only some have, and the tests of it: the frozen program, input methods, and a Windows in Wine."""
    parser.addoption("--bundle", type=Path, metavar="FOLDER", help="collect tests/bundle, for the frozen program there")
    parser.addoption(
        "--input-method", type=Path, metavar="PROGRAM", help="collect tests/input_method; PROGRAM is typed into"
    )
    parser.addoption("--wine", type=Path, metavar="COMMAND", help="collect tests/wine; COMMAND is Python for Windows")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """tests/bundle and tests/wine take many minutes to have their subjects made, tests/input_method a desktop."""
    options = {BUNDLE_TESTS: "--bundle", INPUT_METHOD_TESTS: "--input-method", WINE_TESTS: "--wine"}
    subject = options.get(collection_path)
    return True if subject and config.getoption(subject) is None else None


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests that run a model or open a window, by the fixtures they ask for."""
    for item in items:
        asked = set(getattr(item, "fixturenames", ()))
        if RUN_A_MODEL & asked:
            item.add_marker(pytest.mark.models)
        if OPEN_A_WINDOW & asked:
            item.add_marker(pytest.mark.window)
        if RUN_OLLAMA & asked and sys.platform != "linux":
            item.add_marker(pytest.mark.skip("tests compile their Ollama on Linux only (install_ollama.sh)"))
