"""Where each answer of a batch lies in its file: thousands of cards are not held in memory at once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from desktop.batch.batch_folder import RESULTS
from desktop.batch.result import Head, Result, result_from
from desktop.batch.result_log import read_heads


class ResultIndex:
    """``update`` looks for what came since; of one row and sample the last answer counts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._offset = 0
        self._places: dict[int, dict[int, int]] = {}

    def update(self) -> Iterator[Head]:
        """The answers that came since the last time, to be gone through."""
        for head, begin, end in read_heads(self._folder, self._offset):
            self._offset = end
            self._places.setdefault(head.row, {})[head.sample] = begin
            yield head

    def of_row(self, row: int) -> list[Result]:
        """By their samples; [] where there is none yet. Raises OSError, and ValueError where the file was changed."""
        places = self._places.get(row)
        if not places:
            return []
        with (self._folder / RESULTS).open("rb") as lines:
            found = []
            for _, place in sorted(places.items()):
                lines.seek(place)
                found.append(result_from(lines.readline()))
        return found


def indexed(folder: Path) -> ResultIndex:
    """Of all that is there now."""
    index = ResultIndex(folder)
    for _ in index.update():
        pass
    return index
