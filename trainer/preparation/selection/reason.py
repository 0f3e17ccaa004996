"""Why a document is left out. Every document that is read is either in the data or has one of these."""

from __future__ import annotations

from enum import StrEnum

from resources.messages.message import Message


class Reason(StrEnum):
    """In the order in which they are looked for; a document has the first that holds.

    Where `trainer.judgment.document.Rejection` or `trainer.samples.core.NoCore` names one, it has the same value.
    """

    # By the columns beside the text, or by its heading.
    DAMAGED = "damaged"
    NOT_CRIMINAL = "not_criminal"
    SECOND_INSTANCE = "second_instance"
    RETRIAL = "retrial"
    OTHER_PROCEDURE = "other_procedure"  # 减刑, 强制医疗, 死刑复核
    NOT_A_JUDGMENT = "not_a_judgment"
    YEAR = "year"
    COURT = "court"
    NO_TEXT = "no_text"
    NOT_PUBLIC = "not_public"
    FACTS_ONLY = "facts_only"
    REWRITTEN = "rewritten"  # a sample whose attitude was exchanged: no real case
    # By what was read in it.
    NO_VERDICT = "no_verdict"
    NO_REASONING = "no_reasoning"
    NO_FACTS = "no_facts"
    UNREADABLE_DEFENDANT = "unreadable_defendant"
    UNREADABLE_CHARGE = "unreadable_charge"
    UNREADABLE_SENTENCE = "unreadable_sentence"
    CHARGE = "charge"
    DEFENDANTS = "defendants"
    TOO_SHORT = "too_short"
    FAILED_CHECK = "failed_check"
    # As a sample.
    NOT_GUILTY = "not_guilty"
    NO_NARRATION = "no_narration"
    VERDICT_IN_FACTS = "verdict_in_facts"
    DAMAGED_BY_MASKING = "damaged_by_masking"
    PROGRAM_ERROR = "program_error"
    IN_BENCHMARK = "in_benchmark"
    # Next to the others.
    SAME_CASE_NUMBER = "same_case_number"
    SAME_TEXT = "same_text"
    NEAR_DUPLICATE = "near_duplicate"
    TOO_LONG = "too_long"
    NOT_DRAWN = "not_drawn"

    @property
    def named(self) -> Message:
        """As reports and the window name it."""
        return Message(f"left-out.{self.value}")
