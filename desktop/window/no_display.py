"""Where Qt finds no display that works it ends the process, which cannot be caught: the process becomes the one of the
terminal instead, before it ends."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from trainer.own_program import own_command

_log = logging.getLogger(__name__)
WITHOUT = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""What names a display: without them the program starts in the terminal (``desktop/__main__.py``)."""


@contextmanager
def terminal_instead() -> Iterator[None]:
    """While the application is made. What Qt says of a display that is missing is for those who build programs: nobody
    hears it where the terminal takes over."""
    heard: list[str] = []

    def hear(kind: QtMsgType, _where: QMessageLogContext, words: str) -> None:
        if kind is QtMsgType.QtFatalMsg:
            _become_terminal()
        heard.append(words)

    before: Any = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
        for words in heard:
            _log.warning("%s", words)


def _become_terminal() -> None:
    """The same command line, as if no display were named. Does not return."""
    for name in WITHOUT:
        os.environ.pop(name, None)
    sys.stdout.flush()
    sys.stderr.flush()
    command = own_command()
    os.execv(command[0], command)
