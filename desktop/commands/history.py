"""``criminal-law-desk history``: what was judged on this computer, listed, shown, exported, deleted."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.commands.asked_language import asked_language
from desktop.commands.history_delete import delete_runs
from desktop.commands.history_export import export_runs
from desktop.commands.history_list import list_runs
from desktop.commands.history_options import history_parser
from desktop.commands.history_show import show_run
from desktop.history.history_file import open_for_command
from resources.messages.message import message
from trainer.commands.ending import run_told
from trainer.commands.output_options import printer_of

_DOES = {"list": list_runs, "show": show_run, "export": export_runs, "delete": delete_runs}


def main(arguments: Sequence[str]) -> int:
    """Returns the exit status (`trainer.commands.exit_status`)."""
    args = history_parser(asked_language(arguments)).parse_args(arguments)
    args.language = asked_language(arguments)  # it may stand before what is to be done, or after
    printer = printer_of(args)

    def run() -> int:
        opened = open_for_command()
        try:
            if opened.problem is not None:
                printer.tell(opened.problem)
            elif not opened.history.keeps:
                printer.tell(message("kept.keeps-nothing"))
            return _DOES[args.what](args, opened.history, printer)
        finally:
            opened.history.close()

    return run_told(run, printer)
