"""What ends the program from outside (kill, Ctrl+C in its terminal, the end of the session) ends it as its own button
does: what was typed is kept, the engines are stopped, and the next start has nothing to tell."""

from __future__ import annotations

import signal
import socket
from collections.abc import Callable
from types import FrameType

from PySide6.QtCore import QObject, QSocketNotifier, QTimer

_NAMES = ("SIGINT", "SIGTERM", "SIGHUP", "SIGBREAK")
"""Those that the system has: SIGHUP where a terminal may be closed, SIGBREAK on Windows."""


class EndSignals(QObject):
    """Calls ``end`` in Qt's own loop. Python runs its handlers only between two of its own steps, and while Qt waits
    there are none: a byte in a pair of sockets wakes it."""

    def __init__(self, end: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._end = end
        self._reader, self._writer = socket.socketpair()
        self._reader.setblocking(False)
        self._writer.setblocking(False)
        self._before_descriptor = signal.set_wakeup_fd(self._writer.fileno(), warn_on_full_buffer=False)
        self._notifier = QSocketNotifier(self._reader.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._read)
        known = [getattr(signal, name) for name in _NAMES if hasattr(signal, name)]
        # What was to be ignored (nohup) stays so.
        taken = [number for number in known if signal.getsignal(number) is not signal.SIG_IGN]
        self._before = {number: signal.signal(number, self._take) for number in taken}

    def close(self) -> None:
        """As it was before."""
        for number, handler in self._before.items():
            signal.signal(number, handler)
        signal.set_wakeup_fd(self._before_descriptor)
        self._notifier.setEnabled(False)
        self._reader.close()
        self._writer.close()

    def _read(self) -> None:
        self._reader.recv(64)  # by now Python has run the handler

    def _take(self, _number: int, _frame: FrameType | None) -> None:
        QTimer.singleShot(0, self._end)  # which Qt's loop comes to, even where it has not begun yet
