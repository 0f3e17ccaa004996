"""What stands below a column's heading: its model, and what the guideline allows for what it has otherwise."""

from __future__ import annotations

from desktop.judging.what_if.guideline_share import guideline_months, guideline_share
from desktop.pages.case.answer import AnswerRun
from desktop.wording.message_words import message_words
from desktop.wording.model_words import model_name


def column_detail(run: AnswerRun, *, with_model: bool) -> str:
    """ "" where nothing is known of it."""
    parts = [model_name(run.model)] if with_model and run.model is not None else []
    shares = (guideline_share(change) for change in run.changes)
    parts += [message_words(share) for share in shares if share is not None]
    if run.verdict is not None:
        parts += map(message_words, guideline_months(run.verdict))
    return "  ·  ".join(parts)
