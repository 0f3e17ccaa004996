"""Rows that are not wanted are known by the columns beside their text, before the text is looked at."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class ColumnFilter:
    """``reason`` says of (kind of case, procedure, day of judgment) why a row is left out, None to look at its text.

    ``dropped`` counts what readers left out by it. The same columns must always give the same reason. ``reached`` is
    told the byte that a reader of a long table has come to, from time to time; what it raises ends the reading.
    """

    reason: Callable[[str, str, str], str | None]
    dropped: Counter[str] = field(default_factory=Counter)
    reached: Callable[[int], None] | None = None
