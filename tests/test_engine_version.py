"""What each engine tells of the program that runs its models."""

from __future__ import annotations

import asyncio
from importlib.metadata import version
from typing import Any

import pytest

from tests.faulty_ollama import serving, whole
from tests.faulty_openai import NAME, serving_models
from tests.ollama_server import OllamaServer, free_port
from trainer.engines.embedded.engine import EmbeddedEngine
from trainer.engines.engine import Engine
from trainer.engines.ollama.engine import OllamaEngine
from trainer.engines.openai.engine import OpenAiEngine


def told(engine: Engine) -> str:
    async def run() -> str:
        try:
            return await engine.version()
        finally:
            await engine.close()

    return asyncio.run(run())


@pytest.mark.parametrize(
    ("owner", "path", "answer", "wanted"),
    [
        ("llamacpp", "props", {"build_info": "b6910-1a2b3c"}, "llama.cpp b6910-1a2b3c"),
        ("vllm", "version", {"version": "0.11.0"}, "vLLM 0.11.0"),
        ("sglang", "get_server_info", {"version": "0.5.4"}, "SGLang 0.5.4"),
        ("vllm", "version", {"version": 3}, "vLLM"),
        ("vllm", "version", ["0.11.0"], "vLLM"),
        ("vllm", "elsewhere", {}, "vLLM"),
        ("somebody", "version", {"version": "1"}, ""),
    ],
)
def test_an_offices_server_tells_by_its_kind(owner: str, path: str, answer: Any, wanted: str) -> None:
    entry = {"id": NAME, "owned_by": owner}
    with serving_models(entry, **{path: lambda handler, _: whole(handler, answer)}) as url:
        assert told(OpenAiEngine(url)) == wanted


def test_an_ollama_that_tells_something_else_has_no_version() -> None:
    with serving({"/api/version": lambda handler, _: whole(handler, ["0.30.1"])}) as host:
        assert told(OllamaEngine(host)) == ""


def test_where_nobody_answers_there_is_none() -> None:
    port = free_port()
    assert told(OllamaEngine(f"127.0.0.1:{port}")) == ""
    assert told(OpenAiEngine(f"http://127.0.0.1:{port}/v1")) == ""


@pytest.mark.models
def test_the_embedded_engine_is_the_installed_one() -> None:
    assert told(EmbeddedEngine()) == f"llama-cpp-python {version('llama-cpp-python')}"


def test_a_real_ollama_tells_its_own(ollama_server: OllamaServer) -> None:
    name, _, number = told(OllamaEngine(ollama_server.host)).partition(" ")
    assert name == "Ollama"
    assert number[:1].isdigit()
