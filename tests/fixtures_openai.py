"""A real OpenAI-compatible server, started once a session."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.openai_server import LlamaCppServer


@pytest.fixture(scope="session")
def llama_cpp_server(tmp_path_factory: pytest.TempPathFactory, tiny_gguf: Path) -> Iterator[LlamaCppServer]:
    """llama-cpp-python's, with the tiny random Qwen3."""
    server = LlamaCppServer(tmp_path_factory.mktemp("openai"), tiny_gguf)
    server.start()
    try:
        yield server
    finally:
        server.stop()
