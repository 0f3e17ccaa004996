"""No way of the program leads a case to a model in the cloud: every command, every name of one, and every redirect."""

from __future__ import annotations

import asyncio
import hashlib
import json
from collections.abc import Awaitable, Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from desktop.commands.judge import main as judge
from desktop.judging.case import Case
from desktop.judging.judging import request_for
from resources.model_card.parameters import Parameters
from resources.ollama.host import read_host
from tests.async_help import answer
from tests.faulty_ollama import Reply, serving, whole
from tests.ollama_server import OllamaServer
from trainer.engines.engine import EngineError, Model, Request
from trainer.engines.ollama.engine import OllamaEngine
from trainer.engines.ollama.library import OllamaLibrary
from trainer.publish.held_out_case import HeldOutCase
from trainer.publish.judged_cases import judge_cases
from trainer.samples.prompt import prompt_turns

CARD = {"template": "", "capabilities": ["completion"]}
ELSEWHERE = {"remote_host": "https://ollama.com:443", "remote_model": "gpt-oss:120b"}
ENTRY = {"size": 1, "digest": "0" * 64}
END = {"message": {"role": "assistant", "content": "本院"}, "done": True, "done_reason": "stop"}


class Cloud:
    """A server with one model; keeps every question that it was sent to answer or to fetch something."""

    def __init__(self, name: str, entry: dict[str, Any] | None = None, card: dict[str, Any] | None = None) -> None:
        self.asked: list[dict[str, Any]] = []
        listed = {"models": [{"name": name, "model": name, **ENTRY, **(entry or {})}]}
        self.replies: dict[str, Reply] = {
            "/api/version": lambda handler, _: whole(handler, {"version": "0.24.0"}),
            "/api/tags": lambda handler, _: whole(handler, listed),
            "/api/ps": lambda handler, _: whole(handler, {"models": []}),
            "/api/show": lambda handler, _: whole(handler, CARD | (card or {})),
            "/api/chat": self._answer,
            "/api/pull": self._answer,
            "/api/generate": self._answer,
        }

    def _answer(self, handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        self.asked.append(body)
        whole(handler, END)


def request(name: str) -> Request:
    return request_for(Model(name, "ollama"), Case("甲某盗窃。"), Parameters())


async def pulled(engine: OllamaEngine, name: str) -> None:
    async for _ in engine.pull(name):
        pass


Way = Callable[[OllamaEngine, str], Awaitable[Any]]
WAYS: dict[str, Way] = {
    "find": lambda engine, name: engine.find(name),
    "judge": lambda engine, name: answer(engine, request(name)),
    "preload": lambda engine, name: engine.preload(Model(name, "ollama"), Parameters()),
    "count": lambda engine, name: engine.count_tokens(request(name)),
}


def refusal(host: str, way: Way, name: str) -> EngineError:
    async def run() -> None:
        engine = OllamaEngine(host)
        try:
            await way(engine, name)
        finally:
            await engine.close()

    with pytest.raises(EngineError) as caught:
        asyncio.run(run())
    assert "{" not in str(caught.value)
    return caught.value


CLOUDS = [
    ("gpt-oss:120b-cloud", {}, {}),
    ("GPT-oss:Cloud", {}, {}),
    (" gpt-oss:20b:cloud ", {}, {}),
    ("mine:latest", ELSEWHERE, ELSEWHERE),
    ("mine:latest", {}, ELSEWHERE),
    ("mine:latest", {}, {"remote_model": "gpt-oss:120b"}),
]


@pytest.mark.parametrize("way", sorted(WAYS))
@pytest.mark.parametrize(("name", "entry", "card"), CLOUDS)
def test_the_engine_refuses(way: str, name: str, entry: dict[str, Any], card: dict[str, Any]) -> None:
    cloud = Cloud(name.strip(), entry, card)
    with serving(cloud.replies) as host:
        assert refusal(host, WAYS[way], name).kind == "refused"
    assert cloud.asked == []


@pytest.mark.parametrize("name", ["gpt-oss:120b-cloud", "gpt-oss:120b-cloud ", "GPT-oss:Cloud", " gpt-oss:20b: cloud "])
def test_none_is_fetched(name: str) -> None:
    cloud = Cloud("other:latest")
    with serving(cloud.replies) as host:
        assert refusal(host, pulled, name).kind == "refused"
    assert cloud.asked == []


@pytest.mark.parametrize(("name", "entry", "card"), CLOUDS)
def test_none_is_listed(name: str, entry: dict[str, Any], card: dict[str, Any]) -> None:
    async def run(host: str) -> list[Model]:
        engine = OllamaEngine(host)
        try:
            return await engine.models()
        finally:
            await engine.close()

    with serving(Cloud(name, entry, card).replies) as host:
        assert asyncio.run(run(host)) == []


@pytest.mark.parametrize(("name", "entry", "card"), CLOUDS)
def test_judge_refuses(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
    name: str,
    entry: dict[str, Any],
    card: dict[str, Any],
) -> None:
    cloud = Cloud(name.strip(), entry, card)
    file = tmp_path / "facts.txt"
    file.write_text("甲某盗窃手机一部。", encoding="utf-8")
    with serving(cloud.replies) as host:
        monkeypatch.setenv("OLLAMA_HOST", host)
        assert judge([str(file), "--engine", "ollama", "--model", name, "--json"]) == 3
    assert "云端" in capsys.readouterr().err
    assert cloud.asked == []


@pytest.mark.parametrize(("name", "entry", "card"), CLOUDS)
def test_neither_proof_nor_held_out_cases_go_there(name: str, entry: dict[str, Any], card: dict[str, Any]) -> None:
    cloud = Cloud(name.strip(), entry, card)
    with serving(cloud.replies) as text:
        host = read_host(text)
        with OllamaLibrary(host) as library:
            with pytest.raises(EngineError) as rendered:
                library.rendered(name, prompt_turns("甲某盗窃。"), Parameters())
            with pytest.raises(EngineError) as proof:
                library.answer(name, prompt_turns("甲某盗窃。"), Parameters())
        with pytest.raises(EngineError) as cases:
            judge_cases((HeldOutCase("事实", "判决"),), name, None, host, num_predict=8)
    assert {error.value.kind for error in (rendered, proof, cases)} == {"refused"}
    assert cloud.asked == []


@pytest.mark.parametrize("work", ["copy", "create", "show", "delete"])
def test_the_library_names_none(work: str) -> None:
    cloud = Cloud("law:q4")
    with serving(cloud.replies) as text, OllamaLibrary(read_host(text)) as library:
        does: dict[str, Callable[[], object]] = {
            "copy": lambda: library.copy("law:q4", "law:120b-cloud"),
            "create": lambda: library.create("law:cloud", {}, {}),
            "show": lambda: library.show("law:cloud"),
            "delete": lambda: library.delete("law:cloud"),
        }
        with pytest.raises(EngineError) as caught:
            does[work]()
    assert caught.value.kind == "refused"


def test_a_name_that_has_come_to_stand_for_the_cloud_since_it_was_listed() -> None:
    cloud = Cloud("mine:latest")
    now = dict(CARD)
    cloud.replies["/api/show"] = lambda handler, _: whole(handler, now)

    async def run(host: str) -> None:
        engine = OllamaEngine(host)
        try:
            (model,) = await engine.models()
            await answer(engine, request_for(model, Case("甲某盗窃。"), Parameters()))
            now.update(ELSEWHERE)
            await answer(engine, request_for(model, Case("甲某盗窃。"), Parameters()))
        finally:
            await engine.close()

    with serving(cloud.replies) as host, pytest.raises(EngineError) as caught:
        asyncio.run(run(host))
    assert caught.value.kind == "refused"
    assert len(cloud.asked) == 1


def test_the_real_server_marks_a_model_elsewhere_and_it_is_refused(own_ollama_server: OllamaServer) -> None:
    """A manifest as ``ollama create`` writes it FROM a model in the cloud, under a name that does not show it."""
    server = own_ollama_server
    config = json.dumps({"model_format": "", "model_family": "gptoss", **ELSEWHERE}).encode()
    digest = hashlib.sha256(config).hexdigest()
    (server.models / "blobs" / f"sha256-{digest}").write_bytes(config)
    layer = {
        "mediaType": "application/vnd.docker.container.image.v1+json",
        "digest": f"sha256:{digest}",
        "size": len(config),
    }
    manifest = {
        "schemaVersion": 2,
        "mediaType": "application/vnd.docker.distribution.manifest.v2+json",
        "config": layer,
        "layers": [],
    }
    folder = server.models / "manifests" / "registry.ollama.ai" / "library" / "office"
    folder.mkdir(parents=True)
    (folder / "latest").write_text(json.dumps(manifest), encoding="utf-8")
    (entry,) = (each for each in server.call("GET", "/api/tags")["models"] if each["name"] == "office:latest")
    assert entry["remote_host"] == ELSEWHERE["remote_host"]
    before = server.finished_chats()
    for way in WAYS.values():
        assert refusal(server.host, way, "office").kind in {"refused", "server"}  # the server itself has it off
    assert refusal(server.host, WAYS["find"], "Office").kind == "refused"
    assert server.finished_chats() == before


@pytest.mark.parametrize(
    "host",
    [
        "ollama.com",
        "https://ollama.com",
        "https://OLLAMA.com.:443/",
        "https://api.Ollama.COM",
        "http://www.ollama.com:11434",
        "https://user:secret@ollama.com",
        "https://ollama。com",
        "https://ｏｌｌａｍａ.com",
        "https://ollama\u00ad.com",
    ],
)
def test_ollamas_own_service_is_not_spoken_to(host: str) -> None:
    for way in WAYS.values():
        assert refusal(host, way, "law").kind == "refused"
    with OllamaLibrary(read_host(host)) as library, pytest.raises(EngineError, match="云端"):
        library.version()


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_not_followed(status: int) -> None:
    cloud = Cloud("law:latest")

    with serving(cloud.replies) as elsewhere:

        def away(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
            handler.send_response(status)
            handler.send_header("Location", f"http://user:secret@{elsewhere}{handler.path}?ticket=secret")
            handler.send_header("Content-Length", "0")
            handler.end_headers()

        with serving(dict.fromkeys(cloud.replies, away)) as host:
            for way in (*WAYS.values(), pulled):
                error = refusal(host, way, "law")
                assert error.kind == "protocol"
                assert elsewhere in str(error)
                assert "secret" not in f"{error} {error.detail}"
    assert cloud.asked == []
