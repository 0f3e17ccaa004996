"""Several answers of one llama.cpp at a time: the same as one by one, whatever happens to one of them."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

import psutil
import pytest

from resources.model_card.parameters import Parameters
from tests.async_help import until
from trainer.engines.embedded.engine import EmbeddedEngine
from trainer.engines.engine import EngineError, Finished, Model, Piece, Request
from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.answering.answerer import Asked, greedy, sampled
from trainer.evaluation.answering.engine_answerer import EngineAnswerer, named_answerer
from trainer.samples.prompt import prompt_turns

FACTS = [
    f"被告人甲某于2021年3月{day}日窃得手机{day}部，价值人民币{day * 700}元。" * (1 + day % 3) for day in range(1, 8)
]
TOO_LONG = "被告人甲某。" * 3000


@contextmanager
def answering(file: Path, parameters: Parameters, parallel: int) -> Iterator[EngineAnswerer]:
    answerer = named_answerer(EmbeddedEngine(), str(file), parameters, parallel=parallel)
    try:
        yield answerer
    finally:
        answerer.close()


def one_by_one(file: Path, parameters: Parameters, asked: list[Asked]) -> list[Answer]:
    """As the window asks, by a child that knows of one answer."""
    engine = EmbeddedEngine()
    answerer = EngineAnswerer(engine, Model(str(file), "embedded"), parameters)
    try:
        taken: dict[int, Answer] = {}
        answerer.answer_all(asked, taken.__setitem__)
        return [taken[place] for place in range(len(asked))]
    finally:
        answerer.close()


def said(answers: list[Answer]) -> list[tuple[str, str, int | None, int]]:
    return [(each.text, each.end, each.prompt_tokens, each.answer_tokens) for each in answers]


@pytest.mark.parametrize("parallel", [1, 3])
def test_the_most_likely_tokens_are_those_of_one_by_one(tiny_gguf: Path, parallel: int) -> None:
    asked = [Asked(prompt_turns(facts)) for facts in (*FACTS, TOO_LONG)]
    alone = one_by_one(tiny_gguf, greedy(24), asked)
    taken: dict[int, Answer] = {}
    with answering(tiny_gguf, greedy(24), parallel) as answerer:
        answerer.answer_all(asked, taken.__setitem__)
    assert said([taken[place] for place in range(len(asked))]) == said(alone)
    assert alone[-1].end == "too_long"
    assert len({answer.text for answer in alone}) > 4


def test_each_sample_is_drawn_with_its_own_seed(tiny_gguf: Path) -> None:
    drawn = sampled(Parameters(temperature=0.8), 24, 0)
    asked = [Asked(prompt_turns(facts), seed) for facts in FACTS[:2] for seed in (1, 2, 1)]
    alone = one_by_one(tiny_gguf, drawn, asked)
    taken: dict[int, Answer] = {}
    with answering(tiny_gguf, drawn, 4) as answerer:
        answerer.answer_all(asked, taken.__setitem__)
    assert said([taken[place] for place in range(len(asked))]) == said(alone)
    assert alone[0].text == alone[2].text != alone[1].text


def test_an_answer_ends_before_its_own_stop_and_the_others_go_on(tiny_gguf: Path) -> None:
    """Stops are of a request, not of the child."""
    turns = [prompt_turns(facts) for facts in FACTS[:3]]

    async def run() -> tuple[list[str], list[str]]:
        engine = EmbeddedEngine()
        engine.write_together(3)
        model = Model(str(tiny_gguf), "embedded")

        async def text(place: int, parameters: Parameters) -> str:
            items = [item async for item in engine.judge(Request(model, turns[place], parameters))]
            assert isinstance(items[-1], Finished)
            return "".join(item.text for item in items if isinstance(item, Piece))

        try:
            whole = [await text(place, greedy(24)) for place in range(3)]
            stop = replace(greedy(24), stop=(whole[1][4:6],))
            together = await asyncio.gather(text(0, greedy(24)), text(1, stop), text(2, greedy(24)))
            return whole, list(together)
        finally:
            await engine.close()

    whole, together = asyncio.run(run())
    assert together == [whole[0], whole[1][: whole[1].index(whole[1][4:6])], whole[2]]


def test_a_cancelled_answer_costs_no_other(tiny_gguf: Path) -> None:
    async def run() -> tuple[list[object], list[object], int]:
        engine = EmbeddedEngine()
        engine.write_together(2)
        model = Model(str(tiny_gguf), "embedded")
        begun = asyncio.Event()

        async def items(facts: str, num_predict: int) -> list[object]:
            found: list[object] = []
            async for item in engine.judge(Request(model, prompt_turns(facts), greedy(num_predict))):
                found.append(item)
                begun.set()
            return [item.text for item in found if isinstance(item, Piece)]

        try:
            alone = await items(FACTS[1], 200)
            begun.clear()
            long, other = asyncio.create_task(items(FACTS[0], 3000)), asyncio.create_task(items(FACTS[1], 200))
            await begun.wait()
            long.cancel()
            with pytest.raises(asyncio.CancelledError):
                await long
            return alone, await other, len(await items(FACTS[2], 8))
        finally:
            await engine.close()

    alone, other, after = asyncio.run(run())
    assert other == alone
    assert after > 0


def test_a_child_that_dies_costs_only_what_was_under_way(tiny_gguf: Path) -> None:
    asked = [Asked(prompt_turns(facts)) for facts in FACTS]
    alone = one_by_one(tiny_gguf, greedy(24), asked)
    taken: dict[int, Answer] = {}

    def take(place: int, answer: Answer) -> None:
        assert place not in taken
        taken[place] = answer
        if len(taken) == 2:
            for each in psutil.Process().children():
                if "trainer.engines.llama_cpp.child" in each.cmdline():
                    each.kill()

    with answering(tiny_gguf, greedy(24), 3) as answerer:
        answerer.answer_all(asked, take)
    assert said([taken[place] for place in range(len(asked))]) == said(alone)


def test_a_child_that_hangs_is_ended(tiny_gguf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("trainer.engines.embedded.engine._HUNG_SECONDS", 1.0)

    async def run() -> EngineError:
        engine = EmbeddedEngine()
        engine.write_together(2)
        model = Model(str(tiny_gguf), "embedded")
        try:
            await engine.preload(model, greedy(24))
            (child,) = (
                each for each in psutil.Process().children() if "trainer.engines.llama_cpp.child" in each.cmdline()
            )
            child.suspend()
            with pytest.raises(EngineError) as caught:
                async for _ in engine.judge(Request(model, prompt_turns(FACTS[0]), greedy(24))):
                    pass
            assert await until(lambda: not child.is_running(), 10)
            again = [item async for item in engine.judge(Request(model, prompt_turns(FACTS[0]), greedy(24)))]
            assert isinstance(again[-1], Finished)
            return caught.value
        finally:
            await engine.close()

    assert asyncio.run(run()).kind == "died"


def test_so_many_as_there_is_memory_for(tiny_gguf: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from trainer.engines.at_a_time import usual_at_a_time

    model = Model(str(tiny_gguf), "embedded", size_bytes=tiny_gguf.stat().st_size)
    memory = psutil.virtual_memory()
    monkeypatch.setattr(psutil, "virtual_memory", lambda: memory._replace(available=64 << 30))
    assert usual_at_a_time(model, 4096) == 8
    monkeypatch.setattr(psutil, "virtual_memory", lambda: memory._replace(available=1 << 20))
    assert usual_at_a_time(model, 4096) == 1
    assert usual_at_a_time(replace(model, engine="ollama"), 4096) == 2
