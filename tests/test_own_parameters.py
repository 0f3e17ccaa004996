"""The options of a model's own Modelfile: its stops beside ours, the others before ours unless the user chose."""

from __future__ import annotations

import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import replace
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any, TypeVar

import pytest

from desktop.commands.judge import main as judge
from desktop.judging.case import Case
from desktop.judging.judging import judge_case, request_for
from desktop.settings.settings import Settings
from resources.model_card.modelfile import Modelfile
from resources.model_card.parameters import Parameters
from resources.model_card.template import OLLAMA_TEMPLATE
from tests.async_help import Answer, answer
from tests.faulty_ollama import Reply, lines, serving, whole
from tests.fixtures_ollama import TINY_PARAMETERS
from tests.ollama_server import OllamaServer
from tests.tiny_model import write_spelling_model
from trainer.engines.embedded.engine import EmbeddedEngine
from trainer.engines.embedded.ollama_folder import stored_models
from trainer.engines.engine import Model
from trainer.engines.ollama.engine import OllamaEngine
from trainer.engines.own_parameters import NOTHING_STATED, OwnParameters
from trainer.engines.stated_parameters import read_stated, stated_parameters
from trainer.evaluation.answering.answerer import greedy
from trainer.evaluation.answering.engine_answerer import named_answerer
from trainer.export.export import ExportJob, export
from trainer.export.metadata import Provenance
from trainer.export.mixture import FileType

T = TypeVar("T")

ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
STOPS = ("</s>", 'a"b\n\u200b', "案情")
OWN = {"stop": STOPS, "temperature": 0.6, "top_p": 0.95, "num_ctx": 2048, "seed": 7, "top_k": 20}
# Ollama itself adds those of a template that it knows.
CHATML = ("<|im_start|>", "<|im_end|>")
FACTS = "甲某盗窃。"


def with_engine(host: str, work: Callable[[OllamaEngine], Awaitable[T]]) -> T:
    async def run() -> T:
        engine = OllamaEngine(host)
        try:
            return await work(engine)
        finally:
            await engine.close()

    return asyncio.run(run())


@pytest.fixture(scope="module")
def spelling(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A model that spells the alphabet, whatever it is asked."""
    folder = tmp_path_factory.mktemp("own-parameters")
    file = folder / "spelling.gguf"
    export(
        ExportJob(
            write_spelling_model(folder / "base", ALPHABET), file, Provenance("spelling"), file_type=FileType.Q8_0
        )
    )
    return file


def test_what_goes_before_what() -> None:
    own = OwnParameters(num_ctx=8192, temperature=0.6, top_p=0.95, seed=3, stop=("</s>", "<|im_end|>"))
    sent = own.under(Parameters())
    assert (sent.num_ctx, sent.temperature, sent.top_p, sent.seed) == (8192, 0.6, 0.95, 3)
    assert (sent.num_predict, sent.repeat_penalty) == (Parameters().num_predict, 1.0)
    assert sent.stop == ("</s>", "<|im_end|>", "<|endoftext|>")
    chosen = own.under(Parameters(temperature=0.9, seed=5, chosen=frozenset({"temperature"})))
    assert (chosen.temperature, chosen.seed, chosen.num_ctx) == (0.9, 5, 8192)
    assert own.under(sent) == sent
    assert NOTHING_STATED.under(Parameters()) == Parameters()


def test_the_user_chose_what_is_not_as_it_was_at_first() -> None:
    assert Settings().parameters() == Parameters()
    changed = replace(Settings(), temperature=0.7, num_ctx=8192, seed=1).parameters()
    assert changed.chosen == {"temperature", "num_ctx", "seed"}
    own = OwnParameters(num_ctx=2048, temperature=0.1, top_p=0.5)
    sent = own.under(changed)
    assert (sent.num_ctx, sent.temperature, sent.top_p, sent.seed) == (8192, 0.7, 0.5, 1)


def test_what_is_chosen_is_no_option() -> None:
    assert "chosen" not in Parameters(chosen=frozenset({"seed"})).as_options()
    assert Parameters(temperature=None).as_options().keys() == Parameters().as_options().keys() - {"temperature"}


@pytest.mark.parametrize(
    "printed",
    [
        "",
        "temperature",
        "temperature  warm\ntop_p [1]\nnum_ctx 0\nstop 5\nseed true",
        "num_ctx 9e99\ntemperature nan",
        'stop "a\nstop "' + "(" * 500,
    ],
)
def test_what_cannot_be_read_is_not_stated(printed: str) -> None:
    assert read_stated(printed) == NOTHING_STATED


def test_plain_values_as_a_manifest_has_them() -> None:
    assert stated_parameters({"stop": "x", "num_ctx": 100.0, "temperature": 1}) == OwnParameters(
        stop=("x",), num_ctx=100, temperature=1.0
    )
    assert stated_parameters({"num_predict": -1}).under(Parameters()).prompt_limit() == 3072


def test_the_real_server_prints_what_is_read(own_ollama_server: OllamaServer, tiny_gguf: Path) -> None:
    own_ollama_server.add("own", tiny_gguf, template=OLLAMA_TEMPLATE, parameters=OWN)
    own = with_engine(own_ollama_server.host, lambda engine: engine.find("own")).own
    assert own == OwnParameters(stop=STOPS, temperature=0.6, top_p=0.95, num_ctx=2048, seed=7)
    listed = {model.name: model.own for model in with_engine(own_ollama_server.host, lambda engine: engine.models())}
    assert listed == {"own:latest": own, "tiny-law:latest": OwnParameters(stop=CHATML)}


def test_of_a_model_made_here_nothing_changes(own_ollama_server: OllamaServer, tiny_gguf: Path) -> None:
    own_ollama_server.add("ours", tiny_gguf, **Modelfile().create_fields())
    own = with_engine(own_ollama_server.host, lambda engine: engine.find("ours")).own
    for parameters in (
        Parameters(),
        Parameters(seed=4),
        replace(Settings(), temperature=0.9, num_ctx=8192).parameters(),
    ):
        assert own.under(parameters) == parameters


def test_its_own_stops_hold_beside_ours(own_ollama_server: OllamaServer, spelling: Path) -> None:
    fields: dict[str, Any] = {"template": OLLAMA_TEMPLATE}
    own_ollama_server.add("plain", spelling, parameters=TINY_PARAMETERS, **fields)
    own_ollama_server.add("stops", spelling, parameters=TINY_PARAMETERS | {"stop": ["F"]}, **fields)

    async def work(engine: OllamaEngine) -> list[Answer]:
        models = [await engine.find(name) for name in ("plain", "stops")]
        parameters = Parameters(temperature=0.0, num_predict=64, chosen=frozenset({"temperature"}))
        return [await answer(engine, request_for(model, Case(FACTS), parameters)) for model in models]

    plain, stops = with_engine(own_ollama_server.host, work)
    assert (plain.text, stops.text) == (ALPHABET, "ABCDE")
    assert stops.finished is not None
    assert stops.finished.reason == "stop"
    assert stops.finished.parameters is not None
    assert stops.finished.parameters.stop == ("F", *Parameters().stop)


def test_its_own_context_holds_unless_the_user_chose_one(own_ollama_server: OllamaServer, tiny_gguf: Path) -> None:
    own_ollama_server.add("short", tiny_gguf, template=OLLAMA_TEMPLATE, parameters=TINY_PARAMETERS | {"num_ctx": 2048})

    def context() -> int:
        (running,) = own_ollama_server.call("GET", "/api/ps")["models"]
        length: int = running["context_length"]
        return length

    async def work(engine: OllamaEngine) -> list[int]:
        model = await engine.find("short")
        usual = Parameters(num_predict=8)
        found = []
        for parameters in (usual, replace(usual, num_ctx=1024, chosen=frozenset({"num_ctx"}))):
            await engine.preload(model, parameters)
            found.append(context())
            await answer(engine, request_for(model, Case(FACTS), parameters))
            found.append(context())
        return found

    assert with_engine(own_ollama_server.host, work) == [2048, 2048, 1024, 1024]
    assert len(own_ollama_server.log.read_text().split("llama runner started")) <= 3  # loaded twice, not four times


class Recording:
    """A server with one model that states options of its own; keeps what it was asked with."""

    def __init__(self, printed: str) -> None:
        self.options: list[dict[str, Any]] = []
        entry = {"name": "own:latest", "model": "own:latest", "size": 1, "digest": "0" * 64}
        card = {"template": "", "capabilities": ["completion"], "parameters": printed}
        self.replies: dict[str, Reply] = {
            "/api/version": lambda handler, _: whole(handler, {"version": "0.24.0"}),
            "/api/tags": lambda handler, _: whole(handler, {"models": [entry]}),
            "/api/ps": lambda handler, _: whole(handler, {"models": []}),
            "/api/show": lambda handler, _: whole(handler, card),
            "/api/chat": self._chat,
        }

    def _chat(self, handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        self.options.append(body["options"])
        text = "本院认为，被告人甲某犯盗窃罪，判处有期徒刑八个月。"
        end = {"message": {"role": "assistant", "content": text}, "done": True, "done_reason": "stop"}
        lines(handler, end)


PRINTED = (
    'temperature                    0.6\nstop                           "</s>"\nnum_ctx                        8192'
)


def test_the_terminal_tells_what_was_sent(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    server = Recording(PRINTED)
    file = tmp_path / "facts.txt"
    file.write_text(FACTS, encoding="utf-8")
    with serving(server.replies) as host:
        monkeypatch.setenv("OLLAMA_HOST", host)
        assert judge([str(file), "--engine", "ollama", "--seed", "3", "--json"]) == 0
    said = capsys.readouterr()
    options = json.loads(said.out)["options"]
    assert options == server.options[0]
    assert (options["temperature"], options["num_ctx"], options["seed"], options["top_p"]) == (0.6, 8192, 3, 0.8)
    assert options["stop"] == ["</s>", *Parameters().stop]
    assert "temperature 0.6" in said.err
    assert "num_ctx 8192" in said.err
    assert "top_p" not in said.err


def test_the_verdict_has_what_was_sent() -> None:
    """Also where the model has changed since it was listed."""
    server = Recording(PRINTED)

    async def work(engine: OllamaEngine) -> Parameters:
        verdict = await judge_case(engine, Model("own", "ollama"), Case(FACTS), Parameters(), lambda _text: None)
        return verdict.parameters

    with serving(server.replies) as host:
        parameters = with_engine(host, work)
    assert parameters.as_options() == server.options[0]
    assert parameters.num_ctx == 8192


def test_an_evaluation_leaves_nothing_to_the_model() -> None:
    """As before: the scores of a model stay comparable."""
    server = Recording(PRINTED + "\nrepeat_penalty 1.1\nseed 9\nnum_predict 5")
    with serving(server.replies) as host:
        answerer = named_answerer(OllamaEngine(host), "own", greedy(64))
        try:
            answerer.answer([{"role": "user", "content": FACTS}])
        finally:
            answerer.close()
    assert server.options == [greedy(64).as_options()]
    assert answerer.parameters.as_options() == server.options[0]


def test_out_of_ollamas_folder_its_own_options_hold_too(
    own_ollama_server: OllamaServer, tiny_gguf: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OLLAMA_MODELS", str(own_ollama_server.models))
    stated = {"num_ctx": 1024, "temperature": 0.6}
    own_ollama_server.add("short", tiny_gguf, template=OLLAMA_TEMPLATE, parameters=stated)
    (model,) = (each for each in stored_models() if each.label == "short:latest")
    assert model.own == OwnParameters(num_ctx=1024, temperature=0.6, stop=CHATML)

    async def run() -> Answer:
        engine = EmbeddedEngine()
        try:
            return await answer(engine, request_for(model, Case(FACTS), Parameters(num_predict=8)))
        finally:
            await engine.close()

    finished = asyncio.run(run()).finished
    assert finished is not None
    assert finished.parameters is not None
    assert (finished.parameters.num_ctx, finished.parameters.temperature) == (1024, 0.6)
