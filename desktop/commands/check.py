"""``criminal-law-desk check``: anyone's judgment read and held against the law. No model, and nothing is sent."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from pathlib import Path

from desktop.commands.asked_language import asked_language
from desktop.commands.check_options import check_parser
from desktop.commands.given import STDIN, read_day, read_given, read_province
from desktop.commands.shown_verdict import show_verdict
from desktop.judging.case import Case
from desktop.judging.checking import check_text, without_penalty
from desktop.judging.document_file import read_document_bytes, read_document_file
from resources.messages.message import message
from trainer.commands.ending import run_told
from trainer.commands.exit_status import ExitStatus
from trainer.commands.output_options import printer_of
from trainer.commands.printer import Printer
from trainer.told_error import ToldError


def main(arguments: Sequence[str]) -> int:
    """Returns the exit status (`trainer.commands.exit_status`): UNUSABLE where no judgment can be read."""
    args = check_parser(asked_language(arguments)).parse_args(arguments)
    printer = printer_of(args)
    return run_told(lambda: _check(args, printer), printer)


def _check(args: argparse.Namespace, printer: Printer) -> int:
    """Raises ToldError."""
    if args.file == args.facts == STDIN:
        raise ToldError("input", "check.stdin-twice")
    day, province = read_day(args.act_date), read_province(args.province)
    facts = "" if args.facts is None else _text(args.facts, printer, "desk.paste-facts", "check.no-facts")
    case = Case(facts, act_date=day, province=province)
    verdict = check_text(_text(args.file, printer, "check.paste", "check.nothing-given"), case)
    if not verdict.case.facts:
        printer.tell(message("check.no-facts-found"))
    show_verdict(verdict, printer)
    if (trouble := without_penalty(verdict)) is not None:
        printer.tell(trouble)
        return ExitStatus.UNUSABLE
    return ExitStatus.DONE


def _text(file: str, printer: Printer, asked: str, nothing: str) -> str:
    """``asked`` and ``nothing`` are keys: what a terminal's user is to paste, and what is said where nothing was given.

    Raises ToldError: "input" where there is no file or nothing in it, "unreadable" where it holds no text.
    """
    path = Path(file)
    if file == STDIN or path.is_fifo() or path.is_char_device():
        text = read_document_bytes(read_given(file, printer, asked), "stdin")
    else:
        text = read_document_file(path)
    if not text:
        raise ToldError("input", nothing)
    return text
