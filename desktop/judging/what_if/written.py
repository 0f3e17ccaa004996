"""Changes as they are typed at a terminal: 自首, -累犯, 谅解·乙某, 3200元=50000元, 2019-03-05, model=NAME."""

from __future__ import annotations

import re
from dataclasses import dataclass

from desktop.judging.case import Case
from desktop.judging.what_if.change import Change, CircumstanceChange, DayChange, FigureChange
from desktop.judging.what_if.circumstance import Circumstance
from desktop.judging.what_if.figures import read_new
from desktop.judging.what_if.offered import exchangeable
from desktop.judging.written_day import read_date
from trainer.told_error import ToldError

_BETWEEN = re.compile(r"[，,；;]")
_EXCHANGED = re.compile(r"\s*(.+?)\s*(?:=|→|->|换成)\s*(.+?)\s*")
_CIRCUMSTANCE = re.compile(
    r"\s*(?P<gone>[-－]|去掉|不)?(?:[+＋]|加上)?\s*(?P<what>[^·@\s]+?)\s*(?:[·@]\s*(?P<whose>\S+))?\s*"
)
_MODEL = "model"
_NAMES = {each.value: each for each in Circumstance} | {each.name.lower(): each for each in Circumstance}


@dataclass(frozen=True, slots=True)
class WrittenColumn:
    """``model``: the name of another model, "" for the same."""

    changes: tuple[Change, ...]
    model: str = ""


def read_column(text: str, case: Case, *, instead: bool = False) -> WrittenColumn:
    """What one column has otherwise, several things with commas between. ``instead``: what the facts state to the
    contrary goes first. Raises ToldError "input" for what is none of it."""
    changes: list[Change] = []
    model = ""
    for part in filter(str.strip, _BETWEEN.split(text)):
        exchanged = _EXCHANGED.fullmatch(part)
        if exchanged is not None and exchanged[1].lower() == _MODEL:
            model = exchanged[2]
        else:
            changes.append(_change(part, exchanged, case, instead=instead))
    if not changes and not model:
        raise _not_understood(text)
    return WrittenColumn(tuple(changes), model)


def _change(part: str, exchanged: re.Match[str] | None, case: Case, *, instead: bool) -> Change:
    if exchanged is not None:
        return _figure(part, exchanged, case)
    day = read_date(part)
    if day is not None:
        return DayChange(day)
    match = _CIRCUMSTANCE.fullmatch(part)
    what = _NAMES.get(match["what"].lower()) if match else None
    if match is None or what is None:
        raise _not_understood(part)
    gone = match["gone"] is not None
    return CircumstanceChange(what, not gone, match["whose"] or "", instead and not gone)


def _figure(part: str, exchanged: re.Match[str], case: Case) -> Change:
    for figure in exchangeable(case):
        if exchanged[1] in (figure.words, figure.words.rstrip("元克")):
            new = read_new(figure, exchanged[2])
            if new is None:
                raise _not_understood(part)
            return FigureChange(figure, new)
    raise ToldError("input", "what-if.no-figure", words=exchanged[1])


def _not_understood(part: str) -> ToldError:
    names = tuple(f"{each.value} ({each.name.lower()})" for each in Circumstance)
    return ToldError("input", "what-if.not-understood", words=part.strip(), names=names)
