"""How far each step of a long job is and how long it will still take, for the eye or for a program."""

from __future__ import annotations

import sys
import time
from collections.abc import Mapping
from typing import TextIO

from trainer.commands.lines import Lines
from trainer.evaluation.progress import duration


class Steps:
    """Called with a step's name, what is done of it and what there is to do. ``names`` are the steps as shown.

    On a terminal one line that is written over; elsewhere a line every ten seconds. The time left is judged by what
    this run has done of the step: what an earlier one did cost nothing now.
    """

    def __init__(self, lines: Lines, as_json: bool, names: Mapping[str, str], stream: TextIO | None = None) -> None:
        self._lines, self._as_json, self._names = lines, as_json, names
        self._stream = stream or sys.stderr
        self._step = ""
        self._began = self._shown = 0.0
        self._before = self._last = 0.0

    def __call__(self, step: str, done: float, total: float) -> None:
        now = time.monotonic()
        if step != self._step:
            self._step, self._began, self._shown = step, now, 0.0
            self._before = done
        elif done == self._last and (done == total or now - self._shown < 10):
            return
        self._last = done
        new = done - self._before
        left = (now - self._began) / new * (total - done) if new > 0 else None
        if self._as_json:
            seconds = None if left is None else round(left, 1)
            self._lines.progress(step, round(done), round(total), seconds_left=seconds)
            return
        terminal = self._stream.isatty()
        if done < total and now - self._shown < (0.2 if terminal else 10):
            return
        self._shown = now
        share = f"{done / total:.1%}" if total else ""
        rest = "" if done >= total else "  剩余 …" if left is None else f"  剩余 {duration(left)}"
        line = f"{self._names.get(step, step)} {share}{rest}"
        self._stream.write(f"\r\x1b[K{line}" if terminal else f"{line}\n")
        if terminal and done >= total:
            self._stream.write("\n")
        self._stream.flush()
