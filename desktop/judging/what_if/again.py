"""Columns of a kept comparison, asked for again of the case as it stands now."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from desktop.judging.case import Case
from desktop.judging.what_if.change import Change, CircumstanceChange, DayChange, FigureChange, whose_circumstance
from desktop.judging.what_if.circumstance import Circumstance
from desktop.judging.what_if.columns import Otherwise, otherwise
from desktop.judging.what_if.offered import exchangeable
from desktop.judging.what_if.outcome import Standing
from trainer.engines.engine import Model

Pairs = tuple[tuple[str, str], ...]


def otherwise_again(case: Case, kept: Iterable[tuple[Pairs, Model | None]]) -> Iterator[Otherwise]:
    """What each column had otherwise (`as_pair`), with the model that wrote it; what cannot be any more is left out."""
    for pairs, model in kept:
        changes = [change for pair in pairs if (change := _change(pair, case)) is not None]
        other = model if "model" in dict(pairs) else None
        made = otherwise(case, changes, other)
        if made.outcome.standing is Standing.MADE and (changes or other is not None):
            yield made


def _change(pair: tuple[str, str], case: Case) -> Change | None:
    key, value = pair
    if key in ("added", "removed"):
        name, whose = whose_circumstance(value)
        if name not in set(Circumstance):
            return None
        return CircumstanceChange(Circumstance(name), key == "added", whose, instead=key == "added")
    if key == "act_date":
        return DayChange(date.fromisoformat(value))
    if key == "figure":
        words, _, new = value.partition("→")
        return next((FigureChange(each, new) for each in exchangeable(case) if each.words == words), None)
    return None
