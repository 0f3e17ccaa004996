"""What several test files share."""

from __future__ import annotations

import pytest

pytest_plugins = ("tests.fixtures_models", "tests.fixtures_ollama")

RUN_A_MODEL = frozenset({"tiny_hf", "tiny_gguf", "ollama_server", "own_ollama_server"})


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Marks the tests that run a model, by the fixtures they ask for."""
    for item in items:
        if RUN_A_MODEL & set(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.models)
