"""``criminal-law-desk similar``: the decided cases most like one, and the span of their sentences. No model."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from desktop.commands.asked_language import asked_language
from desktop.commands.given import read_day, read_given, read_province
from desktop.commands.given_facts import facts_given
from desktop.commands.index_place import opened_index
from desktop.commands.shown_similar import show_similar
from desktop.commands.similar_options import similar_parser
from desktop.judging.facts_text import UnreadableFactsError
from resources.messages.message import message
from trainer.commands.ending import run_told
from trainer.commands.exit_status import ExitStatus
from trainer.commands.output_options import printer_of
from trainer.commands.printer import Printer
from trainer.similar.answer import ask


def main(arguments: Sequence[str]) -> int:
    """Returns the exit status (`trainer.commands.exit_status`): UNUSABLE where no case is like it."""
    args = similar_parser(asked_language(arguments)).parse_args(arguments)
    printer = printer_of(args)
    return run_told(lambda: _similar(args, printer), printer)


def _similar(args: argparse.Namespace, printer: Printer) -> int:
    """Raises ToldError."""
    index = opened_index(args.index)
    day, province = read_day(args.act_date), read_province(args.province)
    facts = facts_given(read_given(args.file, printer, "desk.paste-facts"), Path(args.file).name, printer)
    if not facts:
        raise UnreadableFactsError("facts", "desk.no-facts")
    answer = ask(index, facts, args.charge, args.number, province=province, act_date=day)
    show_similar(answer, printer)
    if not answer.hits:
        printer.tell(message("similar.nothing-found"))
        return ExitStatus.UNUSABLE
    return ExitStatus.DONE
