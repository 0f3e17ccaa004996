"""An answer that Ollama breaks off because a token repeats itself: what came of it counts, wherever it is asked for.

Up to 0.34.0 the stream just ends after 30 of them; later servers say so after 100.
"""

from __future__ import annotations

import asyncio
import json
from pathlib import Path
from typing import Any

import pytest

from desktop.batch.counts import counts_of
from desktop.batch.result_index import indexed
from desktop.commands.judge import main as judge
from resources.model_card.parameters import Parameters
from resources.model_card.template import OLLAMA_TEMPLATE
from resources.ollama.host import read_host
from tests.async_help import Answer, answer
from tests.faulty_ollama import Reply, lines, serving, whole
from tests.fixtures_ollama import TINY_PARAMETERS
from tests.ollama_server import OllamaServer
from tests.openai_help import judged as judged_over_openai
from tests.test_batch_run import Heard
from tests.test_batch_servers import judged as judged_in_a_batch
from tests.tiny_model import write_stuck_model
from trainer.engines.engine import EngineError, Model, Request
from trainer.engines.ollama.engine import OllamaEngine
from trainer.engines.ollama.library import OllamaLibrary
from trainer.evaluation.answering.answerer import greedy
from trainer.evaluation.answering.engine_answerer import named_answerer
from trainer.export.export import ExportJob, export
from trainer.export.metadata import Provenance
from trainer.export.mixture import FileType
from trainer.samples.prompt import prompt_turns

BEGINNING = ("本院", "认为", "，")
LIMIT = {"error": "prediction aborted, token repeat limit reached"}
TURNS = prompt_turns("被告人甲某盗窃。")
NAME = "stuck:latest"


def piece(text: str) -> dict[str, Any]:
    return {"message": {"role": "assistant", "content": text}, "done": False}


def sent(*texts: str, then: tuple[dict[str, Any], ...] = ()) -> Reply:
    return lambda handler, _: lines(handler, *(piece(text) for text in texts), *then)


# As servers of both kinds break off; a server that was never published may give a reason.
BROKEN_OFF = {
    "without a word": sent(*BEGINNING, *["甲"] * 31),
    "with an error": sent(*BEGINNING, *["甲"] * 101, then=(LIMIT,)),
    "white space beside it": sent(*BEGINNING, "甲", *[" 甲"] * 100, then=(LIMIT,)),
    "with a reason": sent(*BEGINNING, *["甲"] * 31, then=({**piece(""), "done": True, "done_reason": "repeat"},)),
}


def replies(chat: Reply) -> dict[str, Reply]:
    listed = {"models": [{"name": NAME, "model": NAME, "size": 1, "digest": "0" * 64}]}
    return {
        "/api/chat": chat,
        "/api/tags": lambda handler, _: whole(handler, listed),
        "/api/ps": lambda handler, _: whole(handler, {"models": []}),
    }


def judged(host: str, parameters: Parameters) -> tuple[Answer, EngineError | None]:
    got = Answer()

    async def run() -> EngineError | None:
        engine = OllamaEngine(host)
        try:
            await answer(engine, Request(Model(NAME, "ollama"), TURNS, parameters), got)
        except EngineError as error:
            return error
        finally:
            await engine.close()
        return None

    return got, asyncio.run(run())


@pytest.mark.parametrize("kind", BROKEN_OFF)
def test_the_answer_up_to_the_first_of_them_is_kept(kind: str) -> None:
    with serving(replies(BROKEN_OFF[kind])) as host:
        got, error = judged(host, Parameters())
    assert error is None
    assert got.finished is not None
    assert got.finished.reason == "repeats"
    assert got.text[: got.finished.kept] == "本院认为，甲"


@pytest.mark.parametrize("kind", BROKEN_OFF)
def test_an_evaluation_goes_on(kind: str) -> None:
    with serving(replies(BROKEN_OFF[kind])) as host:
        answerer = named_answerer(OllamaEngine(host), NAME, greedy(200))
        try:
            answers = [answerer.answer(TURNS) for _ in range(2)]
        finally:
            answerer.close()
    assert [(each.text, each.end) for each in answers] == [("本院认为，甲", "repeats")] * 2


@pytest.mark.parametrize("kind", BROKEN_OFF)
def test_the_command_shows_what_came_and_ends_as_cut_off(
    kind: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "case.txt"
    file.write_text("被告人甲某盗窃。", encoding="utf-8")
    with serving(replies(BROKEN_OFF[kind])) as host:
        monkeypatch.setenv("OLLAMA_HOST", host)
        assert judge([str(file), "--engine", "ollama", "--model", NAME, "--json"]) == 4
    told = capsys.readouterr()
    plain = json.loads(told.out)
    assert (plain["end"], plain["text"]) == ("repeats", "本院认为，甲")
    assert "一再重复同一段文字" in told.err


@pytest.mark.parametrize("kind", BROKEN_OFF)
def test_a_batch_goes_on(kind: str, tmp_path: Path) -> None:
    with serving(replies(BROKEN_OFF[kind])) as host:
        batch = asyncio.run(judged_in_a_batch(OllamaEngine(host), NAME, tmp_path, Heard()))
    assert counts_of(batch).done == 4
    outcomes = [indexed(batch.folder).of_row(row)[0].head.outcome for row in range(1, 5)]
    assert [(outcome.whole, outcome.readable) for outcome in outcomes if outcome is not None] == [(False, False)] * 4


@pytest.mark.parametrize("then", [(), (LIMIT,)])
def test_what_is_broken_off_elsewhere_is_a_failure(then: tuple[dict[str, Any], ...]) -> None:
    with serving(replies(sent(*BEGINNING, then=then))) as host:
        got, error = judged(host, Parameters())
    assert got.text == "本院认为，"
    assert got.finished is None
    assert error is not None
    assert "没有把判决写完" in str(error)


@pytest.mark.parametrize("kind", BROKEN_OFF)
def test_the_proof_takes_it_for_an_answer_without_an_end(kind: str) -> None:
    with serving(replies(BROKEN_OFF[kind])) as host, OllamaLibrary(read_host(host)) as library:
        got = library.answer(NAME, TURNS, Parameters())
    assert got.text.startswith("本院认为，甲")
    assert got.pieces >= len(BEGINNING) + 31
    assert got.end is None


@pytest.mark.every_ollama
def test_a_real_server_breaks_off(own_ollama_server: OllamaServer, tmp_path: Path) -> None:
    file = tmp_path / "stuck.gguf"
    export(ExportJob(write_stuck_model(tmp_path / "stuck"), file, Provenance("stuck"), file_type=FileType.Q8_0))
    own_ollama_server.add(NAME, file, template=OLLAMA_TEMPLATE, parameters=TINY_PARAMETERS)
    got, error = judged(own_ollama_server.host, Parameters(num_predict=160, temperature=0.0, seed=1))
    assert error is None
    assert got.finished is not None
    assert (got.finished.reason, got.finished.kept) == ("repeats", 1)
    assert 30 <= len(got.text) <= 104
    assert set(got.text) == {"a"}
    asked = Request(Model(NAME, "openai"), TURNS, Parameters(num_predict=160, temperature=0.0, seed=1))
    got, error = judged_over_openai(f"http://{own_ollama_server.host}/v1", asked)
    assert error is None
    assert got.finished is not None
    assert (got.finished.reason, got.finished.kept) == ("repeats", 1)
