"""The names of keys as this system writes them."""

from __future__ import annotations

import re

from PySide6.QtGui import QKeySequence

_KEYS = re.compile(r"\b(?:(?:Ctrl|Shift|Alt)\+)+[A-Za-z0-9]+")


def native(keys: str) -> str:
    """Of one shortcut: ⌘M for Ctrl+M on a Mac, where Qt hears that key."""
    return QKeySequence(keys).toString(QKeySequence.SequenceFormat.NativeText)


def native_keys(text: str) -> str:
    """A text with all shortcuts that are named in it."""
    return _KEYS.sub(lambda found: native(found[0]), text)
