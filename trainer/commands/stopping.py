"""A command that stops in good order."""

from __future__ import annotations

import signal
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from types import FrameType

from resources.messages.message import message
from trainer.commands.printer import Printer

_AT_ONCE_AFTER = 2.0
"""Seconds. What starts several processes (``accelerate launch``) hands one Ctrl+C to each of them again."""


@contextmanager
def stop_on_signal(printer: Printer) -> Iterator[Callable[[], bool]]:
    """Ctrl+C and an ordinary kill ask to stop; what is given tells whether one came, and says so to the user once.

    A second Ctrl+C, some time after the first, raises KeyboardInterrupt: not every step can be left in good order soon.
    """
    asked_at: list[float] = []
    told: list[bool] = []

    def ask(number: int, _frame: FrameType | None) -> None:
        if asked_at and number == signal.SIGINT and time.monotonic() - asked_at[0] > _AT_ONCE_AFTER:
            raise KeyboardInterrupt
        asked_at.append(time.monotonic())

    def stopped() -> bool:
        # Told from here, because a signal may come in the middle of another line.
        if asked_at and not told:
            told.append(True)
            if not printer.as_json:
                printer.tell(message("commands.stopping"))
        return bool(asked_at)

    with _handling((signal.SIGINT, signal.SIGTERM), ask):
        yield stopped


@contextmanager
def killed_as_interrupted() -> Iterator[None]:
    """An ordinary kill is what Ctrl+C is: KeyboardInterrupt, and the end of asyncio's tasks in good order."""
    with _handling((signal.SIGTERM,), _interrupt):
        yield


def _interrupt(_number: int, frame: FrameType | None) -> None:
    """Whoever handles Ctrl+C now: KeyboardInterrupt in the middle of the loop's own work would leave tasks behind, and
    asyncio tells of them in the words of a programmer."""
    handler = signal.getsignal(signal.SIGINT)
    if not callable(handler):  # ignored, as by a shell that started the command in the background
        raise KeyboardInterrupt
    handler(signal.SIGINT, frame)


@contextmanager
def _handling(numbers: tuple[int, ...], handler: Callable[[int, FrameType | None], None]) -> Iterator[None]:
    if threading.current_thread() is not threading.main_thread():  # only there can a signal be handled
        yield
        return
    before = {number: signal.signal(number, handler) for number in numbers}
    try:
        yield
    finally:
        for number, handled in before.items():
            signal.signal(number, handled)
