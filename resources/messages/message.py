"""What is to be said, as data: the key of a message in the catalogue and the values of its places.

A value is typed, so that each front end words it in its own language; a string (a name) stands as it is. Words are
made where they are shown, by ``resources.messages.wording``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Union

if TYPE_CHECKING:
    from datetime import date
    from pathlib import PurePath

    from resources.law.article import Article
    from resources.messages.values import Amendment, ChargeName, LegalDocument, Names, Penalty, Range, Term, Yuan

LegalValue = Union["Article", "ChargeName", "Penalty", "Term", "Range", "Yuan", "Amendment", "LegalDocument", "date"]
Value = Union[
    int,
    float,
    str,
    "PurePath",
    LegalValue,
    "Names",
    tuple[str, ...],
    "tuple[ChargeName, ...]",
    "Message",
    "tuple[Message, ...]",
]
"""A tuple of strings or charges is a list of names; a tuple of messages is shown one beside each bullet."""


@dataclass(frozen=True, slots=True)
class Message:
    """``key`` is ROOM.NAME: the file of the catalogue, and the message in it."""

    key: str
    values: Mapping[str, Value] = field(default_factory=dict, hash=False)


def message(key: str, /, **values: Value) -> Message:
    """A message, its values given by name."""
    return Message(key, values)
