"""What a command tells, for the eye or for the program that started it."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from typing import Any

from resources.messages.catalogue import Language
from resources.messages.durations import duration
from resources.messages.message import Message, message
from resources.messages.wording import say, told_json
from trainer.commands.pace import Pace
from trainer.commands.step_names import STEPS

# Between two lines of progress, so that a fast step does not print thousands.
_SECONDS = 0.2
_SECONDS_IN_A_FILE = 10.0
"""Where nothing can be written over."""
_OVER = "\r\x1b[K"


class Printer:
    """For the eye: progress on standard error, on a terminal one line that is written over; the result on standard
    output. ``as_json``: JSON on standard output, one object a line; with ``progress_as_json`` False (a command that
    prints one object) progress stays for the eye.
    """

    def __init__(
        self,
        *,
        as_json: bool = False,
        progress_as_json: bool = True,
        language: Language = "zh",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self.as_json = as_json
        self.language = language
        self._progress_as_json = as_json and progress_as_json
        self._clock = clock
        self._pace = Pace(clock)
        self._step, self._whole = "", False
        self._shown = float("-inf")
        self._open = False

    def progress(self, step: str, done: float, total: float, *, seconds_left: float | None = None, **more: Any) -> None:
        """So much of a step (bytes or things) is done. ``seconds_left`` is worked out where the job does not know."""
        left = self._pace.seconds_left(step, done, total) if seconds_left is None else seconds_left
        if not self._is_due(step, whole=done >= total):
            return
        if self._progress_as_json:
            seconds = None if left is None else round(left, 1)
            self.line(
                {
                    "event": "progress",
                    "step": step,
                    "done": round(done),
                    "total": round(total),
                    **more,
                    "seconds_left": seconds,
                }
            )
        else:
            self._write_over(self.say(_progress_words(step, done, total, left)), last=done >= total)

    def passing(self, words: Message, *, step: str, last: bool) -> None:
        """A line for the eye that the next of its step takes the place of."""
        if self._is_due(step, whole=last):
            self._write_over(self.say(words), last=last)

    def tell(self, words: Message) -> None:
        """A line for the eye that stays."""
        self._close()
        print(self.say(words), file=sys.stderr, flush=True)

    def line(self, content: dict[str, Any]) -> None:
        """A line of JSON."""
        print(json.dumps(content, ensure_ascii=False, default=str), flush=True)

    def result(self, event: str, content: dict[str, Any], words: Message) -> None:
        """The end of a command that did its work."""
        self._close()
        if self.as_json:
            self.line({"event": event, **content})
        else:
            print(self.say(words), flush=True)

    def failed(self, kind: str, words: Message, detail: str = "") -> None:
        """The end of one that did not; ``detail`` is for the log of whoever started the command."""
        with suppress(OSError):
            self._close()
        plain = {"event": "failed", "at": time.time(), "kind": kind, **told_json(words), "detail": detail}
        is_told = self.as_json and self._line_or_not(plain)
        if not (is_told and self._progress_as_json):
            with suppress(OSError):  # a stream of which the other end is gone, or the disk is full
                print(self.say(words), file=sys.stderr, flush=True)

    def _line_or_not(self, content: dict[str, Any]) -> bool:
        try:
            self.line(content)
        except OSError:
            return False
        return True

    def say(self, words: Message) -> str:
        """In the language that was asked for."""
        return say(words, self.language)

    def _is_due(self, step: str, *, whole: bool) -> bool:
        """The first and the last of a step always, the others some time after the one before."""
        now = self._clock()
        often = self._progress_as_json or sys.stderr.isatty()
        soon = now - self._shown < (_SECONDS if often else _SECONDS_IN_A_FILE)
        if step == self._step and (self._whole if whole else soon):
            return False
        self._step, self._whole, self._shown = step, whole, now
        return True

    def _write_over(self, words: str, *, last: bool) -> None:
        terminal = sys.stderr.isatty()
        start, end = (_OVER, "\n" if last else "") if terminal else ("", "\n")
        print(start + words.rstrip(), end=end, file=sys.stderr, flush=True)
        self._open = terminal and not last

    def _close(self) -> None:
        """Leaves a line that could be written over as it is."""
        if self._open:
            print(file=sys.stderr)
            self._open = False


def _progress_words(step: str, done: float, total: float, left: float | None) -> Message:
    name = STEPS[step]
    amount = f"{done / total:.1%}" if total else ""
    if name.counted:
        amount = f"{done:,.0f}/{total:,.0f}  {amount}"
    if done >= total:
        return message("commands.progress-done", step=message(name.key), amount=amount)
    time_left = "…" if left is None else duration(left)
    return message("commands.progress", step=message(name.key), amount=amount, left=time_left)
