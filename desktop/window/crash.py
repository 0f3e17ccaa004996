"""What happens when the program breaks: the reason goes to the log, and the next start says so calmly."""

from __future__ import annotations

import faulthandler
import logging
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import TextIO

_log = logging.getLogger("desktop")


def log_file(home: Path) -> Path:
    """Where the log is."""
    return home / "logs" / "criminal-law-desk.log"


@contextmanager
def watched(home: Path) -> Iterator[bool]:
    """Logs to a file and leaves a mark while the program runs; yields whether the run before did not end properly."""
    path = log_file(home)
    handler = _handler(path)
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    level = root.level
    root.setLevel(logging.INFO)
    logging.getLogger("httpx").setLevel(logging.WARNING)
    mark = home / "running"
    broken = os.path.exists(mark)
    with suppress(OSError):
        mark.write_text(str(os.getpid()), encoding="ascii")
    native = _native_log(path)
    if native is not None:
        faulthandler.enable(native)
    hooks = sys.excepthook, threading.excepthook
    sys.excepthook = _log_exception
    threading.excepthook = lambda args: _log_exception(args.exc_type, args.exc_value, args.exc_traceback)
    try:
        yield broken
    finally:
        sys.excepthook, threading.excepthook = hooks
        if native is not None:
            faulthandler.disable()
            native.close()
        with suppress(OSError):
            mark.unlink(missing_ok=True)
        root.removeHandler(handler)
        root.setLevel(level)
        with suppress(OSError):
            handler.close()  # what is left of the log, on a disk that is full


class _Log(RotatingFileHandler):
    def doRollover(self) -> None:  # noqa: N802
        """Windows renames no file that another window writes to: then it grows on, and is tried again at twice the
        size."""
        try:
            super().doRollover()
        except OSError:
            self.maxBytes *= 2
            if self.stream is None:
                self.stream = self._open()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """A disk that became full takes the log's lines as well: no reason to write them anywhere else."""


def _handler(path: Path) -> logging.Handler:
    """Without room or permission for a log there is none: that is no reason to keep the window shut."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _Log(path, maxBytes=1_000_000, backupCount=2, encoding="utf-8")
    except OSError:
        return logging.NullHandler()


def _native_log(path: Path) -> TextIO | None:
    try:
        return path.with_name("native-crash.log").open("w", encoding="utf-8")
    except OSError:
        return None


def _log_exception(kind: type[BaseException], error: BaseException | None, traceback: TracebackType | None) -> None:
    _log.critical("not foreseen", exc_info=(kind, error or kind(), traceback))
