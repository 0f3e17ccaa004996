"""A job that outlives the window which started it: begun for a folder, found there again, asked to stop."""

from __future__ import annotations

import json
import os
import signal
from collections.abc import Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psutil

from trainer.apart_process import start_apart
from trainer.runs.run_lock import ask_to_pause, running_process

PRINTED = "process.jsonl"
"""What the process that a window started printed; that of a terminal's command is on its screen."""
_LAUNCHED = "launched.pid"
_ERRORS = "process.log"
_LAST_BYTES = 65_536


@dataclass(frozen=True, slots=True)
class ApartJob:
    """``command``: the word by which the job's process is known, as its number may be another program's by now. The
    process holds ``folder`` by ``claimed`` and looks at ``pause_asked``."""

    folder: Path
    command: str

    def launch(self, program: Sequence[str], arguments: Sequence[str], variables: Mapping[str, str]) -> None:
        """``variables`` of its environment: a key belongs there, because every user of the computer can read a
        process's arguments. Raises OSError."""
        line = [*program, self.command, *arguments]
        process = start_apart(line, self.folder / PRINTED, self.folder / _ERRORS, variables)
        (self.folder / _LAUNCHED).write_text(str(process), encoding="ascii")

    def process(self) -> int | None:
        """The one that holds the folder, or was started for it a moment ago."""
        return self._alive(running_process(self.folder)) or self._alive(self._launched())

    def stop(self) -> None:
        """Asks it to stop, whoever started it; what is done is kept."""
        if (process := self.process()) is None:
            return
        try:
            ask_to_pause(self.folder, process)
        except OSError:  # a full disk, above all: of what is being written nothing is kept either way
            with suppress(OSError):
                os.kill(process, signal.SIGTERM)

    def last_lines(self) -> list[dict[str, Any]]:
        """The last that the last process of a window printed, each a line of JSON; what is no such line is left out."""
        try:
            with (self.folder / PRINTED).open("rb") as lines:
                lines.seek(0, os.SEEK_END)
                lines.seek(max(0, lines.tell() - _LAST_BYTES))
                read = lines.read().splitlines()
        except OSError:
            return []
        return [content for line in read if (content := _object(line)) is not None]

    def failure(self) -> dict[str, Any] | None:
        """That with which it ended, as its line of JSON."""
        last = self.last_lines()[-1:]
        return last[0] if last and last[0].get("event") == "failed" else None

    def _launched(self) -> int | None:
        try:
            return int((self.folder / _LAUNCHED).read_text(encoding="ascii"))
        except (OSError, ValueError):
            return None

    def _alive(self, process: int | None) -> int | None:
        try:
            if process is not None:
                found = psutil.Process(process)
                command = found.cmdline()
                # For a moment after its start a process has no command line yet.
                is_ours = not command or self.command in command
                return process if is_ours and found.status() != psutil.STATUS_ZOMBIE else None
        except (psutil.Error, OSError):
            pass
        return None


def _object(line: bytes) -> dict[str, Any] | None:
    try:
        content = json.loads(line)
    except ValueError:
        return None
    return content if isinstance(content, dict) else None
