"""``criminal-law-trainer recipe NAME|FILE``: a recipe with the reason for each figure, or as LLaMA-Factory's YAML."""

from __future__ import annotations

import argparse
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction

DONE, BAD_INPUT = 0, 2


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command's arguments."""
    parser = subparsers.add_parser(
        "recipe",
        help="show a recipe, check it, or turn it into LLaMA-Factory's YAML and back",
        description="Prints the whole recipe as TOML, with the reason beside each figure: a file to start one's own "
        "from. All mistakes of a file are told at once.",
    )
    parser.add_argument("recipe", nargs="?", default="a10", metavar="NAME|FILE", help="default: %(default)s")
    form = parser.add_mutually_exclusive_group()
    form.add_argument("--yaml", action="store_true", help="as LLaMA-Factory's YAML")
    form.add_argument("--json", action="store_true", help="as JSON")
    parser.add_argument("--dataset", default="legal_finetune_v3", help="name in dataset_info.json, for --yaml")
    parser.add_argument("--output", default="saves/legal_finetune_v3", help="its output_dir, for --yaml")


def run(args: argparse.Namespace) -> int:
    """0 printed, 2 no such recipe, or one with mistakes."""
    import json
    from dataclasses import asdict

    from trainer.recipe.llamafactory import write_llamafactory
    from trainer.recipe.parsed_recipe import RecipeError
    from trainer.recipe.recipe_file import load_recipe, write_recipe

    try:
        recipe = load_recipe(args.recipe)
    except RecipeError as error:
        print(error, file=sys.stderr)
        return BAD_INPUT
    if args.json:
        print(json.dumps(asdict(recipe), ensure_ascii=False))
    elif args.yaml:
        print(write_llamafactory(recipe, dataset=args.dataset, output=args.output), end="")
    else:
        print(write_recipe(recipe), end="")
    return DONE
