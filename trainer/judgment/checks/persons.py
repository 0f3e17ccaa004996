"""Whom the law spares: minors and the aged (刑法 49, 65)."""

from __future__ import annotations

from collections.abc import Iterator

from resources.law.limits import DEATH_EXCLUDED, RECIDIVISM
from trainer.judgment.checks.case import CheckedCase
from trainer.judgment.checks.rules import Place, finding
from trainer.judgment.types import Finding, SentenceKind

_DEATH = {SentenceKind.DEATH, SentenceKind.DEATH_REPRIEVE}
_MINOR = {"minor_12_16", "minor_16_18"}
_ELDERLY = {"elderly_intent", "elderly_negligent"}


def check_persons(case: CheckedCase) -> Iterator[Finding]:
    """Death for a minor or an aged person; a minor taken for a recidivist."""
    for place, defendant in enumerate(case.judgment.defendants):
        found = {circumstance.id for circumstance in defendant.circumstances}
        sentences = [charge.sentence for charge in defendant.charges] + [defendant.total]
        dead = any(sentence is not None and sentence.kind in _DEATH for sentence in sentences)
        if dead and found & _MINOR:
            yield finding("death-of-minor", DEATH_EXCLUDED, Place(place))
        elif dead and found & _ELDERLY:
            yield finding("death-of-elderly", DEATH_EXCLUDED, Place(place))
        if "recidivist" in found and found & _MINOR:
            yield finding("recidivist-minor", RECIDIVISM, Place(place))
