"""Several requests under way at a server: each answer as if it had been asked for alone, none lost to another's
failure."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from resources.model_card.template import OLLAMA_TEMPLATE
from tests.faulty_ollama import Reply, lines, serving, whole
from tests.fixtures_ollama import TINY, TINY_PARAMETERS
from tests.ollama_server import OllamaServer
from trainer.engines.engine import EngineError
from trainer.engines.ollama.engine import OllamaEngine
from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.answering.answerer import Asked, greedy
from trainer.evaluation.answering.engine_answerer import named_answerer
from trainer.evaluation.answering.together import ask_together
from trainer.samples.prompt import prompt_turns

FACTS = [f"被告人甲某于3月{day}日窃得手机{day}部。" for day in range(1, 7)]
ASKED = [Asked(prompt_turns(facts)) for facts in FACTS]


def answers(host: str, parallel: int, taken: dict[int, Answer] | None = None) -> dict[int, Answer]:
    """``taken`` keeps what came before an error."""
    taken = {} if taken is None else taken
    answerer = named_answerer(OllamaEngine(host), TINY, greedy(24), parallel=parallel)
    try:
        answerer.answer_all(ASKED, taken.__setitem__)
    finally:
        answerer.close()
    return taken


def faulty(chat: Callable[[BaseHTTPRequestHandler, str], None]) -> dict[str, Reply]:
    """``chat`` is given the case's number."""
    listed = {"models": [{"name": TINY, "model": TINY, "size": 1, "digest": "0" * 64}]}

    def reply(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        chat(handler, next(str(place) for place, facts in enumerate(FACTS) if facts in body["messages"][-1]["content"]))

    return {
        "/api/tags": lambda handler, _: whole(handler, listed),
        "/api/ps": lambda handler, _: whole(handler, {"models": []}),
        "/api/chat": reply,
    }


def said(handler: BaseHTTPRequestHandler, text: str) -> None:
    message = {"role": "assistant", "content": text}
    lines(handler, {"message": message, "done": True, "done_reason": "stop", "prompt_eval_count": 9, "eval_count": 1})


def test_ollama_writes_side_by_side_what_it_writes_alone(tmp_path: Path, tiny_gguf: Path, ollama_version: str) -> None:
    """All but for one: requests of one step are computed together, and may be added up in another order. Of 360 answers
    of this model, whose weights are random and whose likeliest tokens lie close together, one came out otherwise."""
    server = OllamaServer(tmp_path / "ollama", version=ollama_version, settings={"OLLAMA_NUM_PARALLEL": "3"})
    server.start()
    try:
        server.add(TINY, tiny_gguf, template=OLLAMA_TEMPLATE, parameters=TINY_PARAMETERS)
        alone = answers(server.host, 1)
        together = answers(server.host, 3)
    finally:
        server.kill()
    assert sorted(together) == sorted(alone)
    assert sum(together[place].text == alone[place].text for place in alone) >= len(ASKED) - 1
    assert len({each.text for each in alone.values()}) > 3


def test_so_many_requests_are_under_way_as_were_wanted() -> None:
    meeting = threading.Barrier(3, timeout=20)

    def chat(handler: BaseHTTPRequestHandler, case: str) -> None:
        meeting.wait()
        said(handler, case)

    with serving(faulty(chat)) as host:
        taken = answers(host, 3)
    assert {place: answer.text for place, answer in taken.items()} == {place: str(place) for place in range(6)}


def test_what_fails_once_is_asked_again_when_nothing_else_is_under_way() -> None:
    lock = threading.Lock()
    tried: list[str] = []

    def chat(handler: BaseHTTPRequestHandler, case: str) -> None:
        with lock:
            tried.append(case)
        if case == "1" and tried.count("1") == 1:
            whole(handler, {"error": "runner crashed"}, 500)
        else:
            said(handler, case)

    with serving(faulty(chat)) as host:
        taken = answers(host, 3)
    assert {place: answer.text for place, answer in taken.items()} == {place: str(place) for place in range(6)}
    assert sorted(tried) == ["0", "1", "1", "2", "3", "4", "5"]


def test_what_fails_twice_costs_no_other_answer() -> None:
    def chat(handler: BaseHTTPRequestHandler, case: str) -> None:
        if case == "1":
            whole(handler, {"error": "runner crashed"}, 500)
        else:
            said(handler, case)

    taken: dict[int, Answer] = {}
    with serving(faulty(chat)) as host, pytest.raises(EngineError) as failure:
        answers(host, 3, taken)
    assert failure.value.kind == "server"
    assert sorted(taken) == [0, 2, 3, 4, 5]


def test_nothing_more_is_asked_of_a_server_that_has_gone() -> None:
    asked: list[int] = []

    async def answer(question: Asked) -> Answer:
        asked.append(question.seed)
        await asyncio.sleep(0)
        raise EngineError("absent", "engines.ollama-absent", host="x")

    async def run() -> None:
        await ask_together(answer, [Asked([], seed) for seed in range(100)], 4, lambda *_: None)

    with pytest.raises(EngineError):
        asyncio.run(run())
    assert len(asked) == 5


def test_whoever_takes_the_answers_can_end_it() -> None:
    asked: list[int] = []

    async def answer(question: Asked) -> Answer:
        asked.append(question.seed)
        await asyncio.sleep(0)
        return Answer("", "stop", 0.0)

    def taken(place: int, _: Answer) -> None:
        if place == 3:
            raise OSError("no room")

    async def run() -> None:
        await ask_together(answer, [Asked([], seed) for seed in range(100)], 2, taken)

    with pytest.raises(OSError, match="no room"):
        asyncio.run(run())
    assert len(asked) < 10
