"""As many judgments as are wanted, as long and as various in their wording as real ones, in the layout of the dumps."""

from __future__ import annotations

import csv
import random
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from resources.law.statutes import load_statutes
from tests.corpus_texts import HEADER, dump_row, theft
from trainer.judgment.types import Attitude, SentenceKind
from trainer.similar.case import CaseSentence, IndexedCase

_CLAUSES = 24
"""Of each judgment's facts: with them they have some 600 characters, as CAIL's and JuDGE's have 400 to 900."""
_NO_FACTS = re.compile("判处|判决|本院|有期徒刑|法院|被告人|公诉|刑法|本法|本条")


@cache
def clauses() -> tuple[str, ...]:
    """Some thousand different ones of the statutes: legal wording in a number that no made-up list has."""
    statutes = load_statutes()
    texts = (paragraph.text for article in statutes.articles() for paragraph in article.paragraphs)
    found = (clause for text in texts for clause in re.split("[，。；：]", text))
    return tuple(dict.fromkeys(each for each in found if 8 <= len(each) <= 40 and not _NO_FACTS.search(each)))


def judgment(number: int) -> str:
    """A theft like no other."""
    rng = random.Random(number)
    year = 2010 + number % 12
    told = "，".join(rng.choices(clauses(), k=_CLAUSES))
    return theft(number, year, 1 + number % 12, 1 + number % 28).replace("，经鉴定价值", f"，{told}，经鉴定价值", 1)


def case(number: int) -> IndexedCase:
    """The same judgment as a case, without its being read: for what is measured apart from that. Not masked."""
    text = judgment(number)
    lines = text.split("\n")
    facts, reasoning, result = (
        next(line for line in lines if cue in line) for cue in ("经审理查明", "本院认为", "判处有期徒刑")
    )
    convicted = CaseSentence(
        charges=("盗窃罪",),
        kind=SentenceKind.FIXED_TERM,
        months=6 + number % 5,
        fine_yuan=1000 * (1 + number % 5),
        circumstances=("confession",),
        attitude=Attitude.CONFESSED,
        bands=("0-36",),
    )
    return IndexedCase(
        id=f"{number:016x}",
        facts=facts,
        reasoning=reasoning,
        result=result,
        court="临江省安平县人民法院",
        level="基层",
        year=2010 + number % 12,
        articles=("52", "53", "67", "264"),
        defendants=(convicted,),
    )


def rows(count: int) -> Iterator[list[str]]:
    for number in range(count):
        year = 2010 + number % 12
        yield dump_row(number, judgment(number), decided=f"{year}-{1 + number % 12:02}-{1 + number % 28:02}")


def write_dump(file: Path, count: int) -> None:
    """Raises OSError."""
    with file.open("w", encoding="utf-8", newline="") as target:
        writer = csv.writer(target)
        writer.writerow(HEADER)
        writer.writerows(rows(count))
