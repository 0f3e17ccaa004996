"""How many acts, persons and victims the facts count."""

from __future__ import annotations

import re

from trainer.judgment.measures.types import Counted
from trainer.judgment.numerals import NUMERAL, read_number
from trainer.judgment.types import Span

_COUNT = re.compile(
    rf"(?P<number>{NUMERAL}{{1,5}})(?:余|多)?(?:(?P<acts>次(?!日)|起(?!诉|因|来|至)|笔)|名?(?P<victims>被害人|受害人|投资人)|(?P<persons>人次?|名))"
)
_OF = ("acts", "victims", "persons")


def read_counts(text: str) -> tuple[Counted, ...]:
    """Every count, in order: 先后四次, 三名被害人, 十余人."""
    found = []
    for match in _COUNT.finditer(text):
        number = read_number(match["number"])
        if number:
            found.append(Counted(next(of for of in _OF if match[of]), number, Span(*match.span())))
    return tuple(found)
