"""Answers kept as they come, one line of JSON each: at most those being written are lost, however the program ends."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from desktop.batch.batch_folder import RESULTS
from desktop.batch.result import Result, result_from, result_json


class ResultLog:
    """``done`` are the answers that need not be asked for again, by row and sample."""

    def __init__(self, folder: Path) -> None:
        """Reads what is there and cuts off a last line that was not written to its end. Raises OSError."""
        file = folder / RESULTS
        # Without a buffer: what a full disk refused must not be written a second time when the file is closed.
        self._lines = os.fdopen(os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600), "r+b", buffering=0)
        self.done: set[tuple[int, int]] = set()
        whole = 0
        for result, _, end in read_results(folder):
            whole = end
            if result.is_final:
                self.done.add(result.key)
        self._lines.truncate(whole)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._lines.close()

    def add(self, result: Result) -> None:
        """On the disk when this returns. Raises OSError, and the file is then as it was."""
        line = json.dumps(result_json(result), ensure_ascii=False).encode("utf-8", "surrogatepass") + b"\n"
        size = os.fstat(self._lines.fileno()).st_size
        try:
            while line:
                line = line[self._lines.write(line) :]
            os.fsync(self._lines.fileno())
        except OSError:
            self._lines.truncate(size)
            raise
        if result.is_final:
            self.done.add(result.key)


def read_results(folder: Path, offset: int = 0) -> Iterator[tuple[Result, int, int]]:
    """Answers from a byte on, in the order in which they came, each with the bytes at which its line begins and ends,
    so that a reader can go on from there. Of one row and sample the last counts. A line that is still being written is
    left for the next time.
    """
    try:
        lines = (folder / RESULTS).open("rb")
    except FileNotFoundError:
        return
    with lines:
        lines.seek(offset)
        for line in lines:
            if not line.endswith(b"\n"):
                return
            begin, offset = offset, offset + len(line)
            try:
                result = result_from(json.loads(line.decode("utf-8", "surrogatepass")))
            except (ValueError, KeyError, TypeError):
                continue  # a line that a full disk cut and another followed: that answer is asked for again
            yield result, begin, offset
