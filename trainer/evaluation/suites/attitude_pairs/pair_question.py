"""One question of a pair: a case with one attitude."""

from __future__ import annotations

from dataclasses import replace

from trainer.evaluation.cases.question import Question
from trainer.evaluation.suites.attitude_pairs.held import held_by
from trainer.samples.prompt import StatedAttitude

LEVELS = {
    StatedAttitude.CONFESSED: "confessed",
    StatedAttitude.NOT_STATED: "not-stated",
    StatedAttitude.DENIED: "denied",
}
"""The attitude of a case, be it told in the facts or by the line, from the lightest on."""


def pair_question(question: Question, level: StatedAttitude, pair: str, name: str) -> Question:
    """``question.stated`` is the line, ``level`` the attitude whichever way it is told; ``pair`` is of one defendant,
    ``question.cluster`` of the case."""
    own = {
        "pair": pair,
        "level": LEVELS[level],
        "held": ",".join(sorted(held_by(question.facts, question.stated, name))),
        "name": name,
    }
    groups = {**question.groups, "attitude": LEVELS[level]}
    return replace(question, own=own, groups=groups, cluster=question.cluster or pair)
