"""The end of standard input as the wish to stop: the one that a program can tell its child on every system.

Windows has no signal that reaches a program without a console; and where the starter is killed, its end of the pipe
closes by itself, so that no child is left behind.
"""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import BinaryIO

from trainer.commands.interrupting import interrupt_main
from trainer.own_input import own_input

ENDS_WITH_INPUT = "--ends-with-input"
_LOOK_EVERY = 0.2


@contextmanager
def ending_with_input() -> Iterator[None]:
    """While this lasts, the end of standard input is what an ordinary kill is; what comes in it is not read."""
    over = threading.Event()
    threading.Thread(target=_listen, args=(own_input(), over), name="input", daemon=True).start()
    try:
        yield
    finally:
        over.set()


def _listen(pipe: BinaryIO, over: threading.Event) -> None:
    with suppress(OSError):
        _wait_for_the_end(pipe)
    if not over.is_set():
        interrupt_main()


def _wait_for_the_end(pipe: BinaryIO) -> None:
    """Raises OSError where the other end is gone, as Windows has it."""
    if sys.platform == "win32":
        # Looked at, never waited in: see own_input.
        import _winapi
        import msvcrt

        while True:
            _winapi.PeekNamedPipe(msvcrt.get_osfhandle(pipe.fileno()), 0)
            time.sleep(_LOOK_EVERY)
    else:
        while os.read(pipe.fileno(), 4096):
            pass
