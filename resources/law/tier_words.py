"""The words by which a judgment names a tier of an article (``tier_words.json``): 数额巨大, 情节特别严重, 致人重伤.

They are the law's own. ``tiers`` has those of each tier, in the order of the ranges in ``charges.json``; a tier that
no word names has none. ``cited`` are the 款 and 项 that hold certain tiers only. ``facts`` are words of facts without
which nothing speaks for the second tier, though they alone do not open it, where one of ``acts`` shows that the act is
told at all.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from resources.law.article import Article
from resources.law.charges import IN_FORCE_SINCE


@dataclass(frozen=True, slots=True)
class TierWords:
    """The words of one charge; they count in versions of the ranges in force from ``since`` on."""

    tiers: tuple[tuple[str, ...], ...]
    cited: tuple[tuple[Article, tuple[int, ...]], ...]
    since: date
    facts: tuple[str, ...] = ()
    acts: tuple[str, ...] = ()


def tier_words_of(charge: str) -> TierWords | None:
    """By the name in ``charges.json`` without brackets; None where the tiers have no words of their own."""
    return _all().get(charge)


@cache
def _all() -> dict[str, TierWords]:
    text = files(__package__).joinpath("tier_words.json").read_text(encoding="utf-8")
    return {
        row["charge"]: TierWords(
            tiers=tuple(map(tuple, row["tiers"])),
            cited=tuple((Article.parse(short), tuple(tiers)) for short, tiers in row.get("cited", {}).items()),
            since=date.fromisoformat(row["since"]) if "since" in row else IN_FORCE_SINCE,
            facts=tuple(row.get("facts", ())),
            acts=tuple(row.get("acts", ())),
        )
        for row in json.loads(text)
    }
