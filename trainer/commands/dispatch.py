"""Which command is meant, and its run.

A command is a module of ``trainer.commands`` with ``add_parser(subparsers)`` and ``run(args) -> int``; it imports what
is heavy inside ``run``, so that ``--help`` is immediate.
"""

from __future__ import annotations

import argparse
import gc
from collections.abc import Sequence
from importlib import import_module

from resources.version import version

COMMANDS = ("read", "prepare", "recipe", "estimate", "train", "resume", "evaluate", "export", "push", "run")


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs one command and returns its exit status (0 done, 2 bad input). None: those the program was started with."""
    parser = argparse.ArgumentParser(
        prog="criminal-law-trainer", description="Makes models that write criminal judgments of first instance."
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {version()}")
    subparsers = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    modules = {name: import_module(f"trainer.commands.{name}") for name in COMMANDS}
    for module in modules.values():
        module.add_parser(subparsers)
    args = parser.parse_args(arguments)
    # Python would look for cycles after every 700 new objects: two thirds of the time that importing torch takes.
    gc.set_threshold(100_000, 20, 20)
    status: int = modules[args.command].run(args)
    return status
