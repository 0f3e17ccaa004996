"""What several test files share."""

from __future__ import annotations

import pytest
from hypothesis import settings

pytest_plugins = ("tests.fixtures_models", "tests.fixtures_ollama", "tests.fixtures_window")

RUN_A_MODEL = frozenset({"tiny_gguf", "ollama_server", "own_ollama_server"})

# Speed is measured in make bench: a busy machine must not fail a property.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests that run a model, by the fixtures they ask for."""
    for item in items:
        if RUN_A_MODEL & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.models)
