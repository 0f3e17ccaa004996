"""``criminal-law-desk carry``: a folder for a computer without a network: program, model, sums, what to do there."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from desktop.carrying.carry_out import CarryProgress, carry_out
from desktop.carrying.model_part import carried_model
from desktop.carrying.parts import Load
from desktop.carrying.program_part import carried_program
from desktop.carrying.read_me import READ_ME
from desktop.commands.asked_language import asked_language
from desktop.commands.carry_options import carry_parser
from resources.messages.message import message
from trainer.awake import kept_awake
from trainer.commands.ending import run_told
from trainer.commands.exit_status import ExitStatus
from trainer.commands.output_options import printer_of
from trainer.commands.printer import Printer
from trainer.commands.stopping import stop_on_signal
from trainer.typed_path import typed_path


def main(arguments: Sequence[str]) -> int:
    """Returns the exit status (`trainer.commands.exit_status`)."""
    args = carry_parser(asked_language(arguments)).parse_args(arguments)
    printer = printer_of(args)
    return run_told(lambda: _carry(args, printer), printer)


def _carry(args: argparse.Namespace, printer: Printer) -> int:
    """Raises ToldError."""
    load = Load(carried_model(args.model), carried_program(args.program))
    if load.program.why_none is not None:
        printer.tell(load.program.why_none)
    folder = typed_path(args.folder).absolute()

    def told(progress: CarryProgress) -> None:
        left = progress.seconds_left
        printer.progress("carry", progress.done, progress.total, seconds_left=left, file=progress.place)

    with stop_on_signal(printer) as stopped, kept_awake("criminal-law-desk carry"):
        carry_out(load, folder, told=told, stopped=stopped)
    size = f"{load.bytes / 1e9:.1f}"
    result = {
        "folder": str(folder),
        "bytes": load.bytes,
        "model": load.model.name,
        "files": [file.place for file in load.model.files],
        "program": load.program.opened or None,
    }
    words = message("carry.whole", folder=str(folder), size=size, model=load.model.name, read_me=READ_ME)
    printer.result("carried", result, words)
    return ExitStatus.DONE
