"""A table out of a web page: what many systems call an xls is one."""

from __future__ import annotations

from html.parser import HTMLParser

from desktop.batch.header import table_of_grid
from desktop.batch.separated import decoded
from desktop.batch.table import Table

_BREAKS = frozenset(("br", "p", "div", "li"))


def read_page_table(raw: bytes) -> Table:
    """The table of the page with the most cells; tables within tables count apart. Raises BatchError where it has too
    many rows."""
    reader = _Tables()
    reader.feed(decoded(raw))
    reader.close()
    largest = max(reader.tables, key=lambda rows: sum(map(len, rows)), default=[])
    return table_of_grid(enumerate(largest, 1))


class _Tables(HTMLParser):
    """All tables of a page, each as rows of texts."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.tables: list[list[list[str]]] = []
        self._open: list[list[list[str]]] = []
        self._in_cell = False
        self._place = 0  # of the cell that is read, in its row

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "table":
            rows: list[list[str]] = []
            self.tables.append(rows)
            self._open.append(rows)
            self._in_cell = False
        elif not self._open:
            return
        elif tag == "tr":
            self._open[-1].append([])
            self._in_cell = False
        elif tag in ("td", "th"):
            if not self._open[-1]:
                self._open[-1].append([])
            span = dict(attrs).get("colspan") or "1"
            width = min(100, int(span)) if span.isdecimal() else 1
            self._open[-1][-1].extend([""] * max(1, width))
            self._place = len(self._open[-1][-1]) - max(1, width)
            self._in_cell = True
        elif tag in _BREAKS:
            self.handle_data("\n")

    def handle_endtag(self, tag: str) -> None:
        if tag == "table" and self._open:
            self._open.pop()
            self._in_cell = False
        elif tag in ("td", "th", "tr"):
            self._in_cell = False

    def handle_data(self, data: str) -> None:
        if self._in_cell and self._open and self._open[-1] and self._open[-1][-1]:
            self._open[-1][-1][self._place] += data
