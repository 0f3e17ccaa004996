"""``history show``: a run with what it was made from, its card as the law is known today, and where it comes from."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterable, Iterator

from desktop.commands.history_list import STATES
from desktop.commands.shown_verdict import RULE, show_verdict
from desktop.documents.blocks import Block, Paragraph, Table, Verbatim
from desktop.documents.case_sections import facts_blocks, text_blocks
from desktop.documents.origin_section import origin_blocks
from desktop.documents.report import report_of
from desktop.documents.words import Words
from desktop.history.history import History
from desktop.history.run import Matter, Run, RunKind
from desktop.history.run_json import run_json
from resources.messages.message import message
from trainer.commands.exit_status import ExitStatus
from trainer.commands.printer import Printer


def show_run(args: argparse.Namespace, history: History, printer: Printer) -> int:
    """Raises ToldError."""
    run = history.run(args.run)
    matter = next((each for each in history.matters() if each.id == run.summary.matter), None)
    if printer.as_json:
        print(json.dumps(run_json(run, matter), ensure_ascii=False, indent=2))
        return ExitStatus.DONE
    for line in _head(run, matter, printer):
        print(line)
    if run.summary.kind is RunKind.BATCH:
        print(printer.say(message("kept.batch-folder", folder=run.input.given)))
        return ExitStatus.DONE
    words = Words(printer.language)
    (shown,) = report_of([run], printer.language).runs
    _print(facts_blocks(shown, words))
    print(RULE)
    _print(text_blocks(shown, words))
    _print(origin_blocks(shown, words))
    show_verdict(shown.verdict, printer)
    return ExitStatus.DONE


def _head(run: Run, matter: Matter | None, printer: Printer) -> Iterator[str]:
    summary = run.summary
    yield printer.say(message("kept.head", id=summary.id, at=f"{summary.at:%Y-%m-%d %H:%M}"))
    if matter is not None:
        yield printer.say(message("kept.in-matter", id=matter.id, name=matter.name))
    if (state := STATES.get(summary.state)) is not None:
        yield printer.say(message("kept.state", state=state))
    for name, value in summary.changes:
        yield printer.say(message("kept.change", name=name, value=value))
    yield RULE


def _print(blocks: Iterable[Block]) -> None:
    """Those blocks that a run's facts, text and origin are made of, as plain lines."""
    for block in blocks:
        match block:
            case Paragraph(text) | Verbatim(text):
                print(text)
            case Table(_, rows):
                print()
                for row in rows:
                    print("  ".join(cell.text for cell in row))
