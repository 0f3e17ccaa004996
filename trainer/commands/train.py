"""``criminal-law-trainer train``: trains a model from a recipe; a run that was stopped or killed goes on.

The recipe says what is trained: ``starter`` all parameters of a small model, the others an adapter on a base model.
"""

from __future__ import annotations

import argparse
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.commands.output_options import add_output_options
from trainer.commands.printer import Printer
from trainer.recipe.errors import TuningError

if TYPE_CHECKING:
    from trainer.samples.cail import CailCase

STARTER = "starter"


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser("train", help="train a model from a recipe")
    parser.add_argument(
        "--recipe", default=STARTER, metavar="NAME|FILE", help="a recipe's name, TOML, or LLaMA-Factory's YAML"
    )
    parser.add_argument("--out", type=Path, required=True, help="the run's folder; an unfinished run in it goes on")
    add_output_options(parser, "JSON lines: the run's events", lines=True)
    adapter = parser.add_argument_group("recipes for adapters (a10, a10-16gb, a10-12gb, cpu, your own)")
    adapter.add_argument(
        "--data", type=Path, action="append", default=[], metavar="PATH", help="what prepare wrote, JSON, Parquet"
    )
    adapter.add_argument(
        "--held-out", type=Path, action="append", default=[], metavar="PATH", help="default: prepare's validation split"
    )
    adapter.add_argument("--base", metavar="DIR|NAME", help="where the base model lies (default: the recipe's)")
    starter = parser.add_argument_group("the recipe starter")
    starter.add_argument("--cail", type=Path, action="append", default=[], help="cases with labels (JSON lines)")
    starter.add_argument(
        "--judgments",
        type=Path,
        action="append",
        default=[],
        help="whole judgments, read as cases (JSON lines, full_text)",
    )


def run(args: argparse.Namespace, printer: Printer) -> int:
    """Trains; the same call goes on. Raises ToldError."""
    return _train_starter(args, printer) if args.recipe == STARTER else _train_adapter(args, printer)


def _train_adapter(args: argparse.Namespace, printer: Printer) -> int:
    from trainer.commands.adapter_run import make_job, run_job
    from trainer.recipe.recipe_file import load_recipe

    recipe = load_recipe(args.recipe)
    if not args.data:
        raise TuningError("data", "commands.no-data")
    job = make_job(recipe, args.base or recipe.base_model, args.data, args.held_out, args.out)
    return run_job(job, printer)


def _train_starter(args: argparse.Namespace, printer: Printer) -> int:
    from trainer.commands.adapter_run import check_library, train_told
    from trainer.starter.kept_memory import keep_freed_memory
    from trainer.starter.starter_job import StarterJob
    from trainer.starter.starter_recipe import starter_recipe

    if not args.cail:
        raise TuningError("data", "commands.no-cases")
    check_library("torch", "transformers", "sklearn")
    cases = _cases(args.cail, args.judgments)
    from trainer.starter.train_starter import train_starter

    keep_freed_memory()
    files = tuple(str(file.resolve()) for file in (*args.cail, *args.judgments))
    return train_told(partial(train_starter, StarterJob(starter_recipe(), cases, args.out, files)), printer)


def _cases(cail: list[Path], judgments: list[Path]) -> list[CailCase]:
    from trainer.samples.cail import read_cail
    from trainer.starter.judged_cases import read_judged_cases

    try:
        return [
            *(case for file in cail for case in read_cail(file)),
            *(case for file in judgments for case in read_judged_cases(file)),
        ]
    except OSError as error:
        raise TuningError("data", "commands.cases-unreadable", str(error), reason=str(error)) from error
