"""A message in words: its sentence in the language that is asked for, filled with its values in that language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from resources.messages.catalogue import Language, template
from resources.messages.message import Message, Value, message_from

_BULLET = "  · "


def say(message: Message, language: Language = "zh") -> str:
    """The sentence. Raises KeyError where the catalogue lacks the key, or the message a value."""
    text = template(message.key, language)
    values = {name: value_words(value, language) for name, value in message.values.items()}
    return text.format_map(values)


def told_json(message: Message) -> dict[str, Any]:
    """``{"message", "key", "values"}``: the Chinese sentence, and what any other language is made of."""
    return {"message": say(message), **message.as_json()}


def message_told(plain: Mapping[str, Any]) -> Message:
    """What ``told_json`` wrote. A sentence that came without its key (an older version's file) stands as it is."""
    try:
        return message_from(plain)
    except (KeyError, TypeError, AttributeError):
        return Message("plain.words", {"words": str(plain.get("message") or plain.get("sentence") or "")})


def value_words(value: Value, language: Language) -> str:
    """One value in words."""
    if isinstance(value, Message):
        return say(value, language)
    if isinstance(value, tuple):
        if value and all(isinstance(each, Message) for each in value):
            return "\n".join(_BULLET + value_words(each, language) for each in value)
        return ("、" if language == "zh" else ", ").join(str(each) for each in value)
    return str(value)
