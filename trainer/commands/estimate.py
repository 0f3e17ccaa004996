"""``criminal-law-trainer estimate``: memory, time and disk of a run before it starts, and what to change."""

from __future__ import annotations

import argparse
from dataclasses import asdict, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from resources.messages.value_json import message_json
from resources.messages.wording import say
from trainer.commands.estimate_words import estimate_text
from trainer.commands.exit_status import ExitStatus
from trainer.commands.output_options import add_output_options
from trainer.commands.printer import Printer

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from trainer.recipe.estimate import Work
    from trainer.recipe.fit import MachineFit
    from trainer.recipe.gpus import Gpu
    from trainer.recipe.recipe import AdapterRecipe


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "estimate",
        help="what a run will need: memory, time, disk",
        description="Worked out from the base's config.json and the recipe; nothing is loaded. Where the run does "
        "not fit, what to change.",
    )
    parser.add_argument("--recipe", default="a10", metavar="NAME|FILE", help="default: %(default)s")
    parser.add_argument("--base", metavar="DIR|NAME", help="default: the recipe's")
    parser.add_argument("--data", type=Path, action="append", metavar="FILE", help="count its tokens")
    parser.add_argument("--samples", type=int, metavar="N", help="without --data; default: the model card's")
    parser.add_argument("--card", metavar="NAME|GIB", help="such as A10, RTX 4090 or 16 (default: this computer)")
    parser.add_argument("--out", type=Path, default=Path(), metavar="DIR", help="where the run is to lie")
    add_output_options(parser, "one JSON object", lines=False)


def run(args: argparse.Namespace, printer: Printer) -> int:
    """DONE where the run fits, UNUSABLE where it does not. Raises TuningError, RecipeError."""
    from trainer.recipe.fit import estimate_fit, this_machine
    from trainer.recipe.recipe_file import load_recipe

    recipe = load_recipe(args.recipe)
    recipe = replace(recipe, base_model=args.base or recipe.base_model)
    other = _gpu(args.card) if args.card else None
    fit = estimate_fit(recipe, this_machine(), other, _work(args, recipe), args.out)
    if printer.as_json:
        printer.line(_as_json(fit, here=other is None))
    else:
        print(estimate_text(fit, printer.language))
    suffices = fit.fits and fit.enough_disk and not fit.too_large_for_processor
    return ExitStatus.DONE if suffices else ExitStatus.UNUSABLE


def _as_json(fit: MachineFit, *, here: bool) -> dict[str, Any]:
    return {
        "recipe": fit.recipe.name,
        "parameters": fit.shape.parameters(),
        "trainable": fit.trained,
        "memory": asdict(fit.memory) | {"total": fit.memory.total()},
        "device": {"name": fit.device, "memory": fit.room, "processor": fit.on_processor, "here": here},
        "fits": fit.fits and not fit.too_large_for_processor,
        "remedies": [
            {"change": say(each.change), **message_json(each.change), "total": each.total} for each in fit.remedies
        ],
        "work": asdict(fit.work) | {"steps": fit.steps},
        "seconds": fit.seconds,
        "disk": asdict(fit.disk) | {"free": fit.free},
    }


def _work(args: argparse.Namespace, recipe: AdapterRecipe) -> Work:
    """Counted where data is given: that takes the base's tokenizer, which has to be there."""
    from trainer.recipe.base_folder import find_base
    from trainer.recipe.estimate import Work
    from trainer.recipe.fit import assumed_work
    from trainer.runs.encoded import encode, fitting, load_tokenizer, mean_lengths
    from trainer.runs.training_data import read_training_samples

    if not args.data:
        return assumed_work(args.samples) if args.samples else assumed_work()
    tokenizer = load_tokenizer(find_base(recipe.base_model).folder)
    fit = fitting(encode(read_training_samples(args.data), tokenizer), recipe.run.max_tokens)
    tokens, answers = mean_lengths(fit.samples)
    return Work(len(fit.samples), tokens, answers, fit.too_long + fit.without_answer)


def _gpu(wanted: str) -> Gpu:
    """The GPU named, or one with so many GiB."""
    from trainer.recipe.errors import TuningError
    from trainer.recipe.gpus import gpu_of_size, known_gpu

    named = known_gpu(wanted)
    if named is not None:
        return named
    try:
        return gpu_of_size(float(wanted))
    except ValueError as error:
        raise TuningError("input", "commands.gpu-unknown", gpu=wanted) from error
