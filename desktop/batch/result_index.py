"""Where each answer of a batch lies in its file: thousands of cards are not held in memory at once."""

from __future__ import annotations

import json
from pathlib import Path

from desktop.batch.batch_folder import RESULTS
from desktop.batch.result import Result, result_from
from desktop.batch.result_log import read_results


class ResultIndex:
    """``update`` looks for what came since; of one row and sample the last answer counts."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._offset = 0
        self._places: dict[int, dict[int, int]] = {}

    def update(self) -> list[Result]:
        """The answers that came since the last time."""
        found = []
        for result, begin, end in read_results(self._folder, self._offset):
            self._offset = end
            self._places.setdefault(result.row, {})[result.sample] = begin
            found.append(result)
        return found

    def of_row(self, row: int) -> list[Result]:
        """By their samples; [] where there is none yet. Raises OSError."""
        places = self._places.get(row)
        if not places:
            return []
        with (self._folder / RESULTS).open("rb") as lines:
            found = []
            for _, place in sorted(places.items()):
                lines.seek(place)
                found.append(result_from(json.loads(lines.readline().decode("utf-8", "surrogatepass"))))
        return found
