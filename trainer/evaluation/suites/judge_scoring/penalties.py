"""The terms and the fines of a text, summed as JuDGE's scoring sums them (its evaluation/judge_extraction.py).

Each wording counts once, and the sentence that is carried out counts beside those that it is made of.
"""

from __future__ import annotations

import re
from collections.abc import Callable

from trainer.evaluation.suites.judge_scoring.document_parts import document_parts
from trainer.evaluation.suites.judge_scoring.numbers import numbers_in

NONE_FOUND = -1
DEATH = 10_001
LIFE = 240  # months
_TERMS = tuple(re.compile(rf"{kind}.{{1,7}}[年月]") for kind in ("管制", "拘役", "有期徒刑"))
_TERM_ENDS = re.compile(r"[,;，。！？、；：（以缓至]")
_WITHOUT_TERM = re.compile("无期徒刑|死刑|无罪|免予刑事处罚|免于刑事处罚|免予刑事处分")
_FINE = re.compile("罚金.{1,15}元")
_FINE_ENDS = re.compile(r"[，。！？、；：以已至（]")


def months_of(document: str) -> int:
    """All terms together; -1 where none is found, 240 for 无期徒刑, 10001 for 死刑, 0 for 无罪 and 免予刑事处罚."""
    found = _found(document, _terms)
    return sum(map(_months, found)) if found else NONE_FOUND


def fine_of(document: str) -> int:
    """All fines together in yuan, those that cannot be read as 0; -1 where none is found."""
    found = _found(document, _fines)
    return sum(map(_yuan, found)) if found else NONE_FOUND


def _found(document: str, wordings: Callable[[str], list[str]]) -> set[str]:
    """Of the verdict, else of the whole text as it was written."""
    return set(wordings(document_parts(document).judgment) or wordings(document))


def _terms(text: str) -> list[str]:
    terms = [_TERM_ENDS.split(found, maxsplit=1)[0] for kind in _TERMS for found in kind.findall(text)]
    return terms + _WITHOUT_TERM.findall(text)


def _months(term: str) -> int:
    numbers = [int(number) for number in numbers_in(term)]
    match numbers:
        case []:
            return LIFE if "无期徒刑" in term else DEATH if "死刑" in term else 0
        case [years, months] if "年" in term and "月" in term:
            return years * 12 + months
        case [number]:
            return number * 12 if "年" in term else number if "月" in term else 0
        case [number, _]:
            return number
        case _:
            return 0


def _fines(text: str) -> list[str]:
    fines = [_FINE_ENDS.split(found, maxsplit=1)[0] for found in _FINE.findall(text)]
    return [fine.replace(",", "") for fine in _dropped(fines)]


def _dropped(fines: list[str]) -> list[str]:
    """Without those that were cut off before 元.

    The benchmark's loop takes out of the list that it goes through: of several in a row it looks at every second one.
    """
    kept = list(fines)
    place = 0
    while place < len(kept):
        if "元" not in kept[place]:
            kept.remove(kept[place])
        place += 1
    return kept


def _yuan(fine: str) -> int:
    match numbers_in(fine):
        case [number] if number == int(number):
            return int(number)
        case _:
            return 0
