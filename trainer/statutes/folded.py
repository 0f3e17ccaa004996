"""One form for each character, so that ２６４, 盜竊 and 第６７條 find what 264, 盗窃 and 第67条 find."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from unicodedata import category

from resources.characters.forms import simplified_forms, unified_forms

_FULL_WIDTH = range(0xFF01, 0xFF5F)  # ！ to ～: what an input method writes for ASCII
_LOWER = {ord(capital): capital.lower() for capital in "ABCDEFGHIJKLMNOPQRSTUVWXYZ"}
_SAME = {
    "〔": "(",
    "［": "(",
    "【": "(",
    "〕": ")",
    "］": ")",
    "】": ")",
    "｡": "。",
    "–": "-",
    "—": "-",
    "－": "-",
    "　": " ",
}


@cache
def _forms() -> Mapping[int, str]:
    full_width = {place: chr(place - 0xFEE0).lower() for place in _FULL_WIDTH}
    same = {ord(sign): plain for sign, plain in _SAME.items()}
    unified = {place: form.lower() for place, form in unified_forms().items()}
    return {**simplified_forms(), **unified, **full_width, **same, **_LOWER}


def folded(text: str) -> str:
    """As long as ``text``, character for character, so that what is found in one has its place in the other."""
    return text.translate(_forms())


def without_hidden_signs(text: str) -> str:
    """What one types or pastes, less control characters, soft hyphens, joiners and other signs without a width."""
    return "".join(" " if char.isspace() else char for char in text if char.isspace() or category(char)[0] != "C")
