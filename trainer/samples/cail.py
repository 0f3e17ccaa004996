"""Cases of CAIL2018 (China AI & Law Challenge): facts with the labels that the organisers took from the judgments.

Format: https://github.com/china-ai-law-challenge/CAIL2018. The labels know neither 缓刑 nor the kind of the sentence,
and 0 months stands for death, life, a fine alone, exemption, or something else.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

BRACKETS = re.compile(r"[\[\]]")


@dataclass(frozen=True, slots=True)
class CailCase:
    """One row. ``charges`` end in 罪 and have no brackets; ``articles`` are numbers of 刑法分则."""

    fact: str
    charges: tuple[str, ...]
    articles: tuple[int, ...]
    months: int
    life: bool
    death: bool
    fine_yuan: int
    criminal: str


def charge_name(accusation: str) -> str:
    """[走私、贩卖、运输、制造]毒品 → 走私、贩卖、运输、制造毒品罪."""
    return BRACKETS.sub("", accusation).removesuffix("罪") + "罪"


def read_row(row: dict[str, Any]) -> CailCase:
    """One parsed line. Raises KeyError or TypeError where it is no CAIL row."""
    meta = row["meta"]
    term = meta["term_of_imprisonment"]
    return CailCase(
        fact=row["fact"],
        charges=tuple(dict.fromkeys(charge_name(name) for name in meta["accusation"])),
        articles=tuple(sorted({int(number) for number in meta["relevant_articles"]})),
        months=int(term["imprisonment"]),
        life=bool(term["life_imprisonment"]),
        death=bool(term["death_penalty"]),
        fine_yuan=int(meta["punish_of_money"]),
        criminal=(meta["criminals"] or [""])[0],
    )


def read_cail(file: Path) -> Iterator[CailCase]:
    """All cases of a JSON-lines file in UTF-8."""
    with file.open(encoding="utf-8") as lines:
        for line in lines:
            if line.strip():
                yield read_row(json.loads(line))
