"""``history delete``: runs, a matter with its runs, or all, for good."""

from __future__ import annotations

import argparse
import sys

from desktop.commands.history_choice import chosen_runs
from desktop.history.history import History
from desktop.history.history_file import delete_everything
from resources.messages.message import message
from trainer.commands.exit_status import ExitStatus
from trainer.commands.printer import Printer
from trainer.home import home
from trainer.told_error import ToldError


def delete_runs(args: argparse.Namespace, history: History, printer: Printer) -> int:
    """Raises ToldError: "input" where nobody can be asked and ``--yes`` is not given."""
    runs = chosen_runs(args, history)
    if not args.yes and not _agreed(args, len(runs), printer):
        printer.tell(message("kept.nothing-deleted"))
        return ExitStatus.STOPPED
    if args.all:
        delete_everything(home(), history)
    elif args.matter is not None:
        history.delete_matter(args.matter, runs=True)
    else:
        history.delete(runs)
    printer.result("deleted", {"runs": list(runs)}, message("kept.deleted", count=len(runs)))
    return ExitStatus.DONE


def _agreed(args: argparse.Namespace, count: int, printer: Printer) -> bool:
    if not sys.stdin.isatty():
        raise ToldError("input", "kept.not-asked")
    key = "kept.ask-all" if args.all else "kept.ask-matter" if args.matter is not None else "kept.ask-runs"
    print(printer.say(message(key, count=count)), end=" ", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().casefold() in printer.say(message("kept.yes")).split()
