"""How many of what a crime is counted in: pieces of information, cubic metres of timber, guns, tons."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from trainer.judgment.measures.drugs import plain_number
from trainer.judgment.numerals import AMOUNT
from trainer.judgment.types import Span

_NUMBER = rf"(?P<number>{AMOUNT})(?P<myriad>[余多]?万)?[余多]?"
_LATER = rf"(?P<after>{AMOUNT})"
_PEOPLE = "被害人|投资人|集资参与人|群众|社会公众"
# By what a standard measures (``of`` in thresholds.json): a unit that must stand in the text, and how it is counted.
_UNITS: Mapping[str, tuple[str, re.Pattern[str]]] = {
    "items": ("条", re.compile(rf"{_NUMBER}条(?!件|款|路|[之的]规定|第)")),
    "timber_m3": ("立方", re.compile(rf"{_NUMBER}立方")),
    "guns": ("枪", re.compile(rf"{_NUMBER}(?:支|把)(?=[^，。；]{{0,8}}枪)|枪[^，。；\d]{{0,8}}?{_LATER}(?:支|把)")),
    "hazardous_waste_tons": ("吨", re.compile(rf"{_NUMBER}吨")),
    "victims": ("", re.compile(rf"{_NUMBER}(?:名|位|人)[^，。；]{{0,4}}?(?:{_PEOPLE})")),
}
# Guns driven by compressed gas have numbers of their own, and since 2018 no number alone decides (法释〔2018〕8号).
_AIR = ("气枪", "压缩气体", "气体为动力", "仿真枪")
COUNTED = frozenset(_UNITS)


@dataclass(frozen=True, slots=True)
class Quantity:
    """So many of something, with its place."""

    number: float
    span: Span


def read_quantities(text: str, of: str) -> tuple[Quantity, ...]:
    """All that the text counts of one thing, in order; () for what nothing here counts."""
    unit, pattern = _UNITS.get(of, ("", None))
    if pattern is None or unit not in text or (of == "guns" and any(word in text for word in _AIR)):
        return ()
    found = []
    for match in pattern.finditer(text):
        groups = match.groupdict()
        number = plain_number(groups["number"] or groups.get("after") or "")
        if number:
            found.append(Quantity(number * (10_000 if groups.get("myriad") else 1), Span(*match.span())))
    return tuple(found)
