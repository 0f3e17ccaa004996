"""A program of somebody else's that ends with this one, however this one ends."""

from __future__ import annotations

import logging
import sys
import time
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QProcess

if TYPE_CHECKING:
    from trainer.process_tree import ProcessTree

_log = logging.getLogger(__name__)
_ENDS_WITHIN = 2.0  # seconds, from when it was asked

# Started in the program's place, with a pipe that closes with this process. It ends the program then, and has its exit
# status. The program itself gets no end of that pipe.
_GUARD = """
exec 3<&0
"$0" "$@" 3<&- </dev/null & program=$!
{ cat <&3 >/dev/null; kill "$program"; sleep 3; kill -9 "$program"; } 2>/dev/null & watcher=$!
exec 3<&-
wait "$program"
status=$?
kill "$watcher" 2>/dev/null
exit $status
"""


class TiedProcess(QProcess):
    """``begin`` in place of ``start``, and ``end`` in place of ``terminate``."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._tree: ProcessTree | None = None
        self._asked_at: float | None = None
        self.started.connect(self._hold)

    def begin(self, program: str, arguments: list[str]) -> None:
        """Starts the program."""
        if sys.platform == "win32":
            self.start(program, arguments)
        else:
            self.start("/bin/sh", ["-c", _GUARD, program, *arguments])

    def ask_to_end(self) -> None:
        """In good order, where the system knows that. Windows does not: there it ends with all that it started."""
        if self._asked_at is not None:
            return
        self._asked_at = time.monotonic()
        self.closeWriteChannel()
        if sys.platform == "win32":
            self._kill_all()

    def end(self) -> None:
        """It has ended when this returns."""
        self.ask_to_end()
        assert self._asked_at is not None
        left = self._asked_at + _ENDS_WITHIN - time.monotonic()
        if not self.waitForFinished(max(1, round(left * 1000))):
            self._kill_all()
            self.waitForFinished(500)

    def _hold(self) -> None:
        from trainer.process_tree import ProcessTree  # psutil, which no start of the window waits for

        try:
            self._tree = ProcessTree(self.processId())
        except OSError:
            _log.exception("a program that was started may outlive this one")

    def _kill_all(self) -> None:
        if self._tree is not None:
            self._tree.kill()
        self.kill()
