"""One question of a pair: a case with one attitude."""

from __future__ import annotations

from trainer.evaluation.cases.groups import groups_of
from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.cases.question import Question
from trainer.evaluation.suites.attitude_pairs.held import held_by
from trainer.samples.prompt import StatedAttitude

LEVELS = {
    StatedAttitude.CONFESSED: "confessed",
    StatedAttitude.NOT_STATED: "not-stated",
    StatedAttitude.DENIED: "denied",
}
"""The attitude of a case, be it told in the facts or by the line, from the lightest on."""


def pair_question(
    id: str, facts: str, truth: Outcome, stated: StatedAttitude, level: StatedAttitude, pair: str, name: str
) -> Question:
    """``stated`` is the line, ``level`` the attitude whichever way it is told."""
    own = {
        "pair": pair,
        "level": LEVELS[level],
        "held": ",".join(sorted(held_by(facts, stated, name))),
        "name": name,
    }
    return Question(id, facts, truth, stated, groups_of(facts, truth, level), own, cluster=pair)
