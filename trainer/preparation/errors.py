"""What ends a preparation, in words for the user."""

from __future__ import annotations

from collections.abc import Callable

from trainer.told_error import ToldError


class PrepareError(ToldError):
    """``kind``: "input", "running" (another process has the folder), "changed" (other settings or files than it was
    begun with), "library", "absent" (no Dask scheduler, or none of its workers), "worker" (one that cannot read for
    us), "died" (a process that read).
    """


def reading_broke_off(reason: str) -> PrepareError:
    """A process that read ended before its work; ``reason`` is what it said last, or nothing."""
    if not reason:
        return PrepareError("died", "preparation.reading-broke-off")
    return PrepareError("died", "preparation.reading-broke-off-saying", reason=reason)


class Stopped(ToldError):
    """The user asked to stop. What was done is kept: the same call goes on."""

    def __init__(self) -> None:
        super().__init__("stopped", "preparation.stopped")


def go_on_unless(stopped: Callable[[], bool]) -> None:
    """Raises Stopped where the user asked to stop."""
    if stopped():
        raise Stopped()
