"""What a document states beside the facts: offered, each with its place, never taken for granted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from resources.law.provinces import named_places, province_in
from trainer.judgment.compact import Compact
from trainer.judgment.facts.types import StatedDefendant, StatedFacts
from trainer.judgment.types import Attitude, Span
from trainer.samples.prompt import StatedAttitude

_STATED = {
    Attitude.CONFESSED: StatedAttitude.CONFESSED,
    Attitude.PLEA: StatedAttitude.CONFESSED,
    Attitude.DENIED: StatedAttitude.DENIED,
    Attitude.RECANTED: StatedAttitude.DENIED,
    Attitude.SILENT: StatedAttitude.DENIED,
}
_MOST_PLACES = 4


@dataclass(frozen=True, slots=True)
class AttitudeProposal:
    """The attitude that all defendants are said to have had."""

    value: StatedAttitude
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class DayProposal:
    """The last day of the acts, whose law counts for acts that went on (刑法 12, 89); ``first`` is their first. A month
    without its day ends on its last."""

    value: date
    first: date
    places: tuple[Span, ...]


@dataclass(frozen=True, slots=True)
class ProvinceProposal:
    """``value`` is the short name."""

    value: str
    places: tuple[Span, ...]


def attitude_in(*told: Sequence[StatedDefendant]) -> AttitudeProposal | None:
    """What each of ``told`` says of the defendants, the first that says anything of one counting for him. None where
    nothing is said, where a part only was admitted, or where one confessed and another denied."""
    stated: dict[str, tuple[StatedAttitude | None, Span | None]] = {}
    for defendants in told:
        for each in defendants:
            if each.attitude is not Attitude.NOT_STATED and each.name not in stated:
                stated[each.name] = (_STATED.get(each.attitude), each.attitude_span)
    values = {value for value, _ in stated.values()}
    if len(values) != 1 or (value := values.pop()) is None:
        return None
    return AttitudeProposal(value, tuple(span for _, span in stated.values() if span is not None))


def day_in(facts: StatedFacts) -> DayProposal | None:
    """None where the facts name no day of an act."""
    if facts.acts is None:
        return None
    first, last = facts.acts
    places = [each.span for each in facts.act_days if last in each.days or first in each.days]
    places.sort(key=lambda span: all(last != day for each in facts.act_days if each.span == span for day in each.days))
    return DayProposal(last, first, tuple(places[:_MOST_PLACES]))


def province_of_text(text: str) -> ProvinceProposal | None:
    """That of the court, the prosecution and the police that the text names, else of the places of the acts."""
    compact = Compact(text)
    name = province_in(compact.chars)
    if name is None:
        return None
    places = (compact.span(start, end) for start, end, province in named_places(compact.chars) if province == name)
    return ProvinceProposal(name, tuple(places)[:1])
