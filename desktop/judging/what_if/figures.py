"""Amounts, weights, alcohol and grades of injury in the facts, exchanged for others."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from desktop.judging.what_if.edit import Edit
from trainer.judgment.measures.reader import read_measures
from trainer.judgment.measures.types import Measures, Money, MoneyRole
from trainer.judgment.types import Span

GRADES = ("轻微伤", "轻伤二级", "轻伤一级", "轻伤", "重伤二级", "重伤一级", "重伤")
"""What a grade of injury can be exchanged for; a death is another act."""
_LEVEL = re.compile(r"[一二]级")
_NUMBER = re.compile(r"[\d,，.]+")
_TYPED = re.compile(r"(\d+(?:\.\d+)?)\s*(万)?\s*(?:元|克|g|mg(?:/100ml)?)?", re.IGNORECASE)


class FigureKind(StrEnum):
    """What is measured."""

    MONEY = "money"  # yuan
    DRUG = "drug"  # grams
    ALCOHOL = "alcohol"  # mg/100 ml
    INJURY = "injury"


@dataclass(frozen=True, slots=True)
class Figure:
    """A measure as the facts write it, with every place that writes the same. ``value`` is None of an injury."""

    kind: FigureKind
    words: str
    places: tuple[Span, ...]
    value: float | None = None
    role: MoneyRole | None = None


def figures_of(facts: str, names: Sequence[str] = ()) -> tuple[Figure, ...]:
    """Each once, in the order of the text; what was paid back is no measure of the crime."""
    found: dict[tuple[FigureKind, str], Figure] = {}
    for figure in sorted(_each(facts, read_measures(facts, names)), key=lambda each: each.places):
        key = (figure.kind, figure.words)
        same = found.get(key)
        if same is None:
            found[key] = figure
        else:
            places = (*same.places, *figure.places)
            found[key] = Figure(same.kind, same.words, places, same.value, same.role)
    return tuple(found.values())


def _each(facts: str, measures: Measures) -> Iterator[Figure]:
    for money in measures.money:
        if money.role not in (MoneyRole.REPAID, MoneyRole.OTHER):
            yield Figure(FigureKind.MONEY, _words(facts, money.span), (money.span,), money.yuan, money.role)
    for drug in measures.drugs:
        yield Figure(FigureKind.DRUG, _words(facts, drug.span), (drug.span,), drug.grams)
    for alcohol in measures.alcohol:
        if not alcohol.breath:
            number = _NUMBER.match(facts, alcohol.span.start)
            span = Span(*number.span()) if number else alcohol.span
            yield Figure(FigureKind.ALCOHOL, _words(facts, span), (span,), alcohol.mg)
    for injury in measures.injuries:
        if injury.grade != "死亡" and not injury.own:
            level = _LEVEL.match(facts, injury.span.end)
            span = Span(injury.span.start, level.end() if level else injury.span.end)
            yield Figure(FigureKind.INJURY, _words(facts, span), (span,))


def _words(facts: str, span: Span) -> str:
    return facts[span.start : span.end]


def written(figure: Figure, value: float) -> str:
    """Another value in the form in which the facts write this one."""
    number = f"{value:.2f}".rstrip("0").rstrip(".")
    match figure.kind:
        case FigureKind.MONEY:
            return f"{number}元" if figure.words.endswith("元") else number
        case FigureKind.DRUG:
            return f"{number}克" if _is_chinese(figure.words[-1:]) else f"{number}g"
    return number


def read_new(figure: Figure, typed: str) -> str | None:
    """What is typed in place of a figure, as the facts write it: 5万, 50,000元; None where it is none."""
    plain = typed.strip().replace(",", "").replace("，", "")
    if figure.kind is FigureKind.INJURY:
        return plain if plain in GRADES else None
    match = _TYPED.fullmatch(plain)
    if match is None:
        return None
    value = float(match[1]) * (10_000 if match[2] else 1)
    return written(figure, value) if value > 0 else None


def _is_chinese(character: str) -> bool:
    return "一" <= character <= "鿿"


def exchanged(facts: str, figure: Figure, new: str, names: Sequence[str] = ()) -> list[Edit]:
    """The edits by which ``new`` stands wherever the figure stood; a stated sum of what was taken moves with it."""
    edits = [Edit(place.start, place.end, new) for place in figure.places]
    if figure.kind is FigureKind.MONEY and figure.role is MoneyRole.TAKEN:
        edits += _sum_moved(facts, figure, new, read_measures(facts, names).money)
    return edits


def _sum_moved(facts: str, figure: Figure, new: str, money: Sequence[Money]) -> Iterator[Edit]:
    taken = [each for each in money if each.role is MoneyRole.TAKEN]
    before = sum(each.yuan for each in taken)
    (now, *_) = [each.yuan for each in read_measures(new).money] or [0.0]
    after = sum(now if each.span in figure.places else each.yuan for each in taken)
    for each in money:
        if each.role is MoneyRole.TOTAL and each.yuan == before and len(taken) > 1 and each.span not in figure.places:
            total = Figure(FigureKind.MONEY, _words(facts, each.span), (each.span,), before)
            yield Edit(each.span.start, each.span.end, written(total, after))
