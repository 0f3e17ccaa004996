"""The events of a run in its folder, appended by the process that trains and read by whoever looks."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from trainer.runs.events import Event, event_line, read_event

EVENTS = "events.jsonl"


class EventLog:
    """Appends events. Nothing of a killed process is lost but the line that it was writing."""

    def __init__(self, run: Path) -> None:
        """Cuts off a last line that was not written to its end. Raises OSError."""
        self._file = run / EVENTS
        if self._file.exists():
            with self._file.open("rb+") as lines:
                lines.truncate(_whole(lines.read()))
        self._waiting = b""

    def add(self, event: Event) -> None:
        """Written at once; where the disk is full it waits and is written with the next one."""
        self._waiting += event_line(event).encode() + b"\n"
        try:
            size = self._file.stat().st_size if self._file.exists() else 0
            try:
                with self._file.open("ab") as lines:
                    lines.write(self._waiting)
            except OSError:
                # Part of the line may have been written: cut off, or the next try would leave it there twice.
                if self._file.exists():
                    os.truncate(self._file, size)
                raise
        except OSError:
            return
        self._waiting = b""


def read_events(run: Path, offset: int = 0) -> Iterator[tuple[Event, int]]:
    """Events from a byte offset on, each with the offset after it, so that a reader can go on from there.

    A line that is still being written is left for the next time.
    """
    try:
        with (run / EVENTS).open("rb") as lines:
            lines.seek(offset)
            for line in lines:
                if not line.endswith(b"\n"):
                    return
                offset += len(line)
                event = read_event(line)
                if event is not None:
                    yield event, offset
    except FileNotFoundError:
        return


def _whole(content: bytes) -> int:
    return content.rfind(b"\n") + 1
