"""``criminal-law-trainer run FILE… --out FOLDER``: from judgments to a published model, by the other commands."""

from __future__ import annotations

import argparse
import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from trainer.commands.exit_status import ExitStatus
from trainer.commands.output_options import add_output_options
from trainer.commands.planned_evaluation import planned_evaluation
from trainer.commands.printer import Printer
from trainer.told_error import ToldError

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "run",
        help="the whole chain: prepare, train, export, push, evaluate",
        description="Does what prepare, train, export, push and evaluate do, in FOLDER/data, FOLDER/run, "
        "FOLDER/NAME-q4.gguf and FOLDER/evaluation. Stopped or killed at any time, the same call goes on where it was.",
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
    parser.add_argument(
        "--evaluate",
        type=int,
        default=20,
        metavar="N",
        help="at the end the model judges N cases of the test split (default: 20; 0: none)",
    )
    parser.add_argument("--host", help="the Ollama server (default: OLLAMA_HOST)")
    add_output_options(parser, "JSON lines, as each command has them", lines=True)


def run(args: argparse.Namespace, printer: Printer) -> int:
    """The status of the first command that did not finish, else DONE. Raises ToldError."""
    from trainer.commands.dispatch import main
    from trainer.recipe.base_folder import find_base
    from trainer.recipe.recipe_file import load_recipe

    if bool(args.inputs) == bool(args.data):
        raise ToldError("input", "commands.judgments-or-data")
    # Checked first, because only the second step needs the base, hours after the first one began.
    base = find_base(args.base or load_recipe(args.recipe).base_model).folder
    shown = ["--language", args.language, *(["--json"] if args.json else [])]
    if args.evaluate < 0:
        raise ToldError("input", "commands.number-negative", option="--evaluate")
    for command in _chain(args, base, printer):
        status = main([*command(), *shown])
        if status:
            return status
    return ExitStatus.DONE


def _chain(args: argparse.Namespace, base: Path, printer: Printer) -> Iterator[Callable[[], list[str]]]:
    """The commands, each made when the one before has finished: it may need what that one wrote."""
    trained = args.out / "run"
    adapter = ["--adapter", str(trained / "adapter")]
    model = args.out / f"{(args.name or args.out.name).replace('/', '-').replace(':', '-')}-q4.gguf"
    if args.inputs:
        yield lambda: _prepare(args)
    yield lambda: _train(args, base, trained)
    yield lambda: ["export", str(base), *adapter, "--out", str(model), "--modelfile", *_made_of(trained)]
    if args.name:
        host = ["--host", args.host] if args.host else []
        proof = ["--base", str(base), *adapter, "--run", str(trained), "--manifest", str(trained / "published.json")]
        yield lambda: ["push", str(model), args.name, *host, *proof]
    if (evaluation := planned_evaluation(args.data or [args.out / "data"], model, args.evaluate)) is not None:
        printer.tell(evaluation.told)
        if evaluation.test is not None:
            yield lambda: evaluation.command(args.out / "evaluation")


def _prepare(args: argparse.Namespace) -> list[str]:
    options = [("--year", args.year), ("--number", args.number), ("--reinforcement", args.reinforcement)]
    chosen = [str(part) for pair in options if pair[1] is not None for part in pair]
    return ["prepare", *map(str, args.inputs), "--out", str(args.out / "data"), *chosen]


def _train(args: argparse.Namespace, base: Path, trained: Path) -> list[str]:
    data = args.data or [args.out / "data"]
    given = [part for path in data for part in ("--data", str(path))]
    return ["train", "--recipe", args.recipe, "--base", str(base), *given, "--out", str(trained)]


def _made_of(trained: Path) -> list[str]:
    manifest = json.loads((trained / "manifest.json").read_text(encoding="utf-8"))
    return ["--dataset-sha256", manifest["data_sha256"], "--recipe-sha256", manifest["recipe_sha256"]]
