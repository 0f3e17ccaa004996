"""The Ollama engine against a real server with a tiny random model."""

from __future__ import annotations

import asyncio
import sys
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import psutil
import pytest

from desktop.judging.case import Case
from desktop.judging.judging import request_for
from resources.model_card.parameters import Parameters
from resources.model_card.template import OLLAMA_TEMPLATE
from resources.ollama.host import read_host
from tests.async_help import Answer, answer, until
from tests.fixtures_ollama import TINY, TINY_PARAMETERS, TINY_SYSTEM
from tests.ollama_server import OllamaServer, free_port
from trainer.engines.engine import EngineError, Model, Request
from trainer.engines.ollama.engine import OllamaEngine
from trainer.engines.ollama.library import OllamaLibrary
from trainer.samples.prompt import prompt_turns

T = TypeVar("T")

pytestmark = pytest.mark.every_ollama

FACTS = "2021年3月5日，被告人甲某在某商场盗窃手机一部，价值人民币3200元。"
SHORT = Parameters(num_predict=24, seed=1)
# Long enough to be stopped on the way.
LONG = Parameters(num_predict=3000, seed=1)


def request(parameters: Parameters = SHORT, facts: str = FACTS, name: str = TINY) -> Request:
    return request_for(Model(name, "ollama"), Case(facts), parameters)


@asynccontextmanager
async def engine_at(host: str) -> AsyncIterator[OllamaEngine]:
    engine = OllamaEngine(host)
    try:
        yield engine
    finally:
        await engine.close()


def with_engine(host: str, work: Callable[[OllamaEngine], Awaitable[T]]) -> T:
    async def run() -> T:
        async with engine_at(host) as engine:
            return await work(engine)

    return asyncio.run(run())


def failure(host: str, work: Callable[[OllamaEngine], Awaitable[Any]]) -> EngineError:
    with pytest.raises(EngineError) as caught:
        with_engine(host, work)
    assert "{" not in str(caught.value)
    return caught.value


def test_lists_a_model_with_all_that_is_known_of_it(ollama_server: OllamaServer, tiny_gguf: Path) -> None:
    async def work(engine: OllamaEngine) -> tuple[Model, Model]:
        await engine.preload(Model(TINY, "ollama"), SHORT)
        loaded = (await engine.models())[0]
        ollama_server.call("POST", "/api/generate", json={"model": TINY, "keep_alive": 0, "stream": False})
        await until(lambda: not ollama_server.call("GET", "/api/ps")["models"])
        return loaded, (await engine.models())[0]

    loaded, resting = with_engine(ollama_server.host, work)
    assert loaded.name == TINY
    assert loaded.engine == "ollama"
    assert loaded.size_bytes is not None
    assert loaded.size_bytes >= tiny_gguf.stat().st_size
    assert loaded.quantization == "Q8_0"
    assert loaded.digest is not None
    assert len(loaded.digest) == 64
    assert loaded.system == TINY_SYSTEM
    assert loaded.context_length == 4096
    assert (loaded.loaded, loaded.gpu_share) == (True, 0.0)
    assert (resting.loaded, resting.gpu_share) == (False, None)


def test_writes_and_counts(ollama_server: OllamaServer) -> None:
    async def work(engine: OllamaEngine) -> tuple[Answer, int | None]:
        return await answer(engine, request()), await engine.count_tokens(request())

    got, counted = with_engine(ollama_server.host, work)
    assert got.text
    assert got.finished is not None
    assert got.finished.reason == "length"
    assert got.finished.answer_tokens == 24
    assert got.finished.prompt_tokens == counted


def test_the_same_seed_writes_the_same(ollama_server: OllamaServer) -> None:
    async def work(engine: OllamaEngine) -> list[str]:
        return [(await answer(engine, request(replace(SHORT, seed=seed)))).text for seed in (5, 5, 6)]

    first, again, other = with_engine(ollama_server.host, work)
    assert first == again != other


def test_options_do_not_load_the_model_anew(ollama_server: OllamaServer) -> None:
    """Neither the desk's nor those of the proof, which asks for the prompt alone and for an answer."""

    async def work(engine: OllamaEngine) -> list[float]:
        await engine.preload(Model(TINY, "ollama"), LONG)
        answers = [await answer(engine, request(replace(SHORT, seed=seed, temperature=seed / 10))) for seed in (1, 2)]
        return [got.finished.load_seconds for got in answers if got.finished is not None]

    ollama_server.call("POST", "/api/generate", json={"model": TINY, "keep_alive": 0, "stream": False})
    before = ollama_server.loads()
    runner = with_engine(ollama_server.host, work)
    with OllamaLibrary(read_host(ollama_server.host)) as library:
        assert "甲某盗窃。" in library.rendered(TINY, prompt_turns("甲某盗窃。"), SHORT)
        assert library.answer(TINY, prompt_turns("甲某盗窃。"), SHORT).pieces > 1
    assert len(runner) == 2
    assert ollama_server.loads() - before == 1
    children = psutil.Process(ollama_server.pid).children(recursive=True)
    assert len(children) == 1


@pytest.mark.skipif(sys.platform != "linux", reason="tests compile their Ollama on Linux only (install_ollama.sh)")
def test_a_server_that_forgets_at_once_and_answers_two_at_a_time(
    tmp_path: Path, tiny_gguf: Path, ollama_version: str
) -> None:
    """Its settings are for whoever asks without saying for how long the model is wanted."""
    settings = {"OLLAMA_KEEP_ALIVE": "0", "OLLAMA_NUM_PARALLEL": "2"}
    server = OllamaServer(tmp_path / "ollama", version=ollama_version, settings=settings)
    server.start()

    async def work(engine: OllamaEngine) -> list[Answer]:
        await engine.preload(Model(TINY, "ollama"), SHORT)
        alone = await answer(engine, request())
        return [alone, *await asyncio.gather(*(answer(engine, request()) for _ in range(2)))]

    try:
        server.add(TINY, tiny_gguf, template=OLLAMA_TEMPLATE, parameters=TINY_PARAMETERS)
        answers = with_engine(server.host, work)
        assert server.loads() == 1
    finally:
        server.kill()
    for got in answers:
        assert got.finished is not None
        assert (got.finished.reason, got.finished.answer_tokens) == ("length", 24)


def test_cancel_is_seen_by_the_server_which_stops(ollama_server: OllamaServer) -> None:
    async def work(engine: OllamaEngine) -> None:
        await engine.preload(Model(TINY, "ollama"), LONG)
        before = ollama_server.finished_chats()
        got = Answer()
        task = asyncio.create_task(answer(engine, request(LONG), got))
        assert await until(lambda: len(got.pieces) > 3, 30)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        assert got.finished is None
        assert await until(lambda: ollama_server.finished_chats() > before, 60)
        runner = psutil.Process(ollama_server.pid).children(recursive=True)[0]
        await asyncio.sleep(0.2)
        busy = runner.cpu_times().user
        await asyncio.sleep(0.5)
        assert runner.cpu_times().user - busy < 0.1

    with_engine(ollama_server.host, work)


def test_facts_that_do_not_fit_are_refused_with_the_numbers_before_the_model_runs(ollama_server: OllamaServer) -> None:
    before = ollama_server.finished_chats()
    error = failure(ollama_server.host, lambda engine: answer(engine, request(facts=FACTS * 200)))
    assert error.kind == "too_long"
    assert error.message.values["limit"] == 4096 - 24
    assert int(error.message.values["tokens"]) > 4096
    assert str(error.message.values["tokens"]) in str(error)
    assert ollama_server.finished_chats() == before


def test_where_the_file_is_elsewhere_the_server_refuses(
    ollama_server: OllamaServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As with a server on another computer: nothing counts here, so the server does, and does not cut."""

    async def nowhere(*_: object) -> None:
        return None

    monkeypatch.setattr("trainer.engines.llama_cpp.token_counter.TokenCounter.count", nowhere)
    facts = "甲" * 5200
    error = failure(ollama_server.host, lambda engine: answer(engine, request(facts=facts)))
    assert error.kind == "too_long"
    assert error.message.values["limit"] == 4096 - 24


def test_a_megabyte_is_refused(ollama_server: OllamaServer) -> None:
    error = failure(ollama_server.host, lambda engine: answer(engine, request(facts="案" * 350_000)))
    assert error.kind == "too_long"
    assert int(error.message.values["tokens"]) > 100_000


def test_a_model_that_is_not_there(ollama_server: OllamaServer) -> None:
    for work in (
        lambda engine: answer(engine, request(name="no-such-model:latest")),
        lambda engine: engine.find("no-such-model"),
    ):
        error = failure(ollama_server.host, work)
        assert error.kind == "no_model"
        assert "no-such-model" in str(error)


def test_a_model_is_found_without_its_tag(ollama_server: OllamaServer) -> None:
    found = with_engine(ollama_server.host, lambda engine: engine.find("Tiny-Law"))
    assert found.name == TINY


@pytest.mark.parametrize("name", ["gpt-oss:120b-cloud", "glm-4.6:cloud"])
def test_cloud_models_are_refused_by_name(ollama_server: OllamaServer, name: str) -> None:
    assert failure(ollama_server.host, lambda engine: engine.find(name)).kind == "refused"

    async def pull(engine: OllamaEngine) -> None:
        async for _ in engine.pull(name):
            pass

    assert failure(ollama_server.host, pull).kind == "refused"


def test_no_server() -> None:
    host = f"127.0.0.1:{free_port()}"
    assert failure(host, lambda engine: engine.models()).kind == "absent"
    error = failure(host, lambda engine: answer(engine, request()))
    assert error.kind == "absent"
    assert host in str(error)


def test_a_server_killed_in_mid_stream_and_started_again(own_ollama_server: OllamaServer) -> None:
    server = own_ollama_server

    async def work(engine: OllamaEngine) -> tuple[EngineError, EngineError, Answer, Answer]:
        got = Answer()
        task = asyncio.create_task(answer(engine, request(LONG), got))
        assert await until(lambda: len(got.pieces) > 3, 60)
        server.kill()
        with pytest.raises(EngineError) as cut:
            await task
        with pytest.raises(EngineError) as absent:
            await engine.models()
        server.start()
        return cut.value, absent.value, got, await answer(engine, request())

    cut, absent, partial, next_try = with_engine(server.host, work)
    assert cut.kind in {"protocol", "died"}
    assert absent.kind == "absent"
    assert partial.text
    assert next_try.finished is not None


def test_a_model_process_killed_in_mid_stream(own_ollama_server: OllamaServer) -> None:
    server = own_ollama_server

    async def work(engine: OllamaEngine) -> tuple[EngineError, Answer]:
        got = Answer()
        task = asyncio.create_task(answer(engine, request(LONG), got))
        assert await until(lambda: len(got.pieces) > 3, 60)
        psutil.Process(server.pid).children(recursive=True)[0].kill()
        with pytest.raises(EngineError) as died:
            await task
        return died.value, await answer(engine, request())

    died, next_try = with_engine(server.host, work)
    assert died.kind in {"died", "protocol", "server"}
    assert next_try.finished is not None


@pytest.mark.parametrize("form", ["  '{host}' ", "http://{host}/", "0.0.0.0:{port}", "localhost:{port}"])
def test_odd_forms_of_the_host(ollama_server: OllamaServer, monkeypatch: pytest.MonkeyPatch, form: str) -> None:
    monkeypatch.setenv("OLLAMA_HOST", form.format(host=ollama_server.host, port=ollama_server.port))

    async def work() -> list[Model]:
        engine = OllamaEngine()
        try:
            return await engine.models()
        finally:
            await engine.close()

    assert [model.name for model in asyncio.run(work())] == [TINY]


@pytest.mark.parametrize("host", ["a:b:c", "http://[::1", "://", "日本语", "http://x y", "%zz:1"])
def test_a_host_that_is_none_is_said_to_be_absent(host: str) -> None:
    assert failure(host, lambda engine: engine.models()).kind in {"absent", "server"}


def test_a_proxy_of_the_environment_is_not_asked(ollama_server: OllamaServer, monkeypatch: pytest.MonkeyPatch) -> None:
    dead = f"http://127.0.0.1:{free_port()}"
    for name in ("HTTP_PROXY", "http_proxy", "HTTPS_PROXY", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, dead)
    got = with_engine(ollama_server.host, lambda engine: answer(engine, request()))
    assert got.finished is not None


def test_a_server_elsewhere_behind_a_dead_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy"):
        monkeypatch.setenv(name, f"http://127.0.0.1:{free_port()}")
    assert failure("http://ollama.invalid", lambda engine: engine.models()).kind == "absent"


def test_a_key_is_not_sent_in_the_clear(monkeypatch: pytest.MonkeyPatch) -> None:
    from trainer.engines.ollama.http import OllamaHttp

    monkeypatch.setenv("OLLAMA_API_KEY", "secret")

    def headers(host: str) -> dict[str, str]:
        client = OllamaHttp(read_host(host))
        found = dict(client._client.headers)
        asyncio.run(client.close())
        return found

    assert "authorization" not in headers("http://192.168.1.2")
    assert headers("https://192.168.1.2")["authorization"] == "Bearer secret"
