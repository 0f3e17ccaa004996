"""What the real servers of the tests cannot be made to do on demand."""

from __future__ import annotations

import asyncio
import json
import logging
from base64 import b64encode
from http.server import BaseHTTPRequestHandler
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.model_card.parameters import Parameters
from tests.async_help import Answer
from tests.faulty_ollama import Reply, serving, whole
from tests.faulty_openai import NAME, chunk, events, raw, serving_models, usage
from tests.openai_help import KEY, judged, models, request
from trainer.engines.engine import EngineError
from trainer.engines.openai.engine import OpenAiEngine
from trainer.engines.openai.server_events import ServerEvents


def streamed(reply: Reply) -> tuple[Answer, EngineError | None]:
    with serving_models(chat=reply) as url:
        return judged(url)


def refused(url: str) -> EngineError:
    with pytest.raises(EngineError) as caught:
        models(url)
    return caught.value


# The stream


@given(st.lists(st.text(st.characters(exclude_characters="\r\n", exclude_categories=["Cs"]), min_size=1)), st.data())
def test_events_are_the_same_however_the_bytes_are_cut(texts: list[str], data: st.DataObject) -> None:
    end = data.draw(st.sampled_from(["\n", "\r\n", "\r"]))
    content = ("".join(f": {text}{end}event: x{end}data: {text}{end}{end}" for text in texts)).encode()
    cuts = sorted(data.draw(st.lists(st.integers(0, len(content)), max_size=8)))
    events_ = ServerEvents()
    found: list[str] = []
    for start, stop in zip([0, *cuts], [*cuts, len(content)], strict=True):
        found += events_.feed(content[start:stop])
    assert [*found, *events_.finish()] == texts


def test_a_stream_with_all_that_servers_add() -> None:
    def reply(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        first, second = (json.dumps(chunk(text), ensure_ascii=False).encode() for text in ("本院\u2028认", "为，"))
        cut = first.index("认".encode()) + 1
        raw(
            handler,
            b": OK\r\n\r\nevent: message\r\nid: 1\r\ndata: " + first[:cut],
            first[cut:] + b"\r\n\r\n: keep-alive\r\n\r\n",
            b"data:" + second + b"\r\n\r\n",
            f"data: {json.dumps({'choices': []})}\r\n\r\n".encode(),
            f"data: {json.dumps(chunk('', 'stop'))}\r\n\r\ndata: {json.dumps(usage(200))}\r\n\r\ndata: [DONE]".encode(),
        )

    got, error = streamed(reply)
    assert error is None
    assert got.text == "本院\u2028认为，"
    assert got.finished is not None
    assert (got.finished.reason, got.finished.prompt_tokens, got.finished.answer_tokens) == ("stop", 200, 3)


def test_ollama_behind_it_breaks_off_what_repeats_one_token() -> None:
    """It ends the stream without a reason then, and without [DONE]."""
    rows = [chunk(text) for text in ("本院", "认为，", *["甲"] * 101)]
    got, error = streamed(lambda handler, _: raw(handler, *(f"data: {json.dumps(row)}\n\n".encode() for row in rows)))
    assert error is None
    assert got.finished is not None
    assert got.finished.reason == "repeats"
    assert got.text[: got.finished.kept] == "本院认为，甲"


def test_a_stream_without_done_and_one_without_a_reason() -> None:
    end = json.dumps(chunk("认为。", "length"))
    got, error = streamed(lambda handler, _: raw(handler, f"data: {end}\n".encode()))
    assert (error, got.text) == (None, "认为。")
    assert got.finished is not None
    assert got.finished.reason == "length"
    got, error = streamed(lambda handler, _: events(handler, chunk("认为。")))
    assert (error, got.text) == (None, "认为。")


def test_a_server_that_does_not_stream() -> None:
    body = {**usage(200), "choices": [{"message": {"content": "认为。"}, "finish_reason": "stop"}]}
    text = json.dumps(body).encode()
    got, error = streamed(lambda handler, _: raw(handler, text, kind="application/json"))
    assert (error, got.text) == (None, "认为。")


@pytest.mark.parametrize("last", [b"", b'data: {"choices"'])
def test_a_stream_that_ceases(last: bytes) -> None:
    start = f"data: {json.dumps(chunk('本院'))}\n\n".encode()
    got, error = streamed(lambda handler, _: raw(handler, start, last))
    assert got.text == "本院"
    assert got.finished is None
    assert error is not None
    assert error.kind == "protocol"


def test_a_connection_cut_in_mid_stream() -> None:
    def cut(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        handler.send_response(200)
        handler.send_header("Content-Length", "100000")
        handler.end_headers()
        handler.wfile.write(f"data: {json.dumps(chunk('本院'))}\n\n".encode())

    got, error = streamed(cut)
    assert got.text == "本院"
    assert error is not None
    assert (error.kind, error.message.key) == ("protocol", "engines.openai-cut")


def test_an_error_in_mid_stream() -> None:
    broken = {"error": {"message": "EngineCore encountered an issue.", "code": 500}}
    got, error = streamed(lambda handler, _: events(handler, chunk("本院"), broken))
    assert got.text == "本院"
    assert error is not None
    assert error.kind == "died"


def test_thinking_is_dropped_in_each_of_its_forms() -> None:
    thought = {"choices": [{"delta": {"reasoning_content": "想"}}]}
    also = {"choices": [{"delta": {"reasoning": "想", "content": None}}]}
    rows = (thought, also, chunk("<thi"), chunk("nk>想</think>\n本院"), chunk("认为。", "stop"))
    got, error = streamed(lambda handler, _: events(handler, *rows))
    assert (error, got.text) == (None, "本院认为。")


# What the server says


@pytest.mark.parametrize(
    ("status", "body", "kind"),
    [
        (400, "This model's maximum context length is 4096 tokens. However, you requested 5000 tokens.", "too_long"),
        (400, "The input (5000 tokens) is longer than the model's context length (4096 tokens).", "too_long"),
        (400, "request (5000 tokens) exceeds the available context size (4096 tokens), try increasing it", "too_long"),
        (400, "Trying to keep the first 5000 tokens when context overflows. However, the model is loaded with context "
         "length of only 4096 tokens", "too_long"),
        (400, "The decoder prompt (length 5000) is longer than the maximum model length of 4096.", "too_long"),
        (400, "max_tokens must be at least 1, got -904.", "too_long"),
        (401, "Incorrect API key provided: sk-office-secret.", "key"),
        (403, "Forbidden", "key"),
        (404, "The model `office-model` does not exist.", "no_model"),
        (404, "No models loaded. Please load a model in the developer page.", "no_model"),
        (400, "The model does not support Chat Completions API", "no_model"),
        (404, "Not Found", "protocol"),
        (429, "Too many requests", "server"),
        (500, "CUDA out of memory. Tried to allocate 2.00 GiB", "server"),
        (500, "EngineDeadError", "died"),
        (503, "Loading model", "server"),
    ],
)  # fmt: skip
def test_what_the_server_says(status: int, body: str, kind: str) -> None:
    _, error = streamed(lambda handler, _: whole(handler, {"error": {"message": body}}, status))
    assert error is not None
    assert error.kind == kind
    assert "{" not in str(error)
    assert KEY not in f"{error} {error.detail} {error.__cause__!r}"


@pytest.mark.parametrize("status", [429, 502, 503, 504])
def test_a_busy_server_may_be_asked_again(status: int) -> None:
    page = b"<html><body>nginx</body></html>"
    _, error = streamed(lambda handler, _: raw(handler, page, kind="text/html", status=status))
    assert error is not None
    assert error.message.key == "engines.openai-busy"
    assert "再试一次" in str(error)


@pytest.mark.parametrize("status", [200, 404, 500])
def test_a_gateways_page_is_never_shown(status: int) -> None:
    page = b"<!DOCTYPE html><title>Sign in</title>"
    replies: dict[str, Reply] = {
        path: lambda handler, _: raw(handler, page, kind="text/html", status=status)
        for path in ("/v1/models", "/models")
    }
    with serving(replies) as host:
        error = refused(f"http://{host}")
    assert error.kind == "protocol"
    assert "<" not in str(error)
    assert "Sign in" not in f"{error} {error.detail}"


def test_no_such_path_names_what_was_tried() -> None:
    with serving({}) as host:
        error = refused(f"http://{host}/office")
    assert error.message.key == "engines.openai-no-such-path"
    assert "/office/v1" in str(error)
    assert "/v1" in str(error)


def test_a_server_without_the_usual_prefix() -> None:
    listed = {"data": [{"id": NAME}]}
    with serving({"/models": lambda handler, _: whole(handler, listed)}) as host:
        assert [model.name for model in models(f"http://{host}")] == [NAME]


def test_a_redirect_is_not_followed() -> None:
    visited: list[str] = []

    def note(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        visited.append(handler.path)
        whole(handler, {"data": [{"id": NAME}]})

    with serving({"/v1/models": note}) as other:

        def move(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
            handler.send_response(307)
            handler.send_header("Location", f"http://{other}/v1/models")
            handler.send_header("Content-Length", "0")
            handler.end_headers()

        with serving({"/v1/models": move}) as host:
            error = refused(f"http://{host}/v1")
    assert error.message.key == "engines.openai-moved"
    assert error.message.values["target"] == "127.0.0.1"
    assert visited == []


def test_no_proxy_is_asked_for_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with serving_models() as url:
        assert [model.name for model in models(url)] == [NAME]


# What is asked


def asked_of(times: int, *refusals: tuple[int, str]) -> tuple[list[dict[str, Any]], EngineError | None]:
    """The bodies that a server got which refuses with these first; every later one is answered."""
    bodies: list[dict[str, Any]] = []

    def reply(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        bodies.append(body)
        if len(bodies) <= len(refusals):
            status, message = refusals[len(bodies) - 1]
            whole(handler, {"detail": message}, status)
        else:
            events(handler, chunk("认为。", "stop"))

    parameters = Parameters(seed=7)
    with serving_models(chat=reply) as url:
        _, error = judged(url, request(parameters=parameters), times)
    return bodies, error


def test_the_options_and_no_thinking() -> None:
    (body,), error = asked_of(1)
    assert error is None
    assert body["chat_template_kwargs"] == {"enable_thinking": False}
    assert body["stream_options"] == {"include_usage": True}
    assert (body["temperature"], body["top_p"], body["seed"], body["max_tokens"]) == (0.2, 0.8, 7, 1024)
    assert "<|im_end|>" in body["stop"]
    assert [turn["role"] for turn in body["messages"]] == ["system", "user"]
    assert "reasoning_effort" not in body


def test_half_a_character_is_no_failure() -> None:
    bodies: list[dict[str, Any]] = []

    def reply(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        bodies.append(body)
        events(handler, chunk("认为。", "stop"))

    with serving_models(chat=reply) as url:
        got, error = judged(url, request("甲某\ud83d盗窃。"))
    assert (error, got.text) == (None, "认为。")
    assert "甲某?盗窃。" in bodies[0]["messages"][-1]["content"]


def test_fields_that_a_server_refuses_are_left_out_from_then_on(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        bodies, error = asked_of(
            2, (422, "Extra inputs are not permitted"), (400, "Unsupported parameter: 'seed' is not supported.")
        )
    assert error is None
    assert len(bodies) == 4
    assert "chat_template_kwargs" not in bodies[1]
    assert "seed" in bodies[1]
    assert "seed" not in bodies[2]
    assert bodies[3].keys() == bodies[2].keys()
    assert "seed" in caplog.text
    assert KEY not in caplog.text


def test_a_server_that_calls_the_longest_answer_otherwise() -> None:
    message = "Unsupported parameter: 'max_tokens' is not supported. Use 'max_completion_tokens' instead."
    bodies, error = asked_of(1, (400, message))
    assert error is None
    assert "max_tokens" not in bodies[1]
    assert bodies[1]["max_completion_tokens"] == 1024


def test_another_refusal_is_not_asked_again() -> None:
    bodies, error = asked_of(1, (400, "The prompt holds a word that is forbidden here."))
    assert len(bodies) == 1
    assert error is not None
    assert "forbidden here" in str(error)


def test_name_and_password_of_the_address_sign_in_and_are_told_nowhere() -> None:
    seen: list[str | None] = []

    def reply(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        seen.append(handler.headers["Authorization"])
        whole(handler, {"error": {"message": "no"}}, 500)

    async def ask(host: str) -> EngineError:
        engine = OpenAiEngine(f"http://office:pass%40word@{host}/v1", key=lambda: None)
        try:
            await engine.models()
        except EngineError as error:
            return error
        finally:
            await engine.close()
        raise AssertionError

    with serving({"/v1/models": reply}) as host:
        error = asyncio.run(ask(host))
    assert seen == ["Basic " + b64encode(b"office:pass@word").decode()]
    assert "pass" not in f"{error} {error.detail} {error.message!r}"


def test_a_key_stays_out_of_everything_that_is_said(caplog: pytest.LogCaptureFixture) -> None:
    seen: list[str | None] = []

    def reply(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        seen.append(handler.headers["Authorization"])
        whole(handler, {"error": {"message": f"Incorrect API key provided: {KEY}"}}, 401)

    with caplog.at_level(logging.DEBUG), serving_models(chat=reply) as url:
        _, error = judged(url)
    assert seen == [f"Bearer {KEY}"]
    assert error is not None
    told = f"{error!r} {error.detail} {error.message!r} {error.__cause__!r} {error.__cause__} {caplog.text}"
    assert KEY not in told
