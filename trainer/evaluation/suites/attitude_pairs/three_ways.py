"""Cases whose facts state no attitude, each asked with every line of the attitude that there is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.cases.question import Question
from trainer.evaluation.errors import EvaluationError
from trainer.evaluation.suites.attitude_pairs.held import held_by
from trainer.evaluation.suites.attitude_pairs.pair_question import LEVELS, pair_question
from trainer.samples.prompt import StatedAttitude


def asked_three_ways(cases: Sequence[Question], path: Path) -> list[Question]:
    """Raises EvaluationError("data") where every case states an attitude."""
    questions = [question for case in cases for question in _ways(case)]
    if not questions:
        raise EvaluationError("data", "evaluation.attitude-always-stated", file=path)
    return questions


def _ways(case: Question) -> Iterator[Question]:
    name = case.own.get("name") or case.own.get("criminal") or ""
    if case.stated is not StatedAttitude.NOT_STATED or held_by(case.facts, case.stated, name):
        return
    for stated, level in LEVELS.items():
        truth = case.truth if stated is StatedAttitude.NOT_STATED else _without_sentence(case.truth)
        asked = replace(case, id=f"{case.id}:{level}", truth=truth, stated=stated)
        yield pair_question(asked, stated, case.id, name)


def _without_sentence(truth: Outcome) -> Outcome:
    """What the court would have decided of another attitude is not known; crime and articles are the same."""
    return replace(
        truth, months=0, life=False, death=False, kind=None, fine_yuan=None, probation_months=None, general=None
    )
