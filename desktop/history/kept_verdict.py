"""A kept run read again: its card with today's knowledge of the law, as of the day on which it was made."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

from desktop.history.plain_input import parameters_from
from desktop.history.run import Run, RunKind
from desktop.judging.checking import UnreadableJudgmentError, check_text
from desktop.judging.judging import read_verdict
from desktop.judging.verdict import Verdict
from trainer.engines.engine import Finished


def verdict_of(run: Run) -> Verdict:
    """Never fails on text; takes as long as reading a new one, so that it is done beside the window's thread."""
    given, day = run.input, run.summary.at.date()
    if given.kind is RunKind.CHECK:
        text = run.text or given.given
        with suppress(UnreadableJudgmentError):
            return check_text(text, given.case, checked_on=day)
        return read_verdict(given.case, None, None, text, None, judged_on=day)
    return read_verdict(given.case, given.model, given.parameters, run.text, _finished(run), judged_on=day)


def _finished(run: Run) -> Finished | None:
    """None where it was stopped, broke off or was never a model's."""
    card: dict[str, Any] = run.card or {}
    tokens, reason = card.get("tokens"), card.get("end")
    if reason is None or tokens is None:
        return None
    return Finished(
        reason=str(reason),
        prompt_tokens=tokens.get("prompt"),
        answer_tokens=int(tokens.get("answer") or 0),
        seconds=run.seconds or 0.0,
        parameters=parameters_from(run.sent),
    )
