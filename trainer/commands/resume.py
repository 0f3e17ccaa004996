"""``criminal-law-trainer resume RUN``: goes on with a run that was paused or killed, with what it began with."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer.commands.output_options import add_output_options
from trainer.commands.printer import Printer

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from trainer.recipe.recipe import AdapterRecipe


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "resume",
        help="go on with a run that was paused or killed",
        description="Recipe, base and data are those that the run began with; changed ones are refused. Where they "
        "were moved, say where they lie now.",
    )
    parser.add_argument("run", type=Path, metavar="RUN", help="the run's folder")
    parser.add_argument("--base", metavar="DIR", help="where the base model lies now")
    parser.add_argument("--data", type=Path, action="append", metavar="FILE", help="where the data lies now")
    parser.add_argument("--held-out", type=Path, action="append", metavar="FILE", help="likewise")
    add_output_options(parser, "JSON lines: the run's events", lines=True)


def run(args: argparse.Namespace, printer: Printer) -> int:
    """Trains on. Raises TuningError."""
    from trainer.commands.adapter_run import make_job, run_job
    from trainer.recipe.errors import TuningError
    from trainer.runs.run_identity import read_identity

    before = read_identity(args.run, _adapter_recipe)
    if before is None:
        raise TuningError("run", "commands.no-run", run=args.run)
    job = make_job(
        before.recipe,
        args.base or before.base_folder,
        args.data or [Path(file) for file in before.data_files],
        args.held_out or [Path(file) for file in before.held_out_files],
        args.run,
    )
    return run_job(job, printer)


def _adapter_recipe(data: dict[str, Any], run: str) -> AdapterRecipe:
    """A run of the starter is told from a damaged one: only its own command knows which of its files holds what."""
    from trainer.recipe.errors import TuningError
    from trainer.recipe.parsed_recipe import read_recipe

    if "finish" in data:
        raise TuningError("run", "commands.starter-run", run=run)
    return read_recipe(data, run)
