"""What is asked of a model, and what is not asked again; how long the rest takes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from resources.model_card.parameters import Parameters
from trainer.engines.engine import EngineError
from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.answering.answer_log import AnswerLog
from trainer.evaluation.answering.answerer import Asked, greedy
from trainer.evaluation.answering.asking import Sheet, answer_key, ask, sheet_of
from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.cases.question import Question
from trainer.evaluation.exam import chosen
from trainer.evaluation.progress import Progress, Step
from trainer.samples.prompt import Turn, prompt_turns


class Counting:
    """Answers with what it was asked, in turn, and fails where it is told to: what no real engine does on order."""

    engine, model, system, at_a_time = "embedded", "m", None, 1

    def __init__(self, fails_at: int | None = None, digest: str = "0" * 64) -> None:
        self.asked: list[Asked] = []
        self.digest = digest
        self.parameters: Parameters = greedy(8)
        self._fails_at = fails_at

    def answer(self, messages: Sequence[Turn]) -> Answer:
        return Answer(messages[-1]["content"], "stop", 0.0)

    def answer_all(self, asked: Sequence[Asked], taken: Callable[[int, Answer], None]) -> None:
        for place in reversed(range(len(asked))):  # in any order
            if len(self.asked) == self._fails_at:
                raise EngineError("died", "engines.child-died")
            self.asked.append(asked[place])
            taken(place, self.answer(asked[place].turns))

    def version(self) -> str:
        return "1"

    def close(self) -> None:
        """Nothing is held."""


TURNS = [prompt_turns(facts) for facts in ("甲", "乙", "甲", "丙")]


def test_the_same_words_are_asked_once_whichever_suite_asks(tmp_path: Path) -> None:
    answerer = Counting()
    told: list[str] = []
    first, second = sheet_of(answerer, TURNS, [0]), sheet_of(answerer, [*TURNS[1:], prompt_turns("丁")], [0])
    with AnswerLog(tmp_path / "answers.jsonl") as log:
        ask(answerer, first, log, told.append)
        assert len(answerer.asked) == len(told) == 3
        ask(answerer, second, log, told.append)
        assert len(answerer.asked) == len(told) == 4
        texts = [answer.text for answer in second.answers(log) or []]
    assert texts == [turns[-1]["content"] for turns in (*TURNS[1:], prompt_turns("丁"))]


def test_what_was_answered_before_a_failure_is_kept(tmp_path: Path) -> None:
    file = tmp_path / "answers.jsonl"
    sheet = sheet_of(Counting(), TURNS, [0])
    with AnswerLog(file) as log, pytest.raises(EngineError):
        ask(Counting(fails_at=2), sheet, log, lambda key: None)
    with AnswerLog(file) as log:
        assert sheet.answers(log) is None
        assert sheet.answered(log) == 2
        again = Counting()
        ask(again, sheet, log, lambda key: None)
        assert len(again.asked) == 1
        assert len(sheet.answers(log) or []) == 4


def test_the_clock_is_kept_also_where_several_are_under_way(tmp_path: Path) -> None:
    file, clock = tmp_path / "answers.jsonl", Clock()

    class Together(Counting):
        """Three answers under way for three seconds each are all there after four."""

        at_a_time = 3

        def answer(self, messages: Sequence[Turn]) -> Answer:
            clock.now += 2 if len(self.asked) == 1 else 1
            return Answer(messages[-1]["content"], "stop", 3.0)

    sheet = sheet_of(Together(), TURNS, [0])
    with AnswerLog(file) as log:
        ask(Together(), sheet, log, lambda key: None, clock)
    with AnswerLog(file) as log:
        answers = {id(answer): answer for answer in sheet.answers(log) or []}.values()
    assert sorted(answer.waited or 0.0 for answer in answers) == [1.0, 1.0, 2.0]
    assert {(answer.seconds, answer.at_a_time) for answer in answers} == {(3.0, 3)}


def test_another_model_or_option_or_seed_is_another_question() -> None:
    answerer, asked = Counting(), Asked(TURNS[0])
    warm = Counting()
    warm.parameters = replace(warm.parameters, temperature=0.5)
    keys = {
        answer_key(answerer, asked),
        answer_key(answerer, replace(asked, seed=1)),
        answer_key(answerer, Asked(TURNS[1])),
        answer_key(Counting(digest="1" * 64), asked),
        answer_key(warm, asked),
    }
    assert len(keys) == 5
    assert answer_key(Counting(), asked) in keys


def test_a_questions_samples_lie_beside_each_other() -> None:
    sheet: Sheet = sheet_of(Counting(), TURNS[:2], [1, 2, 3])
    assert [each.seed for each in sheet.asked] == [1, 2, 3, 1, 2, 3]
    assert [each.turns for each in sheet.asked] == [TURNS[0]] * 3 + [TURNS[1]] * 3


def questions(*clusters: str) -> list[Question]:
    return [Question(str(place), f"事实{place}", Outcome(), cluster=name) for place, name in enumerate(clusters)]


def test_a_limit_takes_whole_cases_and_lies_within_a_larger_one() -> None:
    every = questions("a", "", "b", "a", "", "b", "", "")
    before: set[str] = set()
    for limit in range(1, 7):
        taken = chosen(every, limit)
        ids = {question.id for question in taken}
        assert before < ids
        assert [question for question in every if question in taken] == taken  # in the file's order
        assert {"0", "3"} <= ids or not {"0", "3"} & ids
        assert {"2", "5"} <= ids or not {"2", "5"} & ids
        assert len({question.cluster or question.id for question in taken}) == limit
        before = ids
    assert chosen(every, 6) == chosen(every, None) == chosen(every, 99) == every
    assert {question.id for question in chosen(every[::-1], 3)} == {question.id for question in chosen(every, 3)}


class Clock:
    now = 0.0

    def __call__(self) -> float:
        return self.now


def test_the_time_left_is_judged_by_what_is_answered_now() -> None:
    clock, steps = Clock(), list[Step]()
    progress = Progress(10, 2, steps.append, clock)
    clock.now += 100  # loading the model
    progress.ready()
    progress.told("a", "cail", "product", 6, 10, new=False)  # of an earlier process
    assert (steps[-1].done, steps[-1].total, steps[-1].seconds_left) == (6, 20, None)
    for done in (7, 8):
        clock.now += 3
        progress.told("a", "cail", "product", done, 10, new=True)
    assert steps[-1].seconds_left == 3 * 12
    progress.models_over(1)  # it failed: nothing more of it is to come
    clock.now += 50
    progress.ready()
    progress.told("b", "cail", "product", 0, 10, new=False)
    assert (steps[-1].done, steps[-1].seconds_left) == (10, 3 * 10)
    clock.now += 1
    progress.told("b", "cail", "product", 1, 10, new=True)
    assert steps[-1].seconds_left == 9
