"""One thing that 主文 rules."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, auto

from trainer.judgment.narration import CharRange


class RulingKind(Enum):
    """What a clause opens."""

    COUNT = auto()
    TOTAL = auto()
    EARLIER = auto()  # an earlier judgment, or an item that concerns no penalty
    OUTCOME = auto()  # 无罪, 免予刑事处罚 and penalties that name no charge


@dataclass(slots=True)
class Ruling:
    """One thing that is ruled, from the words that open it to the end of what they govern."""

    kind: RulingKind
    start: int
    end: int
    names: tuple[str, ...] = ()
    charges: tuple[tuple[str, CharRange], ...] = ()
    named: bool = False  # the names stand in this very clause
    by: bool = False  # 以…罪判处…: the names may follow
