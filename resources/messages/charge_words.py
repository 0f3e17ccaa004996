"""How a charge is named in each language."""

from __future__ import annotations

from collections.abc import Iterable

from resources.law.charge_names import english_charge
from resources.messages.catalogue import Language
from resources.messages.lists import joined


def charge_words(name: str, language: Language) -> str:
    """盗窃罪; in English "theft (盗窃罪)", as judgments and the law know it by its own name alone. An unknown one keeps
    its name."""
    english = english_charge(name) if language == "en" else None
    return name if english is None else f"{english} ({name})"


def charge_in_sentence(name: str, language: Language) -> str:
    """Within a sentence: “theft”, quoted, so that “smuggling and trafficking drugs” is one crime to a reader."""
    english = english_charge(name) if language == "en" else None
    return name if english is None else f"“{english}”"


def charges_words(names: Iterable[str], language: Language) -> str:
    """All of them as a list."""
    return joined((charge_words(name, language) for name in names), language)
