"""Texts in tables that a spreadsheet will open: none of them may be taken for a formula."""

from __future__ import annotations

import re

FORMULA = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
"""What a formula begins with; Excel takes the full-width ones for the plain ones where Chinese is typed."""

_NUMBER = re.compile(r"[+-]?\d+(?:\.\d+)?")


def guarded(text: str) -> str:
    """With a quotation mark before what would be a formula, by which it stays text. A number stays as it is."""
    return f"'{text}" if text.startswith(FORMULA) and not _NUMBER.fullmatch(text) else text
