"""``history list``: a line for each run, the newest first."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from datetime import datetime

from desktop.documents.words import Words
from desktop.history.day_start import day_start
from desktop.history.history import History
from desktop.history.run import Query, RunState, RunSummary
from desktop.history.run_json import summary_json
from desktop.judging.written_day import EARLIEST, read_date
from resources.law.charges import charge_named
from resources.messages.lists import joined
from resources.messages.message import message
from trainer.commands.exit_status import ExitStatus
from trainer.commands.printer import Printer
from trainer.told_error import ToldError

STATES = {
    RunState.WRITING: message("kept.state-writing"),
    RunState.STOPPED: message("kept.state-stopped"),
    RunState.INTERRUPTED: message("kept.state-interrupted"),
    RunState.FAILED: message("kept.state-failed"),
}
"""What is said of a run that is not finished."""


def list_runs(args: argparse.Namespace, history: History, printer: Printer) -> int:
    """Raises ToldError."""
    query = _query(args, history)
    found = history.found(query, args.limit)
    if printer.as_json:
        for summary in found:
            printer.line(summary_json(summary))
        return ExitStatus.DONE
    matters = {matter.id: matter.name for matter in history.matters()}
    for summary in found:
        print("  ".join(filter(None, _parts(summary, matters, printer))))
        if summary.snippet:
            print(f"      {summary.snippet}")
    printer.tell(message("kept.listed", shown=len(found), count=history.count(query)))
    return ExitStatus.DONE


def _query(args: argparse.Namespace, history: History) -> Query:
    return Query(
        words=args.words,
        charge="" if args.charge is None else _charge(args.charge),
        model="" if args.model is None else _model(args.model, history.models()),
        matter=args.matter,
        since=None if args.since is None else _since(args.since),
    )


def _since(written: str) -> datetime:
    """The beginning of that day where this computer is. Raises ToldError."""
    day = read_date(written)
    if day is None:
        raise ToldError("input", "kept.since", earliest=EARLIEST)
    return day_start(day)


def _charge(written: str) -> str:
    """盗窃 is 盗窃罪; what is no charge of the law a judgment may have named all the same."""
    known = charge_named(written)
    return known.name if known is not None else written


def _model(written: str, models: tuple[str, ...]) -> str:
    """The whole name, or a part that only one has. Raises ToldError."""
    if written in models:
        return written
    found = [model for model in models if written.casefold() in model.casefold()]
    if len(found) != 1:
        raise ToldError("input", "kept.no-model", written=written, models=models)
    return found[0]


def _parts(summary: RunSummary, matters: dict[int, str], printer: Printer) -> Iterator[str]:
    language = printer.language
    yield f"{summary.id:>6}"
    yield f"{summary.at:%Y-%m-%d %H:%M}"
    yield joined(summary.names, language)
    yield joined(map(Words(language).charge, summary.charges), language)
    yield ("；" if language == "zh" else "; ").join(filter(None, summary.outcome))
    if not summary.names and not summary.charges:
        yield summary.facts_start[:30].replace("\n", " ")
    yield summary.model
    if summary.matter is not None:
        yield printer.say(message("kept.in-matter", id=summary.matter, name=matters.get(summary.matter, "")))
    if (state := STATES.get(summary.state)) is not None:
        yield printer.say(message("kept.state", state=state))
