"""``criminal-law-trainer recipe NAME|FILE``: a recipe with the reason for each figure, or as LLaMA-Factory's YAML."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction

from trainer.commands.exit_status import ExitStatus
from trainer.commands.output_options import add_output_options
from trainer.commands.printer import Printer


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "recipe",
        help="show a recipe, check it, or turn it into LLaMA-Factory's YAML and back",
        description="Prints the whole recipe as TOML, with the reason beside each figure: a file to start one's own "
        "from. All mistakes of a file are told at once.",
    )
    parser.add_argument("recipe", nargs="?", default="a10", metavar="NAME|FILE", help="default: %(default)s")
    parser.add_argument(
        "--out", type=Path, metavar="FILE", help="write it there; what PowerShell makes of > may be another text"
    )
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--yaml", action="store_true", help="as LLaMA-Factory's YAML")
    parser.add_argument("--dataset", default="legal_finetune_v3", help="name in dataset_info.json, for --yaml")
    parser.add_argument("--output", default="saves/legal_finetune_v3", help="its output_dir, for --yaml")
    add_output_options(parser, "as JSON", lines=False, beside=form)


def run(args: argparse.Namespace, printer: Printer) -> int:
    """Prints or writes the recipe. Raises RecipeError (no such recipe, or one with mistakes), and OSError."""
    from trainer.recipe.llamafactory import write_llamafactory
    from trainer.recipe.recipe_file import load_recipe, write_recipe
    from trainer.whole_file import write_whole

    recipe = load_recipe(args.recipe)
    if printer.as_json:
        text = json.dumps(asdict(recipe), ensure_ascii=False, default=str) + "\n"
    elif args.yaml:
        text = write_llamafactory(recipe, dataset=args.dataset, output=args.output)
    else:
        text = write_recipe(recipe)
    if args.out is None:
        print(text, end="", flush=True)
    else:
        write_whole(args.out, text)
    return ExitStatus.DONE
