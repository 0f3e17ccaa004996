"""What a document states beside the facts: offered, each with its place, never taken for granted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from resources.law.provinces import named_places, province_in
from trainer.judgment.compact import Compact
from trainer.judgment.facts.types import StatedDefendant, StatedFacts
from trainer.judgment.reader import read_judgment
from trainer.judgment.types import Span
from trainer.samples.prompt import StatedAttitude
from trainer.samples.stated_attitude import STATED_AS, common_attitude

_TOLD_BY = {
    StatedAttitude.CONFESSED: re.compile(
        r"如实(?:供述|交[代待]|陈述|供认)|供认不讳|认罪认罚|自愿认罪|自首|坦白|认罪|无异议"
    ),
    StatedAttitude.DENIED: re.compile(r"拒不(?:认罪|供认|交[代待])|[未没]有?如实|否认|翻供|零口供|辩称|拒不"),
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
    """What ``common_attitude`` finds, as a proposal."""
    found = common_attitude(*told)
    return None if found is None else AttitudeProposal(*found)


def attitude_by_court(text: str) -> AttitudeProposal | None:
    """What a judgment's own view of the attitude comes to, with the words that tell it in the reasoning."""
    judgment = read_judgment(text)
    values = {STATED_AS.get(each.attitude) for each in judgment.defendants}
    if len(values) != 1 or (value := values.pop()) is None:
        return None
    start = judgment.reasoning.start if judgment.reasoning else 0
    end = judgment.result.start if judgment.result else len(text)
    words = _TOLD_BY[value]
    found = words.search(text, start, end) or words.search(text, 0, end)
    return AttitudeProposal(value, (Span(*found.span()),) if found else ())


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
