"""Ollama's models folder read without the server."""

from __future__ import annotations

import asyncio
import hashlib
import shutil
from pathlib import Path

import pytest

from desktop.judging.case import Case
from desktop.judging.judging import request_for
from resources.model_card.parameters import Parameters
from resources.model_card.template import OLLAMA_TEMPLATE
from tests.async_help import Answer, answer
from tests.fixtures_ollama import TINY, TINY_SYSTEM
from tests.gguf_made import rewritten
from tests.ollama_server import OllamaServer
from trainer.engines.embedded.engine import EmbeddedEngine
from trainer.engines.embedded.ollama_folder import models_folder, stored_file, stored_models
from trainer.engines.engine import EngineError, Model
from trainer.engines.ollama.engine import OllamaEngine


def test_finds_what_the_real_server_has_stored(ollama_server: OllamaServer) -> None:
    (model,) = stored_models(ollama_server.models)
    (listed,) = ollama_server.call("GET", "/api/tags")["models"]
    assert model.label == TINY == listed["name"]
    assert model.system == TINY_SYSTEM
    assert model.quantization == listed["details"]["quantization_level"]
    assert model.parameters == listed["details"]["parameter_size"]
    assert model.digest is not None
    assert Path(model.name).name == f"sha256-{model.digest}"


def test_a_stored_model_writes_without_the_server(ollama_server: OllamaServer, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("OLLAMA_MODELS", str(ollama_server.models))

    async def run() -> Answer:
        engine = EmbeddedEngine()
        try:
            model = await engine.find(TINY)
            return await answer(engine, request_for(model, Case("甲某盗窃。"), Parameters(num_predict=8)))
        finally:
            await engine.close()

    assert asyncio.run(run()).finished is not None


def test_a_model_in_parts_is_ollamas_alone(own_ollama_server: OllamaServer, tiny_gguf: Path, tmp_path: Path) -> None:
    """It lies there in several layers, none of which is the model."""
    server = own_ollama_server
    files = {}
    for part in rewritten(tiny_gguf, tmp_path / "parts.gguf", parts=2):
        digest = f"sha256:{hashlib.sha256(part.read_bytes()).hexdigest()}"
        server.call("POST", f"/api/blobs/{digest}", content=part.read_bytes())
        files[part.name] = digest
    body = {"model": "parts", "files": files, "template": OLLAMA_TEMPLATE, "stream": False}
    server.call("POST", "/api/create", json=body)
    assert [model.label for model in stored_models(server.models)] == [TINY]
    with pytest.raises(EngineError) as caught:
        stored_file("parts", server.models)
    assert caught.value.message.key == "engines.file-for-ollama"

    async def run() -> tuple[Model, int | None, Answer]:
        engine = OllamaEngine(server.host)
        try:
            model = await engine.find("parts")
            asked = request_for(model, Case("甲某盗窃。"), Parameters(num_predict=8))
            return model, await engine.count_tokens(asked), await answer(engine, asked)
        finally:
            await engine.close()

    model, counted, got = asyncio.run(run())
    assert model.size_bytes is not None
    assert model.size_bytes >= tiny_gguf.stat().st_size
    assert counted is None
    assert got.finished is not None
    assert got.finished.answer_tokens == 8


def test_a_damaged_manifest_hides_no_other(ollama_server: OllamaServer, tmp_path: Path) -> None:
    folder = tmp_path / "models"
    shutil.copytree(ollama_server.models, folder)
    namespace = folder / "manifests" / "registry.ollama.ai" / "someone" / "model"
    namespace.mkdir(parents=True)
    (namespace / "q4").write_text("{", encoding="utf-8")
    (namespace / "q5").write_text('{"layers": [{"mediaType": 1}]}', encoding="utf-8")
    (namespace / "q6").write_text("[]", encoding="utf-8")
    assert [model.label for model in stored_models(folder)] == [TINY]


def test_no_folder_no_models(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("OLLAMA_MODELS", str(tmp_path / "nowhere"))
    assert models_folder() is None
    assert stored_models() == []
