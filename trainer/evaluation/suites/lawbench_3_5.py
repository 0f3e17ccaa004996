"""LawBench 3-5: the term in months, the text of the articles given too. The cases are those of 3-4, row for row."""

from __future__ import annotations

from trainer.evaluation.suites.lawbench import lawbench_card
from trainer.evaluation.suites.lawbench_3_4 import LawBench34


class LawBench35(LawBench34):
    """Scored as 3-4."""

    card = lawbench_card("3-5")
