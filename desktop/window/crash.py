"""What happens when the program breaks: the reason goes to the log, and the next start says so calmly."""

from __future__ import annotations

import faulthandler
import logging
import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType

_log = logging.getLogger("desktop")


def log_file(home: Path) -> Path:
    """Where the log is."""
    return home / "logs" / "criminal-law-desk.log"


@contextmanager
def watched(home: Path) -> Iterator[bool]:
    """Logs to a file and leaves a mark while the program runs; yields whether the run before did not end properly."""
    path = log_file(home)
    path.parent.mkdir(parents=True, exist_ok=True)
    handler = RotatingFileHandler(path, maxBytes=1_000_000, backupCount=2, encoding="utf-8")
    handler.setFormatter(logging.Formatter("%(asctime)s %(levelname)s %(name)s: %(message)s"))
    root = logging.getLogger()
    root.addHandler(handler)
    level = root.level
    root.setLevel(logging.INFO)
    logging.getLogger("httpx").setLevel(logging.WARNING)
    mark = home / "running"
    broken = mark.exists()
    mark.write_text(str(os.getpid()), encoding="ascii")
    native = path.with_name("native-crash.log").open("w", encoding="utf-8")
    faulthandler.enable(native)
    hooks = sys.excepthook, threading.excepthook
    sys.excepthook = _log_exception
    threading.excepthook = lambda args: _log_exception(args.exc_type, args.exc_value, args.exc_traceback)
    try:
        yield broken
    finally:
        sys.excepthook, threading.excepthook = hooks
        faulthandler.disable()
        native.close()
        mark.unlink(missing_ok=True)
        root.removeHandler(handler)
        root.setLevel(level)
        handler.close()


def _log_exception(kind: type[BaseException], error: BaseException | None, traceback: TracebackType | None) -> None:
    _log.critical("not foreseen", exc_info=(kind, error or kind(), traceback))
