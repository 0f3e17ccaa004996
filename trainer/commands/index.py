"""``criminal-law-trainer index FILE… --out FOLDER``: an index of similar cases out of judgments."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from resources.messages.message import message
from trainer.commands.ending import needs
from trainer.commands.exit_status import ExitStatus
from trainer.commands.output_options import add_output_options
from trainer.commands.printer import Printer
from trainer.commands.stopping import stop_on_signal
from trainer.commands.worker_options import add_worker_options
from trainer.told_error import ToldError

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from trainer.indexing.room import Room


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "index",
        help="make an index of similar cases out of judgments",
        description="Reads what prepare reads, its own data and CAIL's files, masks names, leaves duplicates out and "
        "makes an index of the cases, which can be asked while it is being made. Stopped or killed at any time, the "
        "same call goes on where it was.",
    )
    parser.add_argument("inputs", nargs="+", type=Path, metavar="FILE", help="files, folders, or the data of prepare")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where the index goes")
    parser.add_argument("--add", action="store_true", help="take more cases into the index that is there")
    add_worker_options(parser)
    add_output_options(parser, "JSON lines: the room needed, progress, then the result", lines=True)


def run(args: argparse.Namespace, printer: Printer) -> int:
    """Makes the index. Raises ToldError, OSError."""
    for path in args.inputs:
        if not path.exists():
            raise ToldError("input", "commands.path-missing", path=path)
    with needs("data"):
        from trainer.corpus.parallel import cores
        from trainer.indexing.job import index

    def told_room(room: Room) -> None:
        if printer.as_json:
            printer.line({"event": "room", "most": room.most, "free": room.free})
        else:
            key = "indexing.room" if room.most < room.free else "indexing.room-short"
            printer.tell(message(key, most=_gigabytes(room.most), free=_gigabytes(room.free)))

    with stop_on_signal(printer) as stopped:
        workers = args.workers or cores()
        made = index(
            args.inputs, args.out, workers, printer.progress, stopped, args.cluster, add=args.add, told_room=told_room
        )
    card = made.card
    printer.result(
        "indexed",
        {
            "folder": str(made.folder),
            "documents": made.documents,
            "taken": made.taken,
            "cases": card.cases,
            "years": card.years,
            "corpus": card.corpus,
            "before": made.before,
        },
        message(
            "indexing.indexed-before" if made.before else "indexing.indexed",
            documents=made.documents,
            taken=made.taken,
            cases=card.cases,
            folder=made.folder,
        ),
    )
    return ExitStatus.DONE


def _gigabytes(size: int) -> str:
    return f"{size / 1e9:.2f}"
