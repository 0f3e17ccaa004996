"""``criminal-law-desk judge``: the window's main job in the terminal."""

from __future__ import annotations

import argparse
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from desktop.commands.asked_columns import read_columns
from desktop.commands.asked_language import asked_language
from desktop.commands.given import read_day, read_given, read_province
from desktop.commands.given_facts import facts_given
from desktop.commands.judge_options import WHAT_IF, judge_parser
from desktop.commands.terminal_judging import Order, judge_in_terminal
from desktop.judging.case import Case
from desktop.judging.facts_text import UnreadableFactsError
from resources.model_card.parameters import Parameters
from trainer.commands.ending import run_told
from trainer.commands.output_options import printer_of
from trainer.commands.printer import Printer
from trainer.samples.prompt import StatedAttitude


def main(arguments: Sequence[str]) -> int:
    """Returns the exit status (`trainer.commands.exit_status`)."""
    args = judge_parser(asked_language(arguments)).parse_args(_joined(arguments))
    printer = printer_of(args)
    return run_told(lambda: judge_in_terminal(_order(args, printer), printer), printer)


def _order(args: argparse.Namespace, printer: Printer) -> Order:
    """Raises ToldError."""
    facts = facts_given(read_given(args.file, printer, "desk.paste-facts"), Path(args.file).name, printer)
    if not facts:
        raise UnreadableFactsError("facts", "desk.no-facts")
    case = Case(facts, StatedAttitude(args.attitude), read_day(args.act_date), read_province(args.province))
    parameters = replace(Parameters(), seed=args.seed)
    others = read_columns(args.what_if, case, instead=args.instead)
    return Order(case, args.engine, args.model, args.samples, parameters, tuple(args.allow_host), args.keep, others)


def _joined(arguments: Sequence[str]) -> list[str]:
    """``--what-if -累犯`` in one word: argparse takes what begins with a dash for an option."""
    joined: list[str] = []
    for argument in arguments:
        if joined and joined[-1] == WHAT_IF:
            joined[-1] = f"{WHAT_IF}={argument}"
        else:
            joined.append(argument)
    return joined
