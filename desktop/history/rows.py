"""Rows of the history as data."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from typing import Any

from desktop.history.kept_text import read, read_json, unpacked
from desktop.history.plain_input import input_from
from desktop.history.run import Matter, Run, RunKind, RunState, RunSummary
from resources.messages.wording import message_told

# Of a run that is being written, the pieces so far are what it has.
_WRITTEN = (
    "CASE run.state WHEN 'writing' THEN (SELECT coalesce(sum(length(text)), 0) FROM piece WHERE piece.run = run.id)"
    " ELSE run.written END"
)
_SUMMARY = (
    *("run.id", "run.at", "run.zone", "run.kind", "run.state", "run.matter", "run.together", "run.place", "run.sample"),
    *("run.changes", "run.names", "run.charges", "run.outcome", "run.months", "run.errors", "run.warnings"),
    *("run.model", "run.facts_start", _WRITTEN),
)
SUMMARY = ", ".join(_SUMMARY)
_CONTENT = (
    *("facts", "given", "text", "input", "card", "error", "sheets", "seconds", "answer_tokens", "sent", "program"),
    *("law_as_of", "similar"),
)
WHOLE = ", ".join((SUMMARY, *_CONTENT))
MATTER = "id, name, notes, (SELECT count(*) FROM run WHERE run.matter = matter.id), changed"


def summary_of(row: tuple[Any, ...], snippet: str = "") -> RunSummary:
    """Of the columns ``SUMMARY``."""
    (id, at, zone, kind, state, matter, group, column, sample, changes, names, charges, outcome, *rest) = row
    months, errors, warnings, model, facts_start, written = rest
    return RunSummary(
        id=id,
        at=datetime.fromtimestamp(at, timezone(timedelta(seconds=zone))),
        kind=RunKind(kind),
        state=RunState(state),
        matter=matter,
        group=group,
        column=column,
        sample=sample,
        changes=tuple((name, value) for name, value in read_json(changes)),
        names=tuple(read_json(names)),
        charges=tuple(read_json(charges)),
        outcome=tuple(read_json(outcome)),
        months=months,
        errors=errors,
        warnings=warnings,
        model=read(model),
        facts_start=read(facts_start),
        written=written,
        snippet=snippet,
    )


def run_of(row: tuple[Any, ...], pieces: str) -> Run:
    """Of the columns ``WHOLE``; ``pieces`` is the text of a run that is still being written."""
    summary = summary_of(row[: len(_SUMMARY)])
    facts, given, text, plain, card, error, sheets, seconds, tokens, sent, program, law, similar = row[len(_SUMMARY) :]
    told = read_json(error)
    return Run(
        summary=summary,
        input=input_from(
            read_json(plain),
            kind=summary.kind,
            facts=read(facts),
            given=read(given),
            matter=summary.matter,
            group=summary.group,
            column=summary.column,
            sample=summary.sample,
            changes=summary.changes,
        ),
        text=pieces if summary.state is RunState.WRITING else read(text),
        card=unpacked(card),
        error=None if told is None else message_told(told),
        sheets=tuple(read_json(sheets)),
        seconds=seconds,
        answer_tokens=tokens,
        sent=read_json(sent),
        program=program,
        law_as_of=law,
        similar=unpacked(similar),
    )


def matter_of(row: tuple[Any, ...]) -> Matter:
    """Of the columns ``MATTER``."""
    id, name, notes, runs, changed = row
    return Matter(id, read(name), read(notes), runs, datetime.fromtimestamp(changed).astimezone())
