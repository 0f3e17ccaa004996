"""Lists within a line."""

from __future__ import annotations

from collections.abc import Iterable

from resources.messages.catalogue import Language


def joined(names: Iterable[str], language: Language) -> str:
    """甲、乙 in Chinese, a, b in English."""
    return ("、" if language == "zh" else ", ").join(names)


def joined_groups(groups: Iterable[str], language: Language) -> str:
    """Lists one after the other."""
    return ("；" if language == "zh" else "; ").join(groups)
