"""Evaluate a model on labelled cases: every case judged as the app judges it, read back, and scored."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Iterable

from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.answering.answer_log import AnswerLog
from trainer.evaluation.answering.answerer import Answerer
from trainer.evaluation.cases.outcome import labelled_outcome, predicted_outcome
from trainer.evaluation.report import EvaluatedCase
from trainer.judgment.reader import read_judgment
from trainer.samples.cail import CailCase
from trainer.samples.prompt import Turn, prompt_turns


def chosen(cases: Iterable[CailCase], limit: int | None) -> list[CailCase]:
    """All cases, or ``limit`` of them: always the same, and a smaller choice lies within a larger one."""
    every = list(cases)
    if limit is None or limit >= len(every):
        return every
    return sorted(every, key=lambda case: hashlib.sha256(case.fact.encode()).digest())[:limit]


def evaluate(
    cases: list[CailCase], answerer: Answerer, log: AnswerLog, report: Callable[[int, int], None]
) -> list[EvaluatedCase]:
    """Asks for every answer that the log does not hold yet; ``report`` is told how many are there, of how many.

    Raises EngineError; what was answered is kept.
    """
    asked = [(case, prompt_turns(case.fact, system=answerer.system)) for case in cases]
    keys = [answer_key(turns, answerer) for _, turns in asked]
    done = sum(log.get(key) is not None for key in keys)
    report(done, len(cases))
    evaluated = []
    for (case, turns), key in zip(asked, keys, strict=True):
        answer = log.get(key)
        if answer is None:
            answer = answerer.answer(turns)
            log.add(key, answer)
            done += 1
            report(done, len(cases))
        evaluated.append(judged(case, answer))
    return evaluated


def judged(case: CailCase, answer: Answer) -> EvaluatedCase:
    """The answer read back, beside the label."""
    return EvaluatedCase(
        truth=labelled_outcome(case),
        predicted=predicted_outcome(read_judgment(answer.text), case.criminal),
        answer=answer,
    )


def answer_key(turns: list[Turn], answerer: Answerer) -> str:
    """One answer of one model to one prompt with one set of options; another of any of them is asked anew."""
    whole = [answerer.engine, answerer.digest, answerer.parameters.as_options(), turns]
    return hashlib.sha256(json.dumps(whole, ensure_ascii=False, sort_keys=True).encode()).hexdigest()


def prompt_hash(system: str | None) -> str:
    """Names the prompt in a report: the same where two reports asked in the same words."""
    return hashlib.sha256(json.dumps(prompt_turns("", system=system), ensure_ascii=False).encode()).hexdigest()
