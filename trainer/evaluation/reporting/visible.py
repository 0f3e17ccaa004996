"""Text from outside (a model's name, an answer, the facts of a case), with nothing in it that cannot be seen."""

from __future__ import annotations

from unicodedata import category

_HIDDEN = {"Cc", "Cf", "Cs", "Zl", "Zp"}  # Cf: what turns the direction of text, or has no width


def visible(text: str, *, lines: bool = False) -> str:
    """Control characters and others that are hidden by their numbers: <U+001B>. Line breaks and tabs become spaces,
    unless ``lines``."""
    return "".join(char if char.isprintable() else _shown(char, lines) for char in text.replace("\r\n", "\n"))


def _shown(char: str, lines: bool) -> str:
    if char in "\n\t":
        return char if lines else " "
    # An ideographic space, or a character younger than this Python, is no hidden one.
    return f"<U+{ord(char):04X}>" if category(char) in _HIDDEN else char
