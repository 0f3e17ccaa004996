"""What ends a preparation, in words for the user."""

from __future__ import annotations

from collections.abc import Callable

from resources.messages.message import Message, Value
from trainer.told_error import ToldError


class PrepareError(ToldError):
    """A preparation that cannot go on, or whose workers ended; ``kind`` is always "prepare"."""

    def __init__(self, told: str | Message, /, **values: Value) -> None:
        super().__init__("prepare", told, **values)


def reading_broke_off(reason: str) -> PrepareError:
    """A process that read ended before its work; ``reason`` is what it said last, or nothing."""
    if not reason:
        return PrepareError("preparation.reading-broke-off")
    return PrepareError("preparation.reading-broke-off-saying", reason=reason)


class Stopped(Exception):
    """The user asked to stop. What was done is kept: the same call goes on."""


def go_on_unless(stopped: Callable[[], bool]) -> None:
    """Raises Stopped where the user asked to stop."""
    if stopped():
        raise Stopped
