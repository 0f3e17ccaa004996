"""A real Ollama, started once a session on a port of its own: the newest that is tested, for tests marked with
``every_ollama`` each of them in turn."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from resources.model_card.template import OLLAMA_TEMPLATE
from tests.ollama_server import NEWEST, VERSIONS, OllamaServer, ollama_program

TINY = "tiny-law:latest"
TINY_SYSTEM = "你是测试用的模型。"
# For a model this small a second thread only waits; on a busy machine both then wait for each other.
TINY_PARAMETERS = {"num_thread": 1}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--ollama", metavar="VERSION", help="the tests with Ollama on this version alone")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """``ollama_version``, for whoever asks for a server."""
    if "ollama_version" in metafunc.fixturenames:
        versions = VERSIONS if metafunc.definition.get_closest_marker("every_ollama") else (NEWEST,)
        named = metafunc.config.getoption("--ollama")
        metafunc.parametrize("ollama_version", [named] if named else versions, scope="session")


@pytest.fixture(scope="session")
def ollama_server(
    tmp_path_factory: pytest.TempPathFactory, tiny_gguf: Path, ollama_version: str
) -> Iterator[OllamaServer]:
    """Running, with the tiny random Qwen3 as ``TINY``: ChatML, and a system text of its own."""
    server = _start(tmp_path_factory.mktemp("ollama"), ollama_version)
    try:
        server.add(TINY, tiny_gguf, template=OLLAMA_TEMPLATE, system=TINY_SYSTEM, parameters=TINY_PARAMETERS)
        yield server
    finally:
        server.kill()


@pytest.fixture
def own_ollama_server(tmp_path: Path, tiny_gguf: Path, ollama_version: str) -> Iterator[OllamaServer]:
    """The same for one test alone, which may kill it."""
    server = _start(tmp_path / "ollama", ollama_version)
    try:
        server.add(TINY, tiny_gguf, template=OLLAMA_TEMPLATE, parameters=TINY_PARAMETERS)
        yield server
    finally:
        server.kill()


def _start(folder: Path, version: str) -> OllamaServer:
    try:
        ollama_program(version)
    except FileNotFoundError as error:
        pytest.fail(str(error), pytrace=False)
    server = OllamaServer(folder, version=version)
    server.start()
    return server
