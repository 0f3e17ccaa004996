"""Servers that answer nonsense in every field: the engines give an answer or one sentence, and never anything else."""

from __future__ import annotations

import asyncio
import copy
import json
import random
from collections.abc import Awaitable, Iterator
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest

from desktop.judging.case import Case
from desktop.judging.judging import request_for
from resources.messages.wording import say
from resources.model_card.parameters import Parameters
from tests.async_help import answer
from tests.faulty_ollama import Reply, serving
from tests.faulty_openai import NAME, chunk, usage
from trainer.engines.engine import Engine, EngineError, Model
from trainer.engines.ollama.engine import OllamaEngine
from trainer.engines.openai.engine import OpenAiEngine

pytestmark = pytest.mark.slow

# What may stand in place of any value of an answer. json.dumps writes NaN and lone surrogates too, as servers do.
ODD: tuple[Any, ...] = (
    *(None, True, 0, -1, 10**400, 1e308, float("inf"), float("nan"), "", "x" * 3000, "\ud800", "\x00", "{x}", "<html>"),
    *([], [None], [[]], {}, {"a": {}}, [{"id": 1}], {"error": None}, "１２", "-5", "1e9"),
)
ABSENT = object()


def variants(good: Any, chance: random.Random, count: int) -> Iterator[Any]:
    """``good`` with one or two of its values changed for something odd, or left out."""
    for _ in range(count):
        changed = copy.deepcopy(good)
        for _ in range(chance.choice((1, 1, 2))):
            places = list(_places(changed))
            if not places:
                break
            holder, key = chance.choice(places)
            odd = chance.choice((*ODD, ABSENT))
            if odd is ABSENT:
                del holder[key]
            else:
                holder[key] = copy.deepcopy(odd)
        yield changed


def _places(value: Any) -> Iterator[tuple[Any, Any]]:
    keys = value.keys() if isinstance(value, dict) else range(len(value)) if isinstance(value, list) else ()
    for key in list(keys):
        yield value, key
        yield from _places(value[key])


def sent(body: bytes, status: int = 200, kind: str = "application/json") -> Reply:
    def reply(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        handler.send_response(status)
        handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    return reply


def written(value: Any) -> bytes:
    return json.dumps(value).encode("utf-8", "surrogatepass")


def use(make: type[OllamaEngine] | type[OpenAiEngine], replies: dict[str, Reply], name: str) -> None:
    """Lists the models and asks one; what fails is told in both languages."""

    async def run(host: str) -> None:
        engine: Engine = OllamaEngine(host) if make is OllamaEngine else OpenAiEngine(f"http://{host}/v1")
        try:
            for work in (engine.models, lambda: answer(engine, _request(name, engine))):
                error = await failure(asyncio.wait_for(work(), 20))  # type: ignore[operator]
                assert error is None or (say(error.message, "zh") and say(error.message, "en"))
        finally:
            await engine.close()

    with serving(replies) as host:
        asyncio.run(run(host))


async def failure(work: Awaitable[object]) -> EngineError | None:
    try:
        await work
    except EngineError as error:
        return error
    return None


def _request(name: str, engine: Engine) -> Any:
    kind = "ollama" if isinstance(engine, OllamaEngine) else "openai"
    return request_for(Model(name, kind), Case("甲某盗窃手机一部。"), Parameters())


TAGS = {
    "models": [
        {"name": "a:q4", "size": 5, "digest": "d" * 64, "details": {"quantization_level": "Q4", "families": ["x"]}}
    ]
}
SHOW = {
    "template": "{{ .Prompt }}",
    "capabilities": ["completion"],
    "details": {"family": "qwen3"},
    "model_info": {"general.architecture": "qwen3", "qwen3.context_length": 4096},
    "parameters": 'stop "x"\nnum_ctx 4096',
}
PS = {"models": [{"name": "a:q4", "size": 5, "size_vram": 5, "digest": "d" * 64, "context_length": 4096}]}
CHAT = {"model": "a", "message": {"role": "assistant", "content": "本院认为"}, "done": False}
LAST = {**CHAT, "done": True, "done_reason": "stop", "prompt_eval_count": 40, "eval_count": 3, "eval_duration": 10**9}


@pytest.mark.parametrize("seed", range(2))
def test_an_ollama_that_answers_nonsense(seed: int) -> None:
    chance = random.Random(seed)
    names = ("/api/tags", "/api/show", "/api/ps", "/api/version")
    good: dict[str, Any] = dict(zip(names, (TAGS, SHOW, PS, {"version": "0.24.0"}), strict=True))
    for odd in names:
        for changed in variants([good[odd]], chance, 6):
            body = written(changed[0] if changed else None)
            replies = {path: sent(written(value)) for path, value in good.items()}
            replies |= {odd: sent(body), "/api/chat": sent(written(CHAT) + b"\n" + written(LAST) + b"\n")}
            use(OllamaEngine, replies, "a:q4")
    for rows in variants([CHAT, CHAT, LAST], chance, 24):
        replies = {path: sent(written(value)) for path, value in good.items()}
        replies["/api/chat"] = sent(b"".join(written(row) + b"\n" for row in rows))
        use(OllamaEngine, replies, "a:q4")


@pytest.mark.parametrize("seed", range(2))
def test_an_openai_server_that_answers_nonsense(seed: int) -> None:
    chance = random.Random(seed)
    listed = {"object": "list", "data": [{"id": NAME, "object": "model", "owned_by": "x", "max_model_len": 4096}]}
    stream = [chunk("本院认为"), chunk("，", "stop"), usage(40)]
    good_stream = b"".join(b"data: " + written(row) + b"\n\n" for row in stream) + b"data: [DONE]\n\n"
    for changed in variants([listed], chance, 16):
        body = written(changed[0] if changed else None)
        use(OpenAiEngine, {"/v1/models": sent(body), "/v1/chat/completions": sent(good_stream)}, NAME)
    for rows in variants(stream, chance, 24):
        body = b"".join(b"data: " + written(row) + b"\n\n" for row in rows) + b"data: [DONE]\n\n"
        replies = {"/v1/models": sent(written(listed)), "/v1/chat/completions": sent(body, kind="text/event-stream")}
        use(OpenAiEngine, replies, NAME)
    whole = {"choices": [{"message": {"role": "assistant", "content": "甲"}, "finish_reason": "stop"}], **usage(40)}
    for changed in variants([whole], chance, 16):
        body = written(changed[0] if changed else None)
        use(OpenAiEngine, {"/v1/models": sent(written(listed)), "/v1/chat/completions": sent(body)}, NAME)
    for status in (204, 301, 400, 401, 404, 413, 418, 429, 500, 503):
        for changed in variants([{"error": {"message": "m", "type": "t", "code": "c", "param": None}}], chance, 3):
            body = written(changed[0] if changed else None)
            use(OpenAiEngine, {"/v1/models": sent(written(listed)), "/v1/chat/completions": sent(body, status)}, NAME)


BYTES = (
    b"",
    b"\xff\xfe\x00",
    b"data:",
    b"data: \xff\n\n",
    b"data: {\n\n",
    b": ping\n\n" * 200,
    b"\r\n\r\n",
    b"event: error\ndata: {}\n\n",
    b"data: " + b"[" * 5000 + b"\n\n",
    b"data: " + b"x" * 3_000_000 + b"\n\n",
    b"{" * 100_000,
    b"[" * 200_000,
    b'{"message": ' + b"[" * 200_000,
    b"x" * (9 * 2**20),
    b'{"message": {"content": "a"}, "done": true, "eval_count": 1e999}\n',
    b'{"error": "x", "status": {}}\n',
    b"\x1f\x8b\x08\x00broken",
)


@pytest.mark.parametrize("body", BYTES, ids=lambda body: repr(body[:12]))
def test_bytes_that_are_no_answer(body: bytes) -> None:
    for status in (200, 500):
        tags = sent(written(TAGS))
        use(
            OllamaEngine, {"/api/tags": tags, "/api/show": sent(written(SHOW)), "/api/chat": sent(body, status)}, "a:q4"
        )
        use(OllamaEngine, {path: sent(body, status) for path in ("/api/tags", "/api/show", "/api/ps")}, "a:q4")
        listed = sent(written({"data": [{"id": NAME}]}))
        use(OpenAiEngine, {"/v1/models": listed, "/v1/chat/completions": sent(body, status)}, NAME)
        use(OpenAiEngine, {"/v1/models": sent(body, status)}, NAME)
