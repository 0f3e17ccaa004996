"""What is to be otherwise, and how that is written down in the history."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from desktop.judging.what_if.circumstance import Circumstance
from desktop.judging.what_if.figures import Figure

_OF = "·"  # between a circumstance and whose it is


@dataclass(frozen=True, slots=True)
class CircumstanceChange:
    """A circumstance put into the facts (``added``) or taken out of them.

    ``defendant``: whose, "" of the only one. ``instead``: what the facts state to the contrary goes first.
    """

    circumstance: Circumstance
    added: bool
    defendant: str = ""
    instead: bool = False


@dataclass(frozen=True, slots=True)
class FigureChange:
    """An amount, a weight or a grade of injury exchanged for another; ``new`` is written as the facts write it."""

    figure: Figure
    new: str


@dataclass(frozen=True, slots=True)
class DayChange:
    """The acts done on another day, and all that came after them as many days later or earlier."""

    day: date


Change = CircumstanceChange | FigureChange | DayChange


def as_pair(change: Change) -> tuple[str, str]:
    """For ``Column.changes``: ("added", "自首·甲某"), ("removed", "累犯"), ("figure", "3200元→50000元"), ("act_date",
    "2019-03-05"). A model is ("model", its name), an attitude ("attitude", "坦白")."""
    match change:
        case CircumstanceChange():
            whose = f"{_OF}{change.defendant}" if change.defendant else ""
            return ("added" if change.added else "removed", change.circumstance + whose)
        case FigureChange():
            return ("figure", f"{change.figure.words}→{change.new}")
        case DayChange():
            return ("act_date", change.day.isoformat())


def whose_circumstance(value: str) -> tuple[str, str]:
    """ "自首·甲某" as 自首 and 甲某, who is "" where nobody is named."""
    circumstance, _, name = value.partition(_OF)
    return circumstance, name
