"""Old servers, servers with a part of the API, gateways before them, and models that write nothing."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any, TypeVar

import pytest

from desktop.judging.case import Case
from desktop.judging.judging import request_for
from resources.model_card.parameters import Parameters
from resources.ollama.host import read_host
from tests.async_help import Answer, answer
from tests.faulty_ollama import Reply, lines, serving, whole
from tests.gguf_made import rewritten
from tests.ollama_server import OllamaServer
from trainer.engines.embedded.engine import EmbeddedEngine
from trainer.engines.embedded.ollama_folder import stored_file, stored_models
from trainer.engines.engine import EngineError, Model
from trainer.engines.ollama.engine import OllamaEngine
from trainer.engines.ollama.library import OllamaLibrary

T = TypeVar("T")
TEXT = "本院认为"
PAGE = "<!DOCTYPE html><html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>"


def with_engine(host: str, work: Callable[[OllamaEngine], Awaitable[T]]) -> T:
    async def run() -> T:
        engine = OllamaEngine(host)
        try:
            return await work(engine)
        finally:
            await engine.close()

    return asyncio.run(run())


def failure(host: str, work: Callable[[OllamaEngine], Awaitable[Any]]) -> EngineError:
    with pytest.raises(EngineError) as caught:
        with_engine(host, work)
    return caught.value


def judged(engine: OllamaEngine, name: str = "law:latest", facts: str = "甲某盗窃。") -> Awaitable[Answer]:
    return answer(engine, request_for(Model(name, "ollama"), Case(facts), Parameters()))


async def pulled(engine: OllamaEngine) -> None:
    async for _ in engine.pull("law"):
        pass


def answers(**cards: dict[str, Any]) -> dict[str, Reply]:
    """A server with these models, by the name before the tag; each card as /api/show has it."""
    entries = [
        {
            "name": f"{name}:latest",
            "model": f"{name}:latest",
            "size": 1,
            "digest": name,
            "details": card.pop("listed", {}),
        }
        for name, card in cards.items()
    ]
    end = {"message": {"role": "assistant", "content": TEXT}, "done": True, "done_reason": "stop"}
    return {
        "/api/version": lambda handler, _: whole(handler, {"version": "0.24.0"}),
        "/api/tags": lambda handler, _: whole(handler, {"models": entries}),
        "/api/ps": lambda handler, _: whole(handler, {"models": []}),
        "/api/show": lambda handler, body: whole(handler, cards[body["model"].partition(":")[0]]),
        "/api/chat": lambda handler, _: lines(handler, end),
    }


def missing(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
    """As Go's own server says it."""
    text = b"404 page not found"
    handler.send_response(404)
    handler.send_header("Content-Type", "text/plain")
    handler.send_header("Content-Length", str(len(text)))
    handler.end_headers()
    handler.wfile.write(text)


def page(status: int, kind: str = "text/html; charset=utf-8", text: str = PAGE) -> Reply:
    def reply(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        handler.send_response(status)
        if kind:
            handler.send_header("Content-Type", kind)
        handler.send_header("Content-Length", str(len(text)))
        handler.end_headers()
        handler.wfile.write(text.encode())

    return reply


EMBEDDING = {
    "bert": {"model_info": {"general.architecture": "bert", "bert.pooling_type": 1}},
    "nomic": {"model_info": {"general.architecture": "nomic-bert"}},
    "pooling": {"model_info": {"general.architecture": "qwen3", "qwen3.pooling_type": 3}},
    "family": {"listed": {"family": "nomic-bert", "families": ["nomic-bert"]}, "details": {"family": "nomic-bert"}},
    "families": {"details": {"family": "", "families": ["bert"]}},
    "told": {"capabilities": ["embedding"], "model_info": {"general.architecture": "qwen3"}},
}
WRITING = {
    "plain": {"model_info": {"general.architecture": "qwen3"}},
    "none": {"model_info": {"general.architecture": "qwen3", "qwen3.pooling_type": 0}},
    "unknown": {},
    "clip": {"details": {"family": "llama", "families": ["llama", "clip"]}},
    "believed": {"capabilities": ["completion", "tools"], "model_info": {"general.architecture": "bert"}},
}


@pytest.mark.parametrize("kind", sorted(EMBEDDING))
def test_an_embedding_model_is_not_offered_and_refused_when_named(kind: str) -> None:
    with serving(answers(law={}, vectors=dict(EMBEDDING[kind]))) as host:
        listed = with_engine(host, lambda engine: engine.models())
        assert [model.name for model in listed] == ["law:latest"]
        for work in (
            lambda engine: engine.find("vectors"),
            lambda engine: judged(engine, "vectors:latest"),
            lambda engine: engine.preload(Model("vectors:latest", "ollama"), Parameters()),
        ):
            error = failure(host, work)
            assert error.message.key == "engines.model-cannot-chat"
            assert "vectors" in str(error)


@pytest.mark.parametrize("kind", sorted(WRITING))
def test_what_may_write_is_offered(kind: str) -> None:
    with serving(answers(law=dict(WRITING[kind]))) as host:
        assert with_engine(host, lambda engine: engine.find("law")).name == "law:latest"
        assert [model.name for model in with_engine(host, lambda engine: engine.models())] == ["law:latest"]


@pytest.fixture(scope="module")
def embedding_gguf(tiny_gguf: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """As Qwen3-Embedding is: a chat model's architecture, and a pooled last layer."""
    target = tmp_path_factory.mktemp("embedding") / "vectors.gguf"
    return rewritten(tiny_gguf, target, {"qwen3.pooling_type": 3})[0]


def test_out_of_ollamas_folder_none_is_offered(
    own_ollama_server: OllamaServer, embedding_gguf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own_ollama_server.add("vectors", embedding_gguf)
    shown = own_ollama_server.call("POST", "/api/show", json={"model": "vectors"})
    assert shown["capabilities"] == ["embedding"]  # the real server thinks so too
    listed = with_engine(own_ollama_server.host, lambda engine: engine.models())
    assert [model.name for model in listed] == ["tiny-law:latest"]
    monkeypatch.setenv("OLLAMA_MODELS", str(own_ollama_server.models))
    assert [model.label for model in stored_models()] == ["tiny-law:latest"]

    async def find(name: str) -> Model:
        engine = EmbeddedEngine()
        try:
            return await engine.find(name)
        finally:
            await engine.close()

    file = stored_file("Vectors")
    assert file is not None
    for name in ("vectors", "VECTORS:latest", "registry.ollama.ai/library/vectors", str(file), str(embedding_gguf)):
        with pytest.raises(EngineError) as caught:
            asyncio.run(find(name))
        assert caught.value.message.key == "engines.file-embedding"
        assert "{" not in str(caught.value)
    assert asyncio.run(find("tiny-law:latest")).label == "tiny-law:latest"


def test_a_stored_model_that_only_ollama_can_run_is_said_to_be_so(
    own_ollama_server: OllamaServer, tiny_gguf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A model in several parts; and one in the cloud, which has no file."""
    import json

    manifest = own_ollama_server.models / "manifests" / "registry.ollama.ai" / "library" / "tiny-law" / "latest"
    content = json.loads(manifest.read_text("utf-8"))
    weights = next(each for each in content["layers"] if each["mediaType"].endswith("image.model"))
    content["layers"].insert(0, weights)
    manifest.write_text(json.dumps(content), encoding="utf-8")
    assert stored_models(own_ollama_server.models) == []
    with pytest.raises(EngineError) as caught:
        stored_file("tiny-law", own_ollama_server.models)
    assert caught.value.message.key == "engines.file-for-ollama"
    assert stored_file("nobody", own_ollama_server.models) is None


@pytest.mark.parametrize("lacking", ["/api/ps", "/api/show", "/api/version"])
@pytest.mark.parametrize(
    "reply",
    [
        missing,
        lambda handler, _: whole(handler, {"detail": "Not Found"}, 404),
        lambda handler, _: whole(handler, {"error": "not here"}, 405),
        lambda handler, _: whole(handler, {"error": "not implemented"}, 501),
    ],
)
def test_a_server_that_lacks_something_works_all_the_same(lacking: str, reply: Reply) -> None:
    replies = answers(law={"capabilities": ["completion"]}) | {lacking: reply}
    with serving(replies) as host:
        (model,) = with_engine(host, lambda engine: engine.models())
        assert (model.name, model.loaded, model.gpu_share) == ("law:latest", False, None)
        assert with_engine(host, lambda engine: engine.find("Law")) == model
        assert with_engine(host, judged).text == TEXT
        assert with_engine(host, lambda engine: engine.outdated()) is None
        with_engine(host, lambda engine: engine.preload(model, Parameters()))


NEWER: dict[str, tuple[dict[str, Any], list[dict[str, Any]]]] = {
    "a model that can think": (
        {"capabilities": ["completion", "tools", "thinking"], "thinking": {"values": [False, "low", "high"]}},
        [{"message": {"role": "assistant", "content": "", "thinking": "想"}}, {"message": {"content": TEXT}}],
    ),
    "no model_info": ({"capabilities": ["completion"], "model_info": None, "details": None}, []),
    "model_info of another shape": ({"capabilities": ["completion"], "model_info": {}}, []),
    "probabilities and fields of a later day": (
        {"capabilities": ["completion"], "requires": "0.35.0", "model_info": {"general.architecture": "qwen9"}},
        [
            {"message": {"content": TEXT, "role": "assistant"}, "logprobs": [{"token": TEXT, "logprob": -0.1}]},
            {"message": {"content": "", "role": "assistant", "tool_calls": []}, "prompt_eval_cached_count": 7},
        ],
    ),
}


@pytest.mark.parametrize("kind", NEWER)
@pytest.mark.parametrize("version", ["0.0.0", "0.35.0-rc1", "1.4.2"])
def test_a_newer_server_works_and_frightens_nobody(kind: str, version: str) -> None:
    card, written = NEWER[kind]
    end = {"message": {"role": "assistant", "content": "" if written else TEXT}, "done": True, "done_reason": "stop"}

    def chat(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        lines(handler, *(written if body["messages"] else []), end)

    replies = answers(law=card) | {
        "/api/version": lambda handler, _: whole(handler, {"version": version}),
        "/api/chat": chat,
    }
    with serving(replies) as host:
        (model,) = with_engine(host, lambda engine: engine.models())
        assert model.name == "law:latest"
        assert with_engine(host, lambda engine: engine.outdated()) is None
        assert with_engine(host, lambda engine: engine.version()) == f"Ollama {version}"
        with_engine(host, lambda engine: engine.preload(model, Parameters()))
        got = with_engine(host, judged)
    assert got.text == TEXT
    assert got.finished is not None
    assert got.finished.reason == "stop"


def test_a_reason_of_a_later_day_is_no_end() -> None:
    end = {"message": {"role": "assistant", "content": TEXT}, "done": True, "done_reason": "quota"}
    with serving(answers(law={}) | {"/api/chat": lambda handler, _: lines(handler, end)}) as host:
        assert failure(host, judged).message.key == "engines.ollama-without-end"


def test_without_cards_a_model_elsewhere_is_refused_all_the_same() -> None:
    entry = {"name": "mine:latest", "model": "mine:latest", "remote_host": "https://ollama.com:443"}
    replies = answers() | {"/api/show": missing, "/api/tags": lambda handler, _: whole(handler, {"models": [entry]})}
    with serving(replies) as host:
        assert failure(host, lambda engine: judged(engine, "mine")).kind == "refused"
        assert failure(host, lambda engine: judged(engine, "nobody")).kind == "no_model"


WAYS: dict[str, Callable[[OllamaEngine], Awaitable[Any]]] = {
    "list": lambda engine: engine.models(),
    "find": lambda engine: engine.find("law"),
    "judge": judged,
    "preload": lambda engine: engine.preload(Model("law:latest", "ollama"), Parameters()),
    "pull": pulled,
}
PAGES = {
    "200": page(200),
    "502": page(502),
    "404": page(404),
    "503 without a kind": page(503, ""),
    "504 in words": page(504, "text/plain", "upstream request timeout"),
    "200 xhtml": page(200, "application/xhtml+xml"),
}


@pytest.mark.parametrize("way", sorted(WAYS))
@pytest.mark.parametrize("kind", sorted(PAGES))
def test_a_gateways_page_is_one_sentence(way: str, kind: str) -> None:
    with serving(dict.fromkeys([*answers(), "/api/pull"], PAGES[kind])) as host:
        error = failure(host, WAYS[way])
        assert (error.kind, error.message.key) == ("protocol", "engines.ollama-page")
        assert host in str(error)
        assert kind[:3] in str(error)
    for words in ("<", "nginx", "upstream", "\n"):
        assert words not in f"{error} {error.detail} {error.__cause__}"


@pytest.mark.parametrize("kind", sorted(PAGES))
def test_neither_is_it_shown_where_models_are_published(kind: str, tmp_path: Path) -> None:
    paths = ["/api/version", "/api/tags", "/api/show", "/api/create", "/api/copy", "/api/blobs/sha256:0"]
    file = tmp_path / "file"
    file.write_bytes(b"GGUF")
    with serving(dict.fromkeys(paths, PAGES[kind])) as text, OllamaLibrary(read_host(text)) as library:
        for work in (
            library.version,
            library.models,
            lambda: library.show("law"),
            lambda: library.create("law", {}, {}),
            lambda: library.copy("law", "other"),
            lambda: library.upload_blob(file, "0", lambda _: None),
        ):
            with pytest.raises(EngineError) as caught:
                work()
            assert caught.value.message.key == "engines.ollama-page"
            assert "<" not in f"{caught.value} {caught.value.detail}"


def test_a_page_is_no_file_that_is_there_already() -> None:
    """nginx answers HEAD with its own page: nothing would then be uploaded."""
    with serving({"/api/blobs/sha256:0": page(200)}) as text, OllamaLibrary(read_host(text)) as library:
        with pytest.raises(EngineError) as caught:
            library.has_blob("0")
        assert caught.value.message.key == "engines.ollama-page"


def test_a_page_behind_which_only_the_chat_stands() -> None:
    """The gateway knows some paths, and has its own page for the long one."""
    replies = answers(law={"capabilities": ["completion"]}) | {"/api/chat": page(504)}
    with serving(replies) as host:
        assert failure(host, judged).message.key == "engines.ollama-page"


@pytest.mark.parametrize(
    "text", ["Ollama is running", "[]", "null", '{"models": 7}', '{"models": [7]}', '{"models": [{}]}']
)
def test_what_is_no_list_of_ollamas_is_said_to_be_none(text: str) -> None:
    with serving(answers() | {"/api/tags": page(200, "application/json", text)}) as host:
        for work in (WAYS["list"], WAYS["find"]):
            assert failure(host, work).message.key == "engines.ollama-not-understood"
        with OllamaLibrary(read_host(host)) as library, pytest.raises(EngineError) as caught:
            library.models()
    assert caught.value.kind == "protocol"


def test_signs_that_end_a_line_elsewhere_are_part_of_the_text() -> None:
    text = "本院\u0085认\u2028为\x0b，\u001e。"

    def chat(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        import json

        handler.send_response(200)
        handler.end_headers()
        for piece in text:
            line = {"message": {"role": "assistant", "content": piece}, "done": False}
            handler.wfile.write(json.dumps(line, ensure_ascii=False).encode() + b"\r\n")
        end = {"message": {"role": "assistant", "content": ""}, "done": True, "done_reason": "stop"}
        handler.wfile.write(json.dumps(end).encode())  # without a line's end

    with serving(answers(law={"capabilities": ["completion"]}) | {"/api/chat": chat}) as host:
        assert with_engine(host, judged).text == text
