"""What a real Ollama cannot be made to do on demand: a small server that answers as a broken one would."""

from __future__ import annotations

import asyncio
import json
import threading
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from desktop.judging.case import Case
from desktop.judging.judging import request_for
from resources.model_card.parameters import Parameters
from tests.async_help import Answer, answer
from tests.faulty_ollama import Reply, lines, serving, whole
from trainer.engines.engine import EngineError, Model, Request
from trainer.engines.ollama.engine import OllamaEngine
from trainer.engines.ollama.pull import STALLED_SECONDS, PullProgress


def request(name: str = "broken:latest") -> Request:
    return request_for(Model(name, "ollama"), Case("甲某盗窃。"), Parameters())


def chunk(text: str, **more: Any) -> dict[str, Any]:
    return {"model": "broken", "message": {"role": "assistant", "content": text}, "done": False, **more}


def judged(reply: Reply) -> tuple[Answer, EngineError | None]:
    got = Answer()

    async def run(host: str) -> EngineError | None:
        engine = OllamaEngine(host)
        try:
            await answer(engine, request(), got)
        except EngineError as error:
            return error
        finally:
            await engine.close()
        return None

    with serving({"/api/chat": reply}) as host:
        return got, asyncio.run(run(host))


def test_an_end_without_done_is_a_failure() -> None:
    got, error = judged(lambda handler, _: lines(handler, chunk("本院认为"), chunk("，")))
    assert got.text == "本院认为，"
    assert got.finished is None
    assert error is not None
    assert error.kind == "protocol"


def test_an_error_in_mid_stream() -> None:
    got, error = judged(lambda handler, _: lines(handler, chunk("本院认为"), {"error": "an error was encountered"}))
    assert got.text == "本院认为"
    assert error is not None
    assert error.kind == "server"
    assert "an error was encountered" in str(error)


@pytest.mark.parametrize(
    ("message", "status", "kind"),
    [
        ("model requires more system memory (5.5 GiB) than is available (3.1 GiB)", 500, "server"),
        ("llama-server reported out-of-memory during startup: exit status 1", 500, "server"),
        ("timed out waiting for llama-server to start: context deadline exceeded", 500, "server"),
        ("llama-server binary not found (checked: /usr/lib/ollama/llama-server)", 500, "server"),
        ("llama runner process has terminated: signal: killed", 500, "died"),
        ("unable to load model: /blobs/sha256-00", 500, "bad_file"),
        ('"broken" does not support chat', 400, "no_model"),
        ("model 'broken' not found", 404, "no_model"),
        ("the input length exceeds the context length", 400, "too_long"),
        ("the prompt is longer than the context length currently available to the model", 400, "too_long"),
        ("Bad Gateway", 502, "server"),
    ],
)
def test_what_the_server_says(message: str, status: int, kind: str) -> None:
    _, error = judged(lambda handler, _: whole(handler, {"error": message}, status))
    assert error is not None
    assert error.kind == kind


@pytest.mark.parametrize(
    ("message", "sentence"),
    [
        ("llama-server reported out-of-memory during startup: exit status 1", "内存不足"),
        ("ggml_gallocr: failed to reserve graph", "内存不足"),
        ("timed out waiting for llama-server to start: context deadline exceeded", "没有载入完"),
        ("timed out waiting for llama-server to start - loading model", "没有载入完"),
        ("llama-server binary not found (checked: /usr/lib/ollama/llama-server)", "没有装全"),
        ("error starting llama-server: fork/exec /usr/lib/ollama/llama-server: permission denied ", "没有装全"),
        ("llama-server process has terminated: exit status 1: ggml_vulkan: ErrorOutOfDeviceMemory", "内存不足"),
        ("llama-server process has terminated: exit status 1: hipMalloc failed", "内存不足"),
        ("llama-server process has terminated: signal: killed", "意外结束"),
        ("x: this model may be incompatible with your version of Ollama. If you previously pulled", "无法载入"),
    ],
)
def test_what_newer_servers_say_has_a_sentence(message: str, sentence: str) -> None:
    _, error = judged(lambda handler, _: whole(handler, {"error": message}, 500))
    assert error is not None
    assert sentence in str(error)
    assert "llama-server" not in str(error)
    assert message.strip() in error.detail


@pytest.mark.parametrize("reply", ["<html>hello</html>", "[1, 2]", '{"message": 7}', "null"])
def test_something_that_is_not_ollama(reply: str) -> None:
    _, error = judged(lambda handler, _: lines(handler, reply))
    assert error is not None
    assert error.kind == "protocol"


def test_a_connection_cut_in_mid_stream() -> None:
    def cut(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        handler.wfile.write(json.dumps(chunk("本院认为")).encode() + b"\n")

    got, error = judged(cut)
    assert got.text == "本院认为"
    assert error is not None
    assert error.kind == "protocol"


def test_thinking_is_off_cutting_is_off_and_thinking_is_stripped_all_the_same() -> None:
    asked: list[dict[str, Any]] = []

    def reply(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        asked.append(body)
        end = chunk("认为", done=True, done_reason="stop", eval_count=3)
        lines(handler, chunk("<thi"), chunk("nk>想</think>\n"), chunk("\n本院"), end)

    got, error = judged(reply)
    assert error is None
    assert got.text == "本院认为"
    assert (asked[0]["think"], asked[0]["truncate"], asked[0]["shift"]) == (False, False, False)
    assert asked[0]["options"]["num_ctx"] == 4096


def test_an_old_server_that_cut_the_facts_is_found_out() -> None:
    def reply(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        lines(handler, chunk("本院认为", done=True, done_reason="stop", prompt_eval_count=1024, eval_count=3))

    async def counted(*_: object) -> int:
        return 2000

    async def run(host: str) -> None:
        engine = OllamaEngine(host)
        engine._counter.count = counted  # type: ignore[method-assign, assignment]
        long = request_for(Model("broken:latest", "ollama"), Case("甲" * 2000), Parameters())
        try:
            await answer(engine, long)
        finally:
            await engine.close()

    card = {"template": "", "capabilities": ["completion"], "modelfile": "FROM /x/sha256-" + "0" * 64}
    running = {"models": [{"model": "broken:latest", "context_length": 1024}]}
    replies: dict[str, Reply] = {
        "/api/chat": reply,
        "/api/show": lambda handler, _: whole(handler, card),
        "/api/ps": lambda handler, _: whole(handler, running),
    }
    with serving(replies) as host, pytest.raises(EngineError) as caught:
        asyncio.run(run(host))
    assert caught.value.kind == "too_long"
    assert caught.value.message.values == {"tokens": 2000, "read": 1024}


def test_cloud_and_embedding_models_are_left_out_of_the_list() -> None:
    names = ("plain:latest", "remote:latest", "vectors:latest")
    tags = {"models": [{"model": name, "size": 1, "digest": name} for name in names]}
    tags["models"][1] |= {"remote_host": "https://ollama.com:443", "remote_model": "remote"}

    def show(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        whole(handler, {"capabilities": ["embedding"] if body["model"] == "vectors:latest" else ["completion"]})

    async def run(host: str) -> list[Model]:
        engine = OllamaEngine(host)
        try:
            return await engine.models()
        finally:
            await engine.close()

    replies: dict[str, Reply] = {
        "/api/tags": lambda handler, _: whole(handler, tags),
        "/api/ps": lambda handler, _: whole(handler, {"models": []}),
        "/api/show": show,
    }
    with serving(replies) as host:
        assert [model.name for model in asyncio.run(run(host))] == ["plain:latest"]


@pytest.mark.parametrize(
    ("version", "old"),
    [("0.12.3", "0.12.3"), ("0.17.1", None), ("0.24.0-rc1", None)]
    # Built by hand, or of a day to come: nothing to be warned of.
    + [(version, None) for version in ("0.0.0", "0.35.0-rc1", "1.2", "v2.0.0", "0.34.4-12-gabcdef", "unknown")],
)
def test_an_old_server_is_told_of(version: str, old: str | None) -> None:
    async def run(host: str) -> str | None:
        engine = OllamaEngine(host)
        try:
            return await engine.outdated()
        finally:
            await engine.close()

    with serving({"/api/version": lambda handler, _: whole(handler, {"version": version})}) as host:
        assert asyncio.run(run(host)) == old


def pulled(reply: Reply, seconds_a_step: float = 0.0) -> tuple[list[PullProgress], EngineError | None]:
    """The clock stands still but for ``seconds_a_step``: how long a busy machine takes decides nothing."""
    steps: list[PullProgress] = []

    async def run(host: str) -> EngineError | None:
        engine = OllamaEngine(host)
        try:
            async for step in engine.pull("some/model:q4", clock=lambda: seconds_a_step * len(steps)):
                steps.append(step)
        except EngineError as error:
            return error
        finally:
            await engine.close()
        return None

    with serving({"/api/pull": reply}) as host:
        return steps, asyncio.run(run(host))


def layer(digest: str, completed: int, total: int) -> dict[str, Any]:
    return {"status": f"pulling {digest}", "digest": digest, "completed": completed, "total": total}


def test_a_download_adds_its_layers_up() -> None:
    rows = [{"status": "pulling manifest"}, layer("a", 50, 100), layer("a", 100, 100), layer("b", 10, 20)]
    steps, error = pulled(lambda handler, _: lines(handler, *rows, {"status": "success"}))
    assert error is None
    assert [(step.completed, step.total) for step in steps] == [(0, 0), (50, 100), (100, 100), (110, 120), (110, 120)]
    assert steps[-1].status == "success"


def test_a_download_that_stands_still_is_given_up() -> None:
    done = threading.Event()

    def stall(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        lines(handler, layer("a", 50, 100))
        for _ in range(1200):
            # The real server goes on telling the same number.
            if done.wait(0.05):
                return
            try:
                handler.wfile.write(json.dumps(layer("a", 50, 100)).encode() + b"\n")
            except OSError:
                done.set()

    steps, error = pulled(stall, seconds_a_step=10)
    assert {step.completed for step in steps} == {50}
    assert 10 * len(steps) >= STALLED_SECONDS
    assert error is not None
    assert error.kind == "server"
    assert "some/model:q4" in str(error)
    # The download was given up at the server as well.
    assert done.wait(60)


@pytest.mark.parametrize(
    ("message", "kind", "words"),
    [
        ("pull model manifest: file does not exist", "no_model", "找不到"),
        ("write /models/blobs/x: no space left on device", "server", "磁盘"),
        ('Head "https://example.invalid": dial tcp: lookup example.invalid: no such host', "server", "网络"),
    ],
)
def test_why_a_download_failed(message: str, kind: str, words: str) -> None:
    _, error = pulled(lambda handler, _: lines(handler, {"status": "pulling manifest"}, {"error": message}))
    assert error is not None
    assert error.kind == kind
    assert words in str(error)


def test_a_download_that_ends_early() -> None:
    _, error = pulled(lambda handler, _: lines(handler, layer("a", 50, 100)))
    assert error is not None
    assert error.kind == "protocol"


def test_a_download_is_cancelled_at_the_server() -> None:
    gone = threading.Event()

    def slow(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        lines(handler, layer("a", 0, 1000))
        for number in range(1, 3000):
            try:
                handler.wfile.write(json.dumps(layer("a", number, 1000)).encode() + b"\n")
            except OSError:
                gone.set()
                return
            gone.wait(0.02)

    async def run(host: str) -> None:
        engine = OllamaEngine(host)
        seen = asyncio.Event()

        async def pull() -> None:
            async for _ in engine.pull("some/model:q4"):
                seen.set()

        task = asyncio.create_task(pull())
        await seen.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await engine.close()

    with serving({"/api/pull": slow}) as host:
        asyncio.run(run(host))
        assert gone.wait(60)
