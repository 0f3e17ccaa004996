"""Why each figure of a recipe is what it is: the comments of a recipe file, and what the window says beside a field."""

from __future__ import annotations

from collections.abc import Collection

from resources.messages.catalogue import entries
from resources.messages.message import Message

_ROOM = "recipe-reasons"


def places() -> Collection[str]:
    """Every figure's place in a recipe file: run.epochs."""
    return entries(_ROOM).keys()


def reason_of(place: str) -> Message:
    """Why the card's figure is what it is."""
    return Message(f"{_ROOM}.{place}")
