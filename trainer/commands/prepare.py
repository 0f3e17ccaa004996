"""``criminal-law-trainer prepare FILE… --out FOLDER``: the training data out of judgments, with its report."""

from __future__ import annotations

import argparse
import re
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

    from trainer.preparation.settings import PreparationSettings

_YEARS = re.compile(r"((?:19|20)\d\d)(?:-((?:19|20)\d\d))?")


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "prepare",
        help="make the training data out of judgments, with a report",
        description="Reads dumps of judgments (CSV also inside zips, JSON, Parquet, XML, HTML, text, docx, PDF), "
        "selects, masks names, removes duplicates, makes samples and divides them. Stopped or killed at any time, the "
        "same call goes on where it was.",
    )
    parser.add_argument("inputs", nargs="+", type=Path, metavar="FILE", help="files or folders")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where the data and the report go")
    parser.add_argument("--year", default="2021", metavar="2021|2019-2021|all", help="of the judgment (default: 2021)")
    parser.add_argument(
        "--charge",
        action="append",
        default=[],
        metavar="NAME",
        help="only this charge, by its Chinese name; may be repeated",
    )
    parser.add_argument(
        "--court", action="append", default=[], metavar="WORD", help="only courts so named; may be repeated"
    )
    parser.add_argument("--defendants", type=int, metavar="N", help="at most so many (default: any number)")
    parser.add_argument("--number", type=int, default=50_000, metavar="N", help="core samples at most (default: 50000)")
    parser.add_argument(
        "--reinforcement", type=int, default=3_000, metavar="N", help="reinforcement samples (default: 3000)"
    )
    parser.add_argument(
        "--keep-out", type=Path, action="append", default=[], metavar="FILE", help="a benchmark; may be repeated"
    )
    parser.add_argument("--validation", type=float, default=0.02, metavar="SHARE", help="default: 0.02")
    parser.add_argument("--test", type=float, default=0.02, metavar="SHARE", help="the latest cases (default: 0.02)")
    parser.add_argument("--context", type=int, default=4096, metavar="TOKENS", help="longer samples are left out")
    parser.add_argument("--seed", type=int, default=0, metavar="S")
    add_worker_options(parser)
    add_output_options(parser, "JSON lines: progress, then the result", lines=True)


def run(args: argparse.Namespace, printer: Printer) -> int:
    """Prepares. Raises ToldError, OSError."""
    settings = _settings(args)
    with needs("data"):
        from trainer.corpus.parallel import cores
        from trainer.preparation.job import prepare
    with stop_on_signal(printer) as stopped:
        prepared = prepare(settings, args.out, args.workers or cores(), printer.progress, stopped, args.cluster)
    report, data = prepared.folder / "report.html", prepared.folder / "data" / "train.parquet"
    printer.result(
        "prepared",
        {
            "folder": str(prepared.folder),
            "documents": prepared.documents,
            "core": prepared.core,
            "reinforcement": prepared.reinforcement,
            "report": str(report),
        },
        message(
            "commands.prepared-before" if prepared.before else "commands.prepared",
            documents=prepared.documents,
            core=prepared.core,
            reinforcement=prepared.reinforcement,
            report=report,
            data=data,
        ),
    )
    return ExitStatus.DONE


def _settings(args: argparse.Namespace) -> PreparationSettings:
    """Raises ToldError."""
    from trainer.preparation.selection.criteria import Criteria
    from trainer.preparation.settings import PreparationSettings

    years = None
    if args.year != "all":
        found = _YEARS.fullmatch(args.year)
        if found is None:
            raise ToldError("input", "commands.year-unknown", year=args.year)
        years = (int(found[1]), int(found[2] or found[1]))
        if years[0] > years[1]:
            raise ToldError("input", "commands.years-reversed", year=args.year, right=f"{years[1]}-{years[0]}")
    for path in (*args.inputs, *args.keep_out):
        if not path.exists():
            raise ToldError("input", "commands.path-missing", path=path)
    if min(args.validation, args.test) < 0 or args.validation + args.test >= 1:
        raise ToldError("input", "commands.shares-wrong")
    if args.number < 1 or args.reinforcement < 0 or args.context < 256:
        raise ToldError("input", "commands.numbers-wrong")
    return PreparationSettings(
        criteria=Criteria(
            years=years,
            charges=tuple(charge if charge.endswith("罪") else f"{charge}罪" for charge in args.charge),
            courts=tuple(args.court),
            most_defendants=args.defendants,
        ),
        number=args.number,
        reinforcement=args.reinforcement,
        validation=args.validation,
        test=args.test,
        context=args.context,
        seed=args.seed,
        inputs=tuple(args.inputs),
        keep_out=tuple(args.keep_out),
    )
