"""A message in the window's language."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from desktop.wording.language import language
from resources.messages.message import Message
from resources.messages.wording import message_told, say


def message_words(message: Message) -> str:
    """What the user reads."""
    return say(message, language())


def told_words(content: Mapping[str, Any]) -> str:
    """The same, of what a job's process told as JSON."""
    return message_words(message_told(content))
