"""Which command is meant, and its run.

A command is a module of ``trainer.commands`` with ``add_parser(subparsers)`` and ``run(args, printer) -> int``; it
imports what is heavy inside ``run``, so that ``--help`` is immediate. What it cannot do it raises as a ToldError, which
``ending`` tells and turns into the exit status.
"""

from __future__ import annotations

import argparse
import gc
import sys
from collections.abc import Sequence
from contextlib import ExitStack
from importlib import import_module

from resources.version import version
from trainer.awake import kept_awake
from trainer.commands.ending import run_told
from trainer.commands.ending_input import ENDS_WITH_INPUT, ending_with_input
from trainer.commands.exit_status import statuses_told
from trainer.commands.handed_over import component_python, go_on_in
from trainer.commands.output_options import printer_of
from trainer.commands.streams import show_what_can_be_shown

COMMANDS = (
    "read",
    "prepare",
    "index",
    "recipe",
    "estimate",
    "train",
    "resume",
    "evaluate",
    "harness",
    "export",
    "push",
    "run",
    "law",
    "recognise",
    "environment",
)


LONG = frozenset(("prepare", "index", "train", "resume", "evaluate", "export", "push"))
"""Commands that the computer is kept awake for; ``run`` is made of them, and ``environment`` sees to it itself."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status. None: the arguments that the program was started with."""
    show_what_can_be_shown()
    parser = argparse.ArgumentParser(
        prog="criminal-law-trainer",
        description="Makes models that write criminal judgments of first instance.",
        epilog=statuses_told("en"),
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {version()}")
    parser.add_argument(
        ENDS_WITH_INPUT,
        action="store_true",
        help="stop, as on Ctrl+C, when standard input ends: for a program that starts this one",
    )
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    modules = {name: import_module(f"trainer.commands.{name}") for name in COMMANDS}
    for module in modules.values():
        module.add_parser(subparsers)
    args = parser.parse_args(arguments)
    if (python := component_python(args)) is not None:
        return go_on_in(python, sys.argv[1:] if arguments is None else arguments)
    # By default Python collects cycles after every 700 new objects: two thirds of the time that torch's import takes.
    gc.set_threshold(100_000, 20, 20)
    printer = printer_of(args)

    def run() -> int:
        with ExitStack() as around:
            if args.ends_with_input:
                around.enter_context(ending_with_input())
            if args.command in LONG:
                around.enter_context(kept_awake(f"criminal-law-trainer {args.command}"))
            status: int = modules[args.command].run(args, printer)
        return status

    return run_told(run, printer)
