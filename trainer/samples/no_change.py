"""Why a core sample has no counterpart with another attitude."""

from __future__ import annotations

from enum import StrEnum


class NoChange(StrEnum):
    """The value is what reports print."""

    SEVERAL_DEFENDANTS = "several_defendants"
    SEVERAL_CHARGES = "several_charges"
    EARLIER_SENTENCE = "earlier_sentence"  # the total contains a sentence of another judgment
    NO_TERM = "no_term"  # no term of 拘役 or 有期徒刑 to move, or one with days
    SAME_ATTITUDE = "same_attitude"
    PARTIAL_ATTITUDE = "partial_attitude"
    RANGE_UNCLEAR = "range_unclear"  # mitigated, or on the border of two ranges
    PROBATION_DEPENDS = "probation_depends"  # whether 缓刑 stays is the court's to weigh
    RECONCILED = "reconciled"  # 刑事和解 rests on remorse (刑事诉讼法 288)
    ADMITTED_PROCEDURE = "admitted_procedure"  # 简易 and 速裁 procedure are for those who admit (刑事诉讼法 214, 222)
    CAUGHT = "caught"  # 自首 of one who was caught in the act
    FACTS_UNCLEAR = "facts_unclear"
    REASONING_UNCLEAR = "reasoning_unclear"
    VERDICT_UNCLEAR = "verdict_unclear"
    CITATION_UNCLEAR = "citation_unclear"
    NO_DIFFERENCE = "no_difference"  # too short a term to move by a month
    READS_OTHERWISE = "reads_otherwise"
    BREAKS_THE_LAW = "breaks_the_law"


class NotMade(Exception):
    """Raised by any stage that cannot go on without guessing."""

    def __init__(self, reason: NoChange) -> None:
        super().__init__(reason)
        self.reason = reason
