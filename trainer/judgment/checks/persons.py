"""Whom the law spares: minors, pregnant women and the aged (刑法 49); minors are no recidivists (65)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from resources.law.limits import DEATH_EXCLUDED, RECIDIVISM
from trainer.judgment.checks.birthdays import acts_until, birthday, stated
from trainer.judgment.checks.case import CheckedCase
from trainer.judgment.checks.rules import Place, Spans, finding
from trainer.judgment.checks.said import said
from trainer.judgment.types import Circumstance, Defendant, Finding, SentenceKind

_DEATH = {SentenceKind.DEATH, SentenceKind.DEATH_REPRIEVE}
_MINOR = {"minor_12_16", "minor_16_18"}
_ELDERLY = {"elderly_intent", "elderly_negligent"}
_CRUEL = "特别残忍"
_PREGNANT = re.compile(
    r"(?:系|是|属|为|已|现|时|正|处于)(?:已经?|正在|被?查出|被?发现)?(?:怀孕|孕妇|妊娠)(?!的(?!妇女|女))"
)
_NOT_PREGNANT = re.compile(r"(?:未|没有|不是|并非|非|无|排除|否认|不属于?)[^，。；]{0,6}(?:怀孕|孕妇|妊娠)|被害人|死者")


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
        elif (born := _born_too_late(case, defendant)) is not None:
            yield finding("recidivist-minor", RECIDIVISM, Place(place), Spans(recidivist.span, born.facts))


def _check_death(case: CheckedCase, defendant: Defendant, place: int, minor: Circumstance | None) -> Iterator[Finding]:
    if minor is not None:
        yield finding("death-of-minor", DEATH_EXCLUDED, Place(place), Spans(minor.span))
    elif (born := _born_too_late(case, defendant)) is not None:
        yield finding("death-of-minor-by-facts", DEATH_EXCLUDED, Place(place), born)
    elif (spans := _aged(case, defendant)) is not None and _CRUEL not in case.text:
        yield finding("death-of-elderly", DEATH_EXCLUDED, Place(place), spans)
    if (words := _said_pregnant(case, place)) is not None:
        yield finding("death-of-pregnant", DEATH_EXCLUDED, Place(place), words)
    elif (facts := _stated_pregnant(case, defendant)) is not None:
        yield finding("death-of-pregnant-by-facts", DEATH_EXCLUDED, Place(place), facts)


def _found(defendant: Defendant, ids: set[str]) -> Circumstance | None:
    return next((each for each in defendant.circumstances if each.id in ids), None)


def _born_too_late(case: CheckedCase, defendant: Defendant) -> Spans | None:
    """Where the facts have a birthday that makes him a minor at every act that they tell of."""
    person, until = stated(case, defendant.name), acts_until(case)
    if person is None or person.birth is None or until is None or until > birthday(person.birth, 18):
        return None
    return Spans(None, person.birth_span)


def _aged(case: CheckedCase, defendant: Defendant) -> Spans | None:
    """Where the court finds, or the facts tell, that he is 75 at the time of the judgment."""
    if (found := _found(defendant, _ELDERLY)) is not None:
        return Spans(found.span)
    person = stated(case, defendant.name)
    if person is None or person.birth is None or case.judged_on is None:
        return None
    return Spans(None, person.birth_span) if case.judged_on > birthday(person.birth, 75) else None


def _said_pregnant(case: CheckedCase, place: int) -> Spans | None:
    for word in ("怀孕", "孕妇", "妊娠"):
        for each in said(case, word):
            name = case.judgment.defendants[place].name
            herself = _PREGNANT.search(each.clause) or (name and each.clause.endswith(f"{name}{word}"))
            if place in each.defendants and herself and not _NOT_PREGNANT.search(each.clause):
                return Spans(each.span)
    return None


def _stated_pregnant(case: CheckedCase, defendant: Defendant) -> Spans | None:
    person = stated(case, defendant.name)
    if person is None or person.pregnant is None or case.facts is None:
        return None
    words = case.facts.text[person.pregnant.start : person.pregnant.end]
    return Spans(None, person.pregnant) if "孕" in words or "妊娠" in words else None
