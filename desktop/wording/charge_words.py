"""How a charge is named in the window's language."""

from __future__ import annotations

from collections.abc import Iterable

from desktop.wording.language import language
from resources.messages import charge_words as words


def charge_words(name: str) -> str:
    """盗窃罪; in English "theft (盗窃罪)"."""
    return words.charge_words(name, language())


def charges_words(names: Iterable[str]) -> str:
    """All of them as a list."""
    return words.charges_words(names, language())
