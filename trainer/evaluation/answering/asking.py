"""Has one model answer every question that its log does not hold yet."""

from __future__ import annotations

import hashlib
import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.answering.answer_log import AnswerLog
from trainer.evaluation.answering.answerer import Answerer, Asked
from trainer.samples.prompt import Turn


@dataclass(frozen=True, slots=True)
class Sheet:
    """The questions of one suite as one model is asked them, each with the key of its answer: the same for the same
    words, options and model, whichever suite it is of."""

    asked: tuple[Asked, ...]
    keys: tuple[str, ...]

    def answers(self, log: AnswerLog) -> list[Answer] | None:
        """In the questions' order; None while one is missing."""
        found = [answer for key in self.keys if (answer := log.get(key)) is not None]
        return found if len(found) == len(self.keys) else None

    def answered(self, log: AnswerLog) -> int:
        """How many of them are answered."""
        return sum(log.get(key) is not None for key in self.keys)


def sheet_of(answerer: Answerer, turns: Sequence[Sequence[Turn]], seeds: Sequence[int]) -> Sheet:
    """Every question once with each seed, a question's answers beside each other."""
    asked = tuple(Asked(each, seed) for each in turns for seed in seeds)
    return Sheet(asked, tuple(answer_key(answerer, each) for each in asked))


def answer_key(answerer: Answerer, asked: Asked) -> str:
    """One answer of one model to one prompt with one set of options; another of any of them is asked anew."""
    options = replace(answerer.parameters, seed=asked.seed).as_options()
    whole = [answerer.engine, answerer.digest, options, list(asked.turns)]
    return hashlib.sha256(json.dumps(whole, ensure_ascii=True, sort_keys=True).encode()).hexdigest()


def ask(
    answerer: Answerer,
    sheet: Sheet,
    log: AnswerLog,
    told: Callable[[str], Any],
    clock: Callable[[], float] = time.monotonic,
) -> None:
    """Asks for what is missing, the same words once; ``told`` is given the key of each answer, which is
    kept by then, with how long it was waited for.

    Raises EngineError, and OSError where the disk takes no more; what was answered is kept.
    """
    missing = {key: asked for key, asked in zip(sheet.keys, sheet.asked, strict=True) if log.get(key) is None}
    keys = list(missing)
    before = clock()

    def taken(place: int, answer: Answer) -> None:
        nonlocal before
        now = clock()
        log.add(keys[place], replace(answer, waited=now - before, at_a_time=answerer.at_a_time))
        before = now
        told(keys[place])

    if keys:
        answerer.answer_all(list(missing.values()), taken)
