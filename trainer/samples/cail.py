"""Cases of CAIL2018 (China AI & Law Challenge): facts with the labels that the organisers took from the judgments.

Format: https://github.com/china-ai-law-challenge/CAIL2018. The labels know neither 缓刑 nor the kind of the sentence,
and 0 months stands for death, life, a fine alone, exemption, or something else.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainer.corpus.row_fields import FieldError, articles_in, names_in, number_in, sub_row, text_in, truth_in
from trainer.corpus.row_file import read_rows, row_error

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


def read_row(row: Mapping[str, Any]) -> CailCase:
    """One parsed row. Raises FieldError, which says what was expected, where it is no CAIL row."""
    meta = sub_row(row, "meta")
    term = sub_row(meta, "term_of_imprisonment")
    life, death = truth_in(term, "life_imprisonment"), truth_in(term, "death_penalty")
    return CailCase(
        fact=text_in(row, "fact"),
        charges=tuple(dict.fromkeys(charge_name(name) for name in names_in(meta, "accusation"))),
        articles=articles_in(meta, "relevant_articles"),
        months=0 if (life or death) and term.get("imprisonment") is None else number_in(term, "imprisonment"),
        life=life,
        death=death,
        fine_yuan=number_in(meta, "punish_of_money"),
        criminal=_first_name(meta.get("criminals")),
    )


def read_cail(file: Path) -> Iterator[CailCase]:
    """All cases of a file. Raises RowError, which names the line, and OSError."""
    return (case for _, case in read_cail_rows(file))


def read_cail_rows(file: Path) -> Iterator[tuple[int, CailCase]]:
    """The same, each with its line."""
    for line, row in read_rows(file):
        try:
            yield line, read_row(row)
        except FieldError as error:
            raise row_error(file, line, error.message) from error


def _first_name(criminals: object) -> str:
    """The defendant, by whose name he is found in an answer; "" where there is none."""
    names = criminals if isinstance(criminals, list) else [criminals]
    return next((name for name in names if isinstance(name, str)), "")
