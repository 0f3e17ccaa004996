"""An index of made-up thefts as the window's tests ask it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from tests.similar_cases import theft
from trainer.similar.card import IndexCard
from trainer.similar.case import IndexedCase
from trainer.similar.writing import build_index

CORPUS = "自编判决书"


def made_theft(number: int) -> IndexedCase:
    """Of several provinces, courts and years; each fourth has probation."""
    made = theft(number, months=6 + number % 9, year=2016 + number % 6)
    middle = number % 5 == 0
    sentence = replace(
        made.defendants[0],
        charges=("盗窃罪",),
        fine_yuan=1000 * (1 + number % 6),
        probation_months=12 if number % 4 == 0 else 0,
    )
    return replace(
        made,
        province=("浙江", "江苏", "四川")[number % 3],
        court="临江市中级人民法院" if middle else "临江市人民法院",
        level="中级" if middle else "基层",
        defendants=(sentence,),
    )


def similar_index(folder: Path, cases: int = 60) -> Path:
    """The folder, with an index of so many."""
    build_index(map(made_theft, range(cases)), folder, IndexCard(corpus=(CORPUS,)))
    return folder
