"""``criminal-law-trainer run FILE… --out FOLDER``: from judgments to a published model, by the other commands."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING

from resources.messages.message import message

if TYPE_CHECKING:
    from argparse import _SubParsersAction

DONE, BAD_INPUT = 0, 2


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command's arguments."""
    parser = subparsers.add_parser(
        "run",
        help="the whole chain: prepare, train, export, push",
        description="Does what prepare, train, export and push do, in FOLDER/data, FOLDER/run and FOLDER/NAME-q4.gguf. "
        "Stopped or killed at any time, the same call goes on where it was.",
    )
    parser.add_argument("inputs", nargs="*", type=Path, metavar="FILE", help="judgments, as prepare reads them")
    parser.add_argument("--out", type=Path, required=True, metavar="FOLDER", help="where everything goes")
    parser.add_argument("--recipe", default="a10", metavar="NAME|FILE", help="default: %(default)s")
    parser.add_argument("--data", type=Path, action="append", metavar="PATH", help="prepared data, instead of FILE")
    parser.add_argument("--base", metavar="DIR|NAME", help="where the base model lies (default: the recipe's)")
    parser.add_argument("--year", metavar="2021|2019-2021|all", help="as for prepare")
    parser.add_argument("--number", type=int, metavar="N", help="as for prepare")
    parser.add_argument("--reinforcement", type=int, metavar="N", help="as for prepare")
    parser.add_argument("--name", metavar="NAME", help="publish as NAME:q4 (without it: nothing is pushed)")
    parser.add_argument("--host", help="the Ollama server (default: OLLAMA_HOST)")
    parser.add_argument("--json", action="store_true", help="one JSON object a line on standard output")


def run(args: argparse.Namespace) -> int:
    """0 all done, else the status of the command that did not finish."""
    from trainer.commands.dispatch import main
    from trainer.commands.lines import Lines
    from trainer.recipe.base_folder import find_base
    from trainer.recipe.errors import TuningError
    from trainer.recipe.parsed_recipe import RecipeError
    from trainer.recipe.recipe_file import load_recipe

    lines = Lines(args.json)
    if bool(args.inputs) == bool(args.data):
        lines.failed("input", message("commands.judgments-or-data"))
        return BAD_INPUT
    try:
        # What only the second step would find missing is told before the first one's hours.
        base = find_base(args.base or load_recipe(args.recipe).base_model).folder
    except (RecipeError, TuningError) as error:
        lines.failed("base", error.message)
        return BAD_INPUT

    shown = ["--json"] if args.json else []
    data = args.data or [args.out / "data"]
    trained = args.out / "run"
    model = args.out / f"{(args.name or args.out.name).replace('/', '-').replace(':', '-')}-q4.gguf"
    if args.inputs:
        options = [("--year", args.year), ("--number", args.number), ("--reinforcement", args.reinforcement)]
        chosen = [str(part) for pair in options if pair[1] is not None for part in pair]
        status = main(["prepare", *map(str, args.inputs), "--out", str(args.out / "data"), *chosen, *shown])
        if status:
            return status
    given = [part for path in data for part in ("--data", str(path))]
    status = main(["train", "--recipe", args.recipe, "--base", str(base), *given, "--out", str(trained), *shown])
    if status:
        return status
    manifest = json.loads((trained / "manifest.json").read_text(encoding="utf-8"))
    made_of = ["--dataset-sha256", manifest["data_sha256"], "--recipe-sha256", manifest["recipe_sha256"]]
    adapter = ["--adapter", str(trained / "adapter")]
    status = main(["export", str(base), *adapter, "--out", str(model), "--modelfile", *made_of, *shown])
    if status or not args.name:
        return status
    host = ["--host", args.host] if args.host else []
    proof = ["--base", str(base), *adapter, "--run", str(trained), "--manifest", str(trained / "published.json")]
    return main(["push", str(model), args.name, *host, *proof, *shown])
