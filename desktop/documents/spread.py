"""How far the terms of several answers to one question lie apart."""

from __future__ import annotations

from collections.abc import Sequence
from statistics import median
from typing import TYPE_CHECKING

from desktop.documents.words import Words
from resources.messages.message import message

if TYPE_CHECKING:
    from desktop.judging.verdict import Verdict


def spread_of(verdicts: Sequence[Verdict], defendant: str, charge: str, words: Words) -> str:
    """5 份中 4 份：12 至 16 个月，中位 14; "" where only one was asked for."""
    if len(verdicts) < 2:
        return ""
    months = [
        found.sentence.months
        for verdict in verdicts
        for person in verdict.judgment.defendants
        if person.name == defendant
        for found in person.charges
        if found.name == charge and found.sentence is not None and found.sentence.months is not None
    ]
    agreeing = message("paper.samples-agreeing", agreeing=len(months), count=len(verdicts))
    if not months:
        return words.say(agreeing)
    least, most, middle = min(months), max(months), f"{median(months):g}"
    return words("paper.samples-spread", agreeing=agreeing, least=least, most=most, median=middle)
