"""``criminal-law-desk batch``: a table of cases in, a table of predictions out."""

from __future__ import annotations

import argparse
import asyncio
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from desktop.batch.batch_folder import Batch, held, open_batch
from desktop.batch.column_names import Role
from desktop.batch.counts import counts_of
from desktop.batch.errors import BatchError
from desktop.batch.export import SUFFIXES, export, export_all
from desktop.batch.history_entry import HistoryEntry
from desktop.batch.manifest import is_batch
from desktop.batch.preparing import Prepared, Wish, prepare
from desktop.batch.table import place_told
from desktop.commands.asked_language import asked_language
from desktop.commands.batch_options import batch_parser
from desktop.commands.batch_running import Asked, opened, run_rows
from desktop.commands.given import read_province
from desktop.commands.terminal_history import terminal_history
from desktop.history.run import RunState
from resources.messages.message import message
from trainer.awake import kept_awake
from trainer.commands.ending import run_told
from trainer.commands.exit_status import ExitStatus
from trainer.commands.output_options import printer_of
from trainer.commands.printer import Printer
from trainer.engines.engine import EngineError
from trainer.typed_path import typed_path


def main(arguments: Sequence[str]) -> int:
    """Returns the exit status (`trainer.commands.exit_status`): UNUSABLE where not one row could be judged."""
    args = batch_parser(asked_language(arguments)).parse_args(arguments)
    printer = printer_of(args)
    return run_told(lambda: _batch(args, printer), printer)


@dataclass(frozen=True, slots=True)
class _Places:
    """``folder`` is the batch's own; ``table`` the one file that was asked for, None for all kinds in the folder."""

    folder: Path
    table: Path | None


def _batch(args: argparse.Namespace, printer: Printer) -> int:
    """Raises ToldError, and OSError."""
    source, places = typed_path(args.input), _places(args)
    begun = open_batch(places.folder) if is_batch(places.folder) else None
    _refuse_to_overwrite(source, begun, places.table)
    if begun is not None and args.table:
        return _written(begun, places, printer)
    prepared = None
    if begun is None or source.resolve() != places.folder.resolve():
        roles = {role: name for role in Role if (name := getattr(args, f"column_{role.value}")) is not None}
        prepared = prepare(Wish(source, args.sheet, roles, read_province(args.province)))
        _tell_table(prepared, printer)
    asked = Asked(args.engine, args.model, tuple(args.allow_host), args.samples, args.seed, args.parallel)
    try:
        with kept_awake("criminal-law-desk batch"):
            batch = asyncio.run(_judged(places.folder, begun, prepared, asked, printer))
    except KeyboardInterrupt:
        printer.failed("stopped", message("batch.stopped", folder=places.folder))
        return ExitStatus.STOPPED
    except EngineError:
        if is_batch(places.folder):
            printer.tell(message("batch.go-on", folder=places.folder))
        raise
    return _written(batch, places, printer)


async def _judged(
    folder: Path, begun: Batch | None, prepared: Prepared | None, asked: Asked, printer: Printer
) -> Batch:
    """All rows' answers are in the folder when this returns. Raises ToldError, and OSError."""
    async with opened(folder, begun, prepared, asked, printer) as (batch, model, engine):
        with held(folder), terminal_history(True, printer) as history:
            entry = HistoryEntry(history, batch)
            state = RunState.STOPPED
            try:
                await run_rows(batch, model, engine, asked, printer)
                state = RunState.FINISHED
            except Exception:
                state = RunState.FAILED
                raise
            finally:
                entry.end(counts_of(batch), state)
    return batch


def _places(args: argparse.Namespace) -> _Places:
    """OUT may be a folder, or a file of a known kind, beside which the folder then is. Where IN is a batch's folder it
    goes on there, and OUT may be left out."""
    source = typed_path(args.input)
    out = typed_path(args.out) if args.out is not None else None
    if out is None and not is_batch(source):
        raise BatchError("input", "batch.no-out")
    # A folder's name may have a day in it: 结果2026.11.27.
    is_file = out is not None and out.suffix[1:].isalpha() and not out.is_dir()
    if out is not None and is_file and out.suffix.lower() not in SUFFIXES:
        raise BatchError("input", "batch.unknown-suffix", suffix=out.suffix, suffixes=SUFFIXES)
    if is_batch(source):
        return _Places(source, out if is_file else None)
    assert out is not None
    return _Places(out.with_name(f"{out.stem}.batch"), out) if is_file else _Places(out, None)


def _refuse_to_overwrite(source: Path, begun: Batch | None, table: Path | None) -> None:
    """What the user has is never replaced: the table that is judged, or a file that this batch did not write."""
    if table is None or not table.is_file():
        return
    given = {source.resolve()} | ({Path(begun.manifest.given.source)} if begun is not None else set())
    if begun is None or table.resolve() in given:
        raise BatchError("input", "batch.table-there", file=table)


def _tell_table(prepared: Prepared, printer: Printer) -> None:
    """What was understood of the table, so that a wrong column is seen before the night is over."""
    given = prepared.given
    for role, key in (
        (given.columns.facts, "batch.told-facts"),
        (given.columns.id, "batch.told-id"),
        (given.columns.attitude, "batch.told-attitude"),
        (given.columns.act_date, "batch.told-act-date"),
        (given.columns.province, "batch.told-province"),
    ):
        if role:
            printer.tell(message(key, column=role))
    for row in prepared.rows:
        if row.problem is not None:
            printer.tell(message("batch.row-left-out", place=place_told(row.place), problem=row.problem))


def _written(batch: Batch, places: _Places, printer: Printer) -> int:
    counts = counts_of(batch)
    if places.table is None:
        files = export_all(batch, printer.language)
    else:
        export(batch, places.table, printer.language)
        files = [places.table]
    plain = {"folder": str(batch.folder), "files": [str(file) for file in files], **asdict(counts)}
    names = tuple(str(file) for file in files)
    printer.result("batch", plain, message("batch.written", counts=counts.told, files=names))
    return ExitStatus.DONE if counts.done else ExitStatus.UNUSABLE
