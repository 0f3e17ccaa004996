"""Whom the law spares: minors, pregnant women and the aged (刑法 49); minors are no recidivists (65)."""

from __future__ import annotations

from collections.abc import Iterator

from resources.law.limits import DEATH_EXCLUDED, RECIDIVISM
from trainer.judgment.checks.birthdays import reached_at_judgment, under_at_acts
from trainer.judgment.checks.case import CheckedCase
from trainer.judgment.checks.pregnancy import said_pregnant, stated_pregnant
from trainer.judgment.checks.rules import Place, Spans, finding
from trainer.judgment.types import Circumstance, Defendant, Finding, SentenceKind

_DEATH = {SentenceKind.DEATH, SentenceKind.DEATH_REPRIEVE}
_MINOR = {"minor_12_16", "minor_16_18"}
_ELDERLY = {"elderly_intent", "elderly_negligent"}
_CRUEL = "特别残忍"


def check_persons(case: CheckedCase) -> Iterator[Finding]:
    """Death for a minor, a pregnant woman or an aged person; a minor taken for a recidivist."""
    for place, defendant in enumerate(case.judgment.defendants):
        minor = _found(defendant, _MINOR)
        sentences = [charge.sentence for charge in defendant.charges] + [defendant.total]
        if any(sentence is not None and sentence.kind in _DEATH for sentence in sentences):
            yield from _check_death(case, defendant, place, minor)
        recidivist = _found(defendant, {"recidivist"})
        if recidivist is None:
            continue
        if minor is not None:
            yield finding("recidivist-minor", RECIDIVISM, Place(place), Spans(recidivist.span))
        elif (born := under_at_acts(case, place, 18)) is not None:
            yield finding("recidivist-minor", RECIDIVISM, Place(place), Spans(recidivist.span, born.facts))


def _check_death(case: CheckedCase, defendant: Defendant, place: int, minor: Circumstance | None) -> Iterator[Finding]:
    if minor is not None:
        yield finding("death-of-minor", DEATH_EXCLUDED, Place(place), Spans(minor.span))
    elif (born := under_at_acts(case, place, 18)) is not None:
        yield finding("death-of-minor-by-facts", DEATH_EXCLUDED, Place(place), born)
    elif (spans := _aged(case, defendant, place)) is not None and _CRUEL not in case.text:
        yield finding("death-of-elderly", DEATH_EXCLUDED, Place(place), spans)
    if (words := said_pregnant(case, place)) is not None:
        yield finding("death-of-pregnant", DEATH_EXCLUDED, Place(place), words)
    elif (facts := stated_pregnant(case, place)) is not None:
        yield finding("death-of-pregnant-by-facts", DEATH_EXCLUDED, Place(place), facts)


def _found(defendant: Defendant, ids: set[str]) -> Circumstance | None:
    return next((each for each in defendant.circumstances if each.id in ids), None)


def _aged(case: CheckedCase, defendant: Defendant, place: int) -> Spans | None:
    """Where the court finds, or the facts tell, that he is 75 at the time of the judgment."""
    found = _found(defendant, _ELDERLY)
    return Spans(found.span) if found else reached_at_judgment(case, place, 75)
