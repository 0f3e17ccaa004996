"""``criminal-law-desk judge``: the window's main job in the terminal."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path

from desktop.commands.asked_language import asked_language
from desktop.commands.judge_options import judge_parser
from desktop.commands.terminal_judging import Order, judge_in_terminal
from desktop.judging.case import Case
from desktop.judging.facts_text import UnreadableFactsError, decode_facts
from resources.messages.message import message
from resources.model_card.parameters import Parameters
from trainer.commands.ending import run_told, show_what_can_be_shown
from trainer.commands.output_options import printer_of
from trainer.commands.printer import Printer
from trainer.samples.prompt import StatedAttitude
from trainer.told_error import ToldError


def main(arguments: Sequence[str]) -> int:
    """Returns the exit status (`trainer.commands.exit_status`)."""
    args = judge_parser(asked_language(arguments)).parse_args(arguments)
    printer = printer_of(args)
    show_what_can_be_shown()
    return run_told(lambda: judge_in_terminal(_order(args, printer), printer), printer)


def _order(args: argparse.Namespace, printer: Printer) -> Order:
    """Raises ToldError."""
    facts = decode_facts(_read(args.file, printer))
    if not facts:
        raise UnreadableFactsError("facts", "desk.no-facts")
    case = Case(facts, StatedAttitude(args.attitude), _day(args.act_date) if args.act_date else None)
    parameters = replace(Parameters(), seed=args.seed)
    return Order(case, args.engine, args.model, args.samples, parameters, tuple(args.allow_host))


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ToldError("input", "desk.act-date") from error


def _read(file: str, printer: Printer) -> bytes:
    if file == "-":
        if sys.stdin.isatty():
            printer.tell(message("desk.paste-facts"))
        return sys.stdin.buffer.read()
    try:
        return Path(file).read_bytes()
    except FileNotFoundError as error:
        raise ToldError("input", "desk.no-file", file=file) from error
    except OSError as error:
        raise ToldError("input", "desk.file-not-opened", repr(error), file=file) from error
