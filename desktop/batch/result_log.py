"""Answers kept as they come, one line of JSON each: at most those being written are lost, however the program ends."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from types import TracebackType
from typing import Self

from desktop.batch.batch_folder import RESULTS
from desktop.batch.result import Head, Result, head_from, result_line


class ResultLog:
    """``done`` are the answers that need not be asked for again, by row and sample."""

    def __init__(self, folder: Path) -> None:
        """Reads what is there and cuts off a last line that was not written to its end. Raises OSError."""
        file = folder / RESULTS
        # Without a buffer: what a full disk refused must not be written a second time when the file is closed.
        self._lines = os.fdopen(os.open(file, os.O_RDWR | os.O_CREAT | os.O_APPEND, 0o600), "r+b", buffering=0)
        self.done: set[tuple[int, int]] = set()
        whole = 0
        for head, _, end in read_heads(folder):
            whole = end
            if head.is_final:
                self.done.add(head.key)
        self._lines.truncate(whole)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._lines.close()

    def add(self, result: Result) -> None:
        """On the disk when this returns. Raises OSError, and the file is then as it was."""
        line = result_line(result)
        size = os.fstat(self._lines.fileno()).st_size
        try:
            while line:
                line = line[self._lines.write(line) :]
            os.fsync(self._lines.fileno())
        except OSError:
            self._lines.truncate(size)
            raise
        if result.head.is_final:
            self.done.add(result.head.key)


def read_heads(folder: Path, offset: int = 0) -> Iterator[tuple[Head, int, int]]:
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
                head = head_from(line)
            except (ValueError, KeyError, TypeError):
                continue  # damaged from outside: that answer is asked for again
            yield head, begin, offset
