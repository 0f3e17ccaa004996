"""The rows of a table in CSV as bytes, so that those not wanted cost a search for their end and no more.

Rows end where Python's ``csv`` lets them end, quoted line breaks included. Commas, quotation marks and line ends are
the same single bytes in UTF-8 and GB18030, and never part of another character.

Engines were tried on this layout (pyarrow 26, one core): its block-wise reader with quoted line breaks takes 1.4 times
as long as ``csv.reader`` on a table of long texts even if it converts three short columns only, and an unbalanced
quotation mark ends it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from trainer.corpus.block_reader import BlockReader
from trainer.corpus.column_filter import ColumnFilter
from trainer.corpus.csv_layout import Layout, ReasonsByColumns

LONGEST_ROW = 1 << 25
"""Bytes of one row; the memory of a reader is bounded by it."""
_QUOTE, _COMMA, _LF, _CR = b'",\n\r'
_HEAD = 8  # bytes: a row of the table begins like its neighbours (https://…), a line of text does not


@dataclass(frozen=True, slots=True)
class Row:
    """A row without its place among others: bytes [start, end) of the stream; ``damage`` where it is none."""

    data: bytes
    start: int
    end: int
    damage: str | None = None


class RowScanner(BlockReader):
    """Rows of a binary stream, from where it stands; ``position`` is the byte that is looked at next."""

    def __init__(self, file: BinaryIO, position: int = 0) -> None:
        super().__init__(file, position, LONGEST_ROW)

    def next_row(self) -> bytes | None:
        """The next row that is not empty, as it stands; None at the end."""
        while True:
            while self._at < self._have and self._buffer[self._at] in b"\r\n":
                self._at += 1
            end = self._row_end(self._at) if self._at < self._have else -1
            if end >= 0:
                row = bytes(self._buffer[self._at : end])
                self._at = end
                return row
            if not self._more():
                return None

    def rows(
        self, layout: Layout, encoding: str, wanted: ColumnFilter | None = None, stop: int | None = None
    ) -> Iterator[Row]:
        """The rows that begin before ``stop``, without those that ``wanted`` drops by their columns.

        At the end `position` is where the first row begins that was not looked at.
        """
        reasons = ReasonsByColumns(layout, encoding, wanted) if wanted else None
        dropped = wanted.dropped if wanted else None
        match = layout.match
        while True:
            buffer, at, have = self._buffer, self._at, self._have
            last = have if stop is None else min(have, stop - self._base)
            while at < last:
                found = match(buffer, at, have)
                if found is None:
                    if buffer[at] in b"\r\n":
                        at += 1
                        continue
                    end = self._row_end(at)
                    if end < 0:
                        break
                    self._at = end
                    yield Row(bytes(buffer[at:end]), self._base + at, self._base + end)
                    at = end
                    continue
                end, inner = self._text_end(found.end(), at, layout)
                if end < 0:
                    break
                self._at = end
                if inner:
                    yield Row(b"", self._base + at, self._base + end, "a quotation mark is missing in the row")
                elif reasons is None or dropped is None or (reason := reasons[found.groups()]) is None:
                    yield Row(bytes(buffer[at:end]), self._base + at, self._base + end)
                else:
                    dropped[reason] += 1
                at = end
            self._at = at
            if wanted is not None and wanted.reached is not None:
                wanted.reached(self.position)
            if stop is not None and self._base + at >= stop:
                return
            if not self._more():
                if self._at >= self._have:
                    return
                yield self._overlong()

    def row_start(self, layout: Layout, head: bytes) -> int | None:
        """The first place after the position at which a row seems to begin: its columns are there, opened by ``head``.

        A quoted text may hold the like. Whoever reads up to this place finds out (see `rows`).
        """
        while self._have < len(self._buffer) and self._fill():
            pass
        place = self._inner_row(self._at, self._have, layout, head)
        return None if place is None else self._base + place

    def _text_end(self, at: int, row: int, layout: Layout) -> tuple[int, bool]:
        """The end of the row whose text begins at ``at``; whether another row has begun inside the text instead."""
        buffer, have = self._buffer, self._have
        if at >= have or buffer[at] != _QUOTE:
            return self._row_end(at), False
        find = buffer.find
        close = at + 1
        while True:
            close = find(b'"', close, have)
            if close < 0 or close + 1 >= have:
                # At the end of the buffer it is too early: the mark may be half of "", and \r half of \r\n.
                return (have, False) if self._final else (-1, False)
            after = buffer[close + 1]
            if after != _QUOTE:
                break
            close += 2
        if after == _LF:
            return close + 2, False
        if after in (_COMMA, _CR):
            return self._row_end(close + 1, inside=True), False
        # Text after a closing mark: most often this row lost its own, and the mark opens the text of the next row.
        inner = self._inner_row(at, close, layout, bytes(buffer[row : row + _HEAD]))
        return (inner, True) if inner is not None else (self._row_end(close + 1, inside=True), False)

    def _inner_row(self, start: int, end: int, layout: Layout, head: bytes) -> int | None:
        buffer = self._buffer
        place = buffer.find(b"\n" + head, start, end)
        while place >= 0:
            if layout.match(buffer, place + 1, self._have):
                return place + 1
            place = buffer.find(b"\n" + head, place + 1, end)
        return None

    def _row_end(self, at: int, inside: bool = False) -> int:
        """The end of the row a field of which begins at ``at`` (or is unquoted and goes on there); -1: not read yet."""
        buffer, have = self._buffer, self._have
        find = buffer.find
        while at < have:
            if not inside and buffer[at] == _QUOTE:
                at += 1
                while True:
                    at = find(b'"', at, have)
                    if at < 0 or at + 1 >= have:
                        return have if self._final else -1
                    if buffer[at + 1] != _QUOTE:
                        break
                    at += 2
                at += 1
            inside = False
            end = find(b"\n", at, have)
            end = have if end < 0 else end
            cr = find(b"\r", at, end)
            end = cr if cr >= 0 else end
            comma = find(b",", at, end)
            if comma >= 0:
                at = comma + 1
                continue
            if end == have:
                break
            if buffer[end] == _LF:
                return end + 1
            if end + 1 < have:
                return end + 2 if buffer[end + 1] == _LF else end + 1
            break
        return have if self._final else -1

    def _overlong(self) -> Row:
        """A row longer than any judgment, an open quotation mark most likely: only its first line is given up."""
        start = self.position
        while (end := self._buffer.find(b"\n", self._at, self._have)) < 0:
            self._at = self._have
            if not self._more():
                break
        self._at = self._have if end < 0 else end + 1
        return Row(b"", start, self.position, f"a row longer than {LONGEST_ROW} bytes")
