"""How many grams of each drug are 数量较大 and 数量大 (刑法 347, 348; 法释〔2016〕8号第1、2条; ``drugs.json``)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from resources.law.thresholds import Standard


@dataclass(frozen=True, slots=True)
class Drug:
    """``id`` is that of its name in ``messages/drugs.toml``. ``words`` name it in a text, the longest first. ``large``
    and ``huge`` are in grams."""

    id: str
    name: str
    words: tuple[str, ...]
    large: float
    huge: float
    since: date
    standard: Standard


@cache
def drugs() -> tuple[Drug, ...]:
    """All kinds that have a standard."""
    text = files(__package__).joinpath("drugs.json").read_text(encoding="utf-8")
    return tuple(
        Drug(
            row["id"],
            row["name"],
            tuple(row["words"]),
            row["large"],
            row["huge"],
            date.fromisoformat(row["since"]),
            Standard(row["document"], row["article"]),
        )
        for row in json.loads(text)
    )


@cache
def drug_named(name: str) -> Drug:
    """By its name here. Raises KeyError."""
    return {drug.name: drug for drug in drugs()}[name]
