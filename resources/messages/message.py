"""What is to be said, as data: the key of a sentence in the catalogue and the values of its places.

A value is typed, so that each front end words it in its own language; a string (a path, a name) stands as it is.
Words are made where they are shown, by ``resources.messages.wording``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Union

Value = Union[int, float, str, tuple[str, ...], "Message", "tuple[Message, ...]"]
"""A tuple of strings is a list of names; a tuple of messages is shown one beside each bullet."""


@dataclass(frozen=True, slots=True)
class Message:
    """``key`` is ROOM.NAME: the file of the catalogue, and the sentence in it."""

    key: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """``{"key", "values"}``; ``message_from`` reads it back."""
        return {"key": self.key, "values": {name: _value_json(value) for name, value in self.values.items()}}


def message(key: str, /, **values: Value) -> Message:
    """A message, its values given by name."""
    return Message(key, values)


def message_from(plain: Mapping[str, Any]) -> Message:
    """What another process said. Raises KeyError or TypeError where it is no message."""
    return Message(str(plain["key"]), {str(name): _value_from(value) for name, value in plain["values"].items()})


def _value_json(value: Value) -> Any:
    if isinstance(value, Message):
        return value.as_json()
    if isinstance(value, tuple):
        return [_value_json(each) for each in value]
    return value


def _value_from(plain: Any) -> Any:
    if isinstance(plain, dict):
        return message_from(plain)
    if isinstance(plain, list):
        return tuple(_value_from(each) for each in plain)
    return plain
