"""What a court decided, or a model said, in the window's language."""

from __future__ import annotations

from desktop.pages.evaluation.evaluation_words import BETWEEN, translate
from desktop.wording.language import language
from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.reporting.figure_text import NOTHING
from trainer.evaluation.reporting.outcome_text import outcome_lines


def line_names() -> tuple[str, ...]:
    """Of the lines of ``outcome_lines``."""
    return (
        translate("Evaluation", "罪名"),
        translate("Evaluation", "法条"),
        translate("Evaluation", "主刑"),
        translate("Evaluation", "罚金"),
        translate("Evaluation", "缓刑"),
    )


def court_words(truth: Outcome) -> str:
    """Charges and sentence on one line."""
    charges, _, sentence, *_ = outcome_lines(truth, language())
    return BETWEEN.join(part for part in (charges, sentence) if part != NOTHING)
