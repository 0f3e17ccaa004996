"""The judgment's own words: its reasoning and its verdict, without its report of the facts and appended articles."""

from __future__ import annotations

from trainer.judgment.checks.case import CheckedCase


def own_words(case: CheckedCase) -> str:
    """Empty where the text is not at hand."""
    reasoning, result = case.judgment.reasoning, case.judgment.result
    start = reasoning.start if reasoning else 0
    return case.text[start : result.end if result else None]
