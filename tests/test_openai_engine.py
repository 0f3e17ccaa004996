"""The OpenAI engine against two real servers: llama-cpp-python's own, and Ollama's second interface."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, TypeVar

import psutil
import pytest

from desktop.judging.case import Case
from desktop.judging.judging import request_for
from resources.model_card.parameters import Parameters
from tests.async_help import Answer, answer, until
from tests.fixtures_ollama import TINY
from tests.ollama_server import OllamaServer, free_port
from tests.openai_server import KEY, MODEL, LlamaCppServer
from trainer.engines.engine import EngineError, Model, Request
from trainer.engines.openai.engine import OpenAiEngine

T = TypeVar("T")

FACTS = "2021年3月5日，被告人甲某在某商场盗窃手机一部，价值人民币3200元。"
SHORT = Parameters(num_predict=24, seed=1)
# Long enough to be stopped on the way.
LONG = Parameters(num_predict=3000, seed=1)


def request(parameters: Parameters = SHORT, facts: str = FACTS, name: str = MODEL) -> Request:
    return request_for(Model(name, "openai"), Case(facts), parameters)


def with_engine(url: str, work: Callable[[OpenAiEngine], Awaitable[T]], key: str | None = KEY, **more: Any) -> T:
    async def run() -> T:
        engine = OpenAiEngine(url, key=lambda: key, **more)
        try:
            return await work(engine)
        finally:
            await engine.close()

    return asyncio.run(run())


def failure(
    url: str, work: Callable[[OpenAiEngine], Awaitable[Any]], key: str | None = KEY, **more: Any
) -> EngineError:
    with pytest.raises(EngineError) as caught:
        with_engine(url, work, key, **more)
    assert "{" not in str(caught.value)
    return caught.value


async def models(engine: OpenAiEngine) -> list[Model]:
    return await engine.models()


def test_lists_and_finds(llama_cpp_server: LlamaCppServer) -> None:
    async def work(engine: OpenAiEngine) -> tuple[list[Model], Model]:
        return await engine.models(), await engine.find(MODEL.upper())

    listed, found = with_engine(llama_cpp_server.url, work)
    assert listed == [found]
    assert (found.name, found.engine, found.digest, found.system) == (MODEL, "openai", None, None)


@pytest.mark.parametrize("tail", ["", "/", "/v1", "/v1/", "/v1/chat/completions"])
def test_the_address_is_taken_as_people_paste_it(llama_cpp_server: LlamaCppServer, tail: str) -> None:
    for scheme in ("http://", ""):
        url = f"{scheme}127.0.0.1:{llama_cpp_server.port}{tail}"
        assert [model.name for model in with_engine(url, models)] == [MODEL]


def test_writes(llama_cpp_server: LlamaCppServer) -> None:
    got = with_engine(llama_cpp_server.url, lambda engine: answer(engine, request()))
    assert got.text
    assert got.finished is not None
    assert (got.finished.reason, got.finished.answer_tokens) == ("length", 24)
    assert got.finished.seconds > 0


def test_the_same_seed_writes_the_same(llama_cpp_server: LlamaCppServer) -> None:
    async def work(engine: OpenAiEngine) -> list[str]:
        return [(await answer(engine, request(replace(SHORT, seed=seed)))).text for seed in (5, 5, 6)]

    first, again, other = with_engine(llama_cpp_server.url, work)
    assert first == again != other


def test_cancel_is_seen_by_the_server_which_stops(llama_cpp_server: LlamaCppServer) -> None:
    async def work(engine: OpenAiEngine) -> None:
        got = Answer()
        task = asyncio.create_task(answer(engine, request(LONG), got))
        assert await until(lambda: len(got.pieces) > 3, 30)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        process = psutil.Process(llama_cpp_server.pid)

        def idle() -> bool:
            return process.cpu_percent(0.3) < 10

        assert await until(idle, 30)
        assert len(got.pieces) < 2000

    with_engine(llama_cpp_server.url, work)


@pytest.mark.parametrize("key", [None, "wrong-key"])
def test_a_key_that_is_not_accepted(llama_cpp_server: LlamaCppServer, key: str | None) -> None:
    error = failure(llama_cpp_server.url, models, key)
    assert error.kind == "key"
    assert "密钥" in str(error)
    assert "wrong-key" not in f"{error} {error.detail} {error!r}"


def test_a_model_that_is_not_there(llama_cpp_server: LlamaCppServer) -> None:
    error = failure(llama_cpp_server.url, lambda engine: engine.find("nobody"))
    assert error.kind == "no_model"
    assert "nobody" in str(error)


def test_nothing_listens() -> None:
    error = failure(f"http://127.0.0.1:{free_port()}/v1", models)
    assert error.kind == "absent"


def test_without_an_address(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("OPENAI_BASE_URL", raising=False)
    error = failure("", models)
    assert error.message.key == "engines.openai-no-address"


def test_address_and_key_of_the_environment(llama_cpp_server: LlamaCppServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OPENAI_BASE_URL", llama_cpp_server.url)
    monkeypatch.setenv("OPENAI_API_KEY", KEY)

    async def run() -> list[Model]:
        engine = OpenAiEngine()
        try:
            return await engine.models()
        finally:
            await engine.close()

    assert [model.name for model in asyncio.run(run())] == [MODEL]


def test_facts_that_the_server_refuses(llama_cpp_server: LlamaCppServer) -> None:
    """It does not tell its context; where the setting is larger, its own words have to be understood."""
    roomy = Parameters(num_ctx=32_768, num_predict=24)
    error = failure(llama_cpp_server.url, lambda engine: answer(engine, request(roomy, "甲某盗窃。" * 2000)))
    assert (error.kind, error.message.key) == ("too_long", "engines.openai-too-long-unknown")


def test_facts_that_are_far_too_long_are_not_sent(llama_cpp_server: LlamaCppServer) -> None:
    error = failure(llama_cpp_server.url, lambda engine: answer(engine, request(facts="甲某盗窃。" * 2000)))
    assert (error.kind, error.message.key) == ("too_long", "engines.too-long-about")


def test_ollama_through_its_second_interface(ollama_server: OllamaServer) -> None:
    async def work(engine: OpenAiEngine) -> tuple[Model, Answer]:
        found = await engine.find(TINY.removesuffix(":latest"))
        return found, await answer(engine, request(name=TINY))

    found, got = with_engine(f"http://{ollama_server.host}", work, None)
    assert (found.name, found.quantization) == (TINY, "Q8_0")
    assert found.digest is not None
    assert len(found.digest) == 64
    assert got.finished is not None
    assert (got.finished.reason, got.finished.answer_tokens) == ("length", 24)
    assert got.finished.prompt_tokens is not None
    assert got.text


@pytest.mark.every_ollama
@pytest.mark.parametrize("times", [1150, 830])
def test_ollama_cuts_facts_there_without_a_word_and_is_found_out(ollama_server: OllamaServer, times: int) -> None:
    """Its context is 4,096 here; a prompt of English letters is longer than a guess for Chinese says. Servers since
    0.30 read about half as much of it, which may be no less than was guessed."""
    facts = "qzxj vkwp " * times
    roomy = Parameters(num_predict=24)

    async def work(engine: OpenAiEngine) -> Answer:
        return await answer(engine, request(roomy, facts, TINY))

    error = failure(f"http://{ollama_server.host}/v1", work, None)
    assert error.kind == "too_long"
    read = error.message.values.get("read", error.message.values["tokens"])
    assert read == (4096 if ollama_server.version < "0.30" else 2050)


def test_what_ollama_says_of_a_model_that_it_has_not(ollama_server: OllamaServer) -> None:
    error = failure(f"http://{ollama_server.host}", lambda engine: answer(engine, request(name="nobody:latest")), None)
    assert error.kind == "no_model"


def test_a_cloud_model_behind_the_interface_is_refused(ollama_server: OllamaServer) -> None:
    async def work(engine: OpenAiEngine) -> Answer:
        return await answer(engine, request(name="gpt-oss:120b-cloud"))

    error = failure(f"http://{ollama_server.host}", work, None)
    assert error.kind == "refused"


def test_the_name_is_looked_up_once_and_what_was_checked_is_connected_to(
    llama_cpp_server: LlamaCppServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A name that stands for this computer at first and for a stranger afterwards."""
    looked_up: list[str] = []
    real = socket.getaddrinfo

    def rebinding(host: Any, port: Any, *args: Any, **more: Any) -> Any:
        if host != "server.office.test":
            return real(host, port, *args, **more)
        looked_up.append(host)
        address = "127.0.0.1" if len(looked_up) == 1 else "203.0.113.9"
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (address, port))]

    monkeypatch.setattr(socket, "getaddrinfo", rebinding)
    url = f"http://server.office.test:{llama_cpp_server.port}/v1"

    async def work(engine: OpenAiEngine) -> Answer:
        await engine.models()
        return await answer(engine, request())

    assert with_engine(url, work).text
    assert looked_up == ["server.office.test"]
