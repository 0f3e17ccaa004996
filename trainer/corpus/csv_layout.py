"""Where the columns of a table in CSV are, and what they say of a row before its text is looked at."""

from __future__ import annotations

import re
from collections.abc import Sequence

from trainer.corpus.column_filter import ColumnFilter

_PLAIN = rb'[^,"\r\n][^,\r\n]*+'
_QUOTED = rb'"[^"]*+(?:""[^"]*+)*+"'
_MOST_KEYS = 1 << 17


class Layout:
    """Where the columns of a table are: ``text`` is the position of the long one, ``looked_at`` those before it."""

    def __init__(self, text: int, looked_at: Sequence[int | None]) -> None:
        before = [place for place in looked_at if place is not None and place < text]
        field = b"(?:" + _PLAIN + b"|" + _QUOTED + b"|),"
        captured = b"(" + _PLAIN + b"|" + _QUOTED + b"|),"
        self.match = re.compile(b"".join(captured if each in before else field for each in range(text))).match
        # One group number for each column of ``looked_at``; None where the table lacks it, or has it behind the text.
        order = sorted(before)
        self.groups = [order.index(place) if place in before else None for place in looked_at]


class ReasonsByColumns(dict[tuple[bytes, ...], "str | None"]):
    """Why a row is left out, by the bytes of its columns: few are different."""

    def __init__(self, layout: Layout, encoding: str, wanted: ColumnFilter) -> None:
        super().__init__()
        self._layout, self._encoding, self._reason = layout, encoding, wanted.reason

    def __missing__(self, key: tuple[bytes, ...]) -> str | None:
        columns = [
            "" if place is None else unquoted(key[place].decode(self._encoding, "replace"))
            for place in self._layout.groups
        ]
        reason = self._reason(columns[0], columns[1], columns[2])
        if len(self) >= _MOST_KEYS:  # so that memory does not grow with the table
            self.clear()
        self[key] = reason
        return reason


def unquoted(field: str) -> str:
    """What a field says, without the quotation marks around it."""
    return field[1:-1].replace('""', '"') if field.startswith('"') else field
