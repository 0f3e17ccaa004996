"""What ends a preparation, in words for the user."""

from __future__ import annotations

from trainer.preparation import sentences
from trainer.told_error import ToldError


class PrepareError(ToldError):
    """One sentence for the user, with what to do."""


def reading_broke_off(reason: str) -> PrepareError:
    """A process that read ended before its work; ``reason`` is what it said last, or nothing."""
    if not reason:
        return PrepareError(sentences.READING_BROKE_OFF)
    return PrepareError(sentences.READING_BROKE_OFF_SAYING, reason=reason)


class Stopped(Exception):
    """The user asked to stop. What was done is kept: the same call goes on."""
