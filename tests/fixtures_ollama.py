"""A real Ollama, started once a session on a port of its own."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from resources.model_card.template import OLLAMA_TEMPLATE
from tests.ollama_server import OllamaServer, ollama_program

TINY = "tiny-law:latest"
TINY_SYSTEM = "你是测试用的模型。"
# For a model this small a second thread only waits; on a busy machine both then wait for each other.
TINY_PARAMETERS = {"num_thread": 1}


@pytest.fixture(scope="session")
def ollama_server(tmp_path_factory: pytest.TempPathFactory, tiny_gguf: Path) -> Iterator[OllamaServer]:
    """Running, with the tiny random Qwen3 as ``TINY``: ChatML, and a system text of its own."""
    server = _start(tmp_path_factory.mktemp("ollama"))
    try:
        server.add(TINY, tiny_gguf, template=OLLAMA_TEMPLATE, system=TINY_SYSTEM, parameters=TINY_PARAMETERS)
        yield server
    finally:
        server.kill()


@pytest.fixture
def own_ollama_server(tmp_path: Path, tiny_gguf: Path) -> Iterator[OllamaServer]:
    """The same for one test alone, which may kill it."""
    server = _start(tmp_path / "ollama")
    try:
        server.add(TINY, tiny_gguf, template=OLLAMA_TEMPLATE, parameters=TINY_PARAMETERS)
        yield server
    finally:
        server.kill()


def _start(folder: Path) -> OllamaServer:
    try:
        ollama_program()
    except FileNotFoundError as error:
        pytest.fail(str(error), pytrace=False)
    server = OllamaServer(folder)
    server.start()
    return server
