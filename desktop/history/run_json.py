"""A kept run as plain JSON: all that is known of it, for another program or for keeping elsewhere."""

from __future__ import annotations

from typing import Any

from desktop.history.plain_input import input_plain
from desktop.history.run import Matter, Run, RunSummary
from resources.disclaimer.reader import disclaimer, label
from resources.messages.wording import told_json


def summary_json(summary: RunSummary) -> dict[str, Any]:
    """Its line in a list."""
    return {
        "id": summary.id,
        "at": summary.at.isoformat(timespec="seconds"),
        "kind": summary.kind.value,
        "state": summary.state.value,
        "matter": summary.matter,
        "group": summary.group,
        "column": summary.column,
        "sample": summary.sample,
        "changes": [list(change) for change in summary.changes],
        "names": list(summary.names),
        "charges": list(summary.charges),
        "outcome": list(summary.outcome),
        "months": summary.months,
        "errors": summary.errors,
        "warnings": summary.warnings,
        "model": summary.model or None,
        "facts_start": summary.facts_start,
        "snippet": summary.snippet or None,
    }


def run_json(run: Run, matter: Matter | None = None) -> dict[str, Any]:
    """The line, without what is only for the eye, and the whole. ``card`` is what ``judge --json`` gave when the run
    was made; ``sent`` are the options that the answer was drawn with."""
    line = summary_json(run.summary)
    del line["facts_start"], line["snippet"]
    ours = run.input.model is not None
    return {
        **line,
        "matter_name": None if matter is None else matter.name,
        "input": {"facts": run.input.case.facts, **input_plain(run.input), "given": run.input.given or None},
        "text": run.text,
        "card": run.card,
        "error": None if run.error is None else told_json(run.error),
        "sheets": list(run.sheets),
        "similar": run.similar,
        "seconds": run.seconds,
        "answer_tokens": run.answer_tokens,
        "sent": run.sent,
        "program": run.program,
        "law_as_of": run.law_as_of,
        "label": label("zh", ours=ours),
        "disclaimer": disclaimer("zh"),
    }
