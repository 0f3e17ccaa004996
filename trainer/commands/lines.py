"""What a long command prints: a line for the eye, or one JSON object a line for the program that started it."""

from __future__ import annotations

import json
import sys
import time
from typing import Any

from resources.messages.message import Message
from resources.messages.wording import say, told_json

# Between two lines of progress, so that a fast step does not print thousands.
_SECONDS = 0.2


class Lines:
    """Progress goes to standard error for the eye; with ``as_json`` everything is a JSON line on standard output."""

    def __init__(self, as_json: bool) -> None:
        self._as_json = as_json
        self._last = 0.0
        self._open = False

    def progress(self, step: str, done: int, total: int, **more: Any) -> None:
        """Bytes or parts of a step. The last of a step is always printed."""
        now = time.monotonic()
        if done != total and now - self._last < _SECONDS:
            return
        self._last = now
        if self._as_json:
            self._print({"event": "progress", "step": step, "done": done, "total": total, **more})
        elif sys.stderr.isatty():
            share = f"{100 * done / total:5.1f} %" if total else ""
            print(f"\r{step} {share}", end="", file=sys.stderr, flush=True)
            self._open = True

    def result(self, event: str, content: dict[str, Any], text: str) -> None:
        """The end of a command that did its work."""
        self._close()
        if self._as_json:
            self._print({"event": event, **content})
        else:
            print(text)

    def failed(self, kind: str, told: Message, detail: str = "") -> None:
        """The end of one that did not; ``detail`` is for the log of whoever started the command."""
        self._close()
        if self._as_json:
            self._print({"event": "failed", "kind": kind, **told_json(told), "detail": detail})
        else:
            print(say(told), file=sys.stderr)

    def _close(self) -> None:
        if self._open:
            print(file=sys.stderr)

    @staticmethod
    def _print(content: dict[str, Any]) -> None:
        print(json.dumps(content, ensure_ascii=False, default=str), flush=True)
