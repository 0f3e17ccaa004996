"""``history export``: runs with all that is known of them (JSON lines), or as a document."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterator
from pathlib import Path

from desktop.commands.history_choice import chosen_runs
from desktop.documents.document import document_of
from desktop.documents.report import report_of
from desktop.history.history import History
from desktop.history.run import RunKind
from desktop.history.run_json import run_json
from resources.messages.message import message
from trainer.commands.exit_status import ExitStatus
from trainer.commands.printer import Printer
from trainer.told_error import ToldError
from trainer.typed_path import typed_path
from trainer.whole_file import whole_file


def export_runs(args: argparse.Namespace, history: History, printer: Printer) -> int:
    """Raises ToldError, and OSError."""
    out = _out(args)
    runs = chosen_runs(args, history)
    if not runs:
        raise ToldError("input", "kept.nothing-to-export")
    if args.format == "json":
        _write_lines(_lines(history, runs), out)
    else:
        assert out is not None
        _write_document(args, history, runs, out, printer)
    if out is not None:
        printer.result(
            "exported", {"runs": len(runs), "file": str(out)}, message("kept.exported", count=len(runs), file=out)
        )
    return ExitStatus.DONE


def _out(args: argparse.Namespace) -> Path | None:
    """None: standard output, which JSON alone may go to."""
    if args.out in (None, "-"):
        if args.format != "json":
            raise ToldError("input", "kept.no-out", format=args.format)
        return None
    out = typed_path(args.out)
    if out.exists() and not args.overwrite:
        raise ToldError("input", "kept.out-exists", file=out)
    return out


def _lines(history: History, runs: tuple[int, ...]) -> Iterator[str]:
    """Not all in memory at once."""
    matters = {matter.id: matter for matter in history.matters()}
    for number in runs:
        run = history.run(number)
        matter = matters.get(run.summary.matter) if run.summary.matter is not None else None
        yield json.dumps(run_json(run, matter), ensure_ascii=False) + "\n"


def _write_lines(lines: Iterator[str], out: Path | None) -> None:
    if out is None:
        for line in lines:
            sys.stdout.write(line.encode("utf-8", "replace").decode())
        return
    with whole_file(out) as part, part.open("w", encoding="utf-8", errors="surrogatepass", newline="\n") as file:
        file.writelines(lines)


def _write_document(
    args: argparse.Namespace, history: History, runs: tuple[int, ...], out: Path, printer: Printer
) -> None:
    """One document for all of them, under the matter's name with its notes where it is a matter. A batch has tables of
    its own. Raises ToldError, and OSError."""
    from desktop.printing.file_format import FileFormat, write_document

    matter = next((each for each in history.matters() if each.id == args.matter), None)
    kept = [run for number in runs if (run := history.run(number)).summary.kind is not RunKind.BATCH]
    if not kept:
        raise ToldError("input", "kept.nothing-to-export")
    report = report_of(
        kept,
        printer.language,
        title=matter.name if matter is not None else "",
        notes=matter.notes if matter is not None else "",
        similar=args.similar,
    )
    form = FileFormat(args.format)
    if form is FileFormat.PDF:
        from desktop.printing.terminal_fonts import ready_fonts

        application = ready_fonts()
        write_document(document_of(report), out, form)
        del application
    else:
        write_document(document_of(report), out, form)
