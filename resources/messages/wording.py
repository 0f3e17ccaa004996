"""A message in words: its text in the language that is asked for, filled with its values in that language."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePath
from typing import Any

from resources.messages.catalogue import Language, template
from resources.messages.lists import joined
from resources.messages.message import Message, Value
from resources.messages.value_json import message_from, message_json
from resources.messages.values import Names

_BULLET = "  · "


def say(message: Message, language: Language = "zh") -> str:
    """The words. Raises KeyError where the catalogue lacks the key, or the message a value."""
    text = template(message.key, language)
    values = {name: value_words(value, language) for name, value in message.values.items()}
    return text.format_map(values)


def told_json(message: Message) -> dict[str, Any]:
    """``{"message", "key", "values"}``: the Chinese words, and what any other language is made of."""
    return {"message": say(message), **message_json(message)}


def message_told(plain: Mapping[str, Any]) -> Message:
    """What ``told_json`` wrote. Words that came without their key (an older version's file) stand as they are."""
    try:
        return message_from(plain)
    except (KeyError, TypeError, ValueError, AttributeError):
        return Message("plain.words", {"words": str(plain.get("message") or plain.get("sentence") or "")})


def value_words(value: Value, language: Language) -> str:
    """One value in words."""
    if isinstance(value, Message):
        return say(value, language)
    if isinstance(value, str | int | float | PurePath):
        return str(value)
    if isinstance(value, tuple):
        return _list_words(value, language)
    if isinstance(value, Names):
        return joined((say(name, language) for name in value.names), language)
    from resources.messages.legal_words import legal_words  # the window is seen before the law is loaded

    return legal_words(value, language)


def _list_words(values: tuple[Value, ...], language: Language) -> str:
    words = [value_words(each, language) for each in values]
    if words and all(isinstance(each, Message) for each in values):
        return "\n".join(_BULLET + each for each in words)
    return joined(words, language)
