"""``criminal-law-trainer estimate``: memory, time and disk of a run before it starts, and what to change."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from trainer.tuning.cards import Card
    from trainer.tuning.estimate import Work
    from trainer.tuning.model_shape import ModelShape
    from trainer.tuning.recipe import AdapterRecipe

FITS, BAD_INPUT, DOES_NOT_FIT = 0, 2, 4

# Where no data is given: the card's 53,000 samples, and the means of whole judgments of first instance.
SAMPLES, TOKENS, ANSWER_TOKENS = 53_000, 1_200.0, 450.0


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command's arguments."""
    parser = subparsers.add_parser(
        "estimate",
        help="what a run will need: memory, time, disk",
        description="Worked out from the base's config.json and the recipe; nothing is loaded. Exit status 4 where the "
        "run does not fit, with what to change.",
    )
    parser.add_argument("--recipe", default="a10", metavar="NAME|FILE", help="default: %(default)s")
    parser.add_argument("--base", metavar="DIR|NAME", help="default: the recipe's")
    parser.add_argument("--data", type=Path, action="append", metavar="FILE", help="count its tokens")
    parser.add_argument("--samples", type=int, default=SAMPLES, metavar="N", help="without --data; %(default)s")
    parser.add_argument("--card", metavar="NAME|GIB", help="such as A10, RTX 4090 or 16 (default: the one in here)")
    parser.add_argument("--out", type=Path, default=Path(), metavar="DIR", help="where the run is to lie")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(args: argparse.Namespace) -> int:
    """0 it fits, 2 bad input, 4 it does not."""
    from trainer.tuning.errors import TuningError
    from trainer.tuning.recipe_file import RecipeError, load_recipe

    try:
        recipe = load_recipe(args.recipe)
        return _estimate(args, recipe)
    except (TuningError, RecipeError) as error:
        print(error, file=sys.stderr)
        return BAD_INPUT


def _estimate(args: argparse.Namespace, recipe: AdapterRecipe) -> int:
    import shutil
    from dataclasses import asdict

    from trainer.tuning.estimate import disk, memory, remedies, seconds

    shape, work = _what(args, recipe)
    card, here = _card(args.card)
    needed, room = memory(recipe, shape), disk(recipe, shape)
    existing = next(parent for parent in (args.out.absolute(), *args.out.absolute().parents) if parent.exists())
    free = shutil.disk_usage(existing).free
    time = seconds(recipe, shape, work, card)
    changes = remedies(recipe, shape, card.memory)
    fits, room_enough = needed.total() <= card.memory, room.run <= free
    if args.json:
        content = {
            "recipe": recipe.name,
            "parameters": shape.parameters(),
            "trainable": shape.adapter_parameters(recipe.adapter.rank, recipe.adapter.targets),
            "memory": asdict(needed) | {"total": needed.total()},
            "card": {"name": card.name, "memory": card.memory, "here": here},
            "fits": fits,
            "remedies": [{"change": each.change, "total": each.total} for each in changes],
            "work": asdict(work) | {"steps": recipe.run.steps(work.samples)},
            "seconds": time,
            "disk": asdict(room) | {"free": free},
        }
        print(json.dumps(content, ensure_ascii=False))
        return FITS if fits and room_enough else DOES_NOT_FIT

    from trainer.evaluation.progress import duration

    gib = 2**30
    print(f"配方 {recipe.name}，底座 {recipe.base_model}：{shape.parameters() / 1e9:.2f} B 参数")
    names = {
        "weights": "底座权重",
        "adapter": "适配器",
        "gradients": "梯度",
        "optimizer": "优化器",
        "activations": "激活",
        "logits": "输出层",
        "reserve": "运行库与余量",
    }
    for name, size in asdict(needed).items():
        print(f"  {names[name]:<8}\t{size / gib:6.2f} GiB")
    print(f"  合计    \t{needed.total() / gib:6.2f} GiB / {card.memory / gib:.0f} GiB（{card.name}）")
    assumed = "（假定）" if work.assumed else f"，排除 {work.left_out} 条" if work.left_out else ""
    print(
        f"数据：{work.samples:,} 个样本{assumed}，平均 {work.mean_tokens:,.0f} 个词元，"
        f"其中判决 {work.mean_completion:,.0f} 个；{recipe.run.steps(work.samples):,} 步"
    )
    print(
        f"时间：约 {duration(time)}（以显卡峰值的三成计）" if time else "时间：不知道这台设备的速度，开始后几步即可显示"
    )
    print(f"磁盘：{room.run / 1e9:.1f} GB（每个检查点 {room.checkpoint / 1e9:.2f} GB），剩余 {free / 1e9:.1f} GB")
    if not fits:
        print("放不下。依次改动，直到放得下：")
        for each in changes:
            print(f"  · {each.change} → {each.total / gib:.2f} GiB")
        if not changes or changes[-1].total > card.memory:
            print("  · 以上都不够：请换较小的底座（例如 Qwen/Qwen3-1.7B）或显存更大的显卡")
    if not room_enough:
        print("磁盘空间不够：请腾出空间，或用 --out 换一个磁盘。")
    return FITS if fits and room_enough else DOES_NOT_FIT


def _what(args: argparse.Namespace, recipe: AdapterRecipe) -> tuple[ModelShape, Work]:
    """The base's shape and the work; a base that is well known need not be there."""
    from trainer.tuning.base_folder import find_base
    from trainer.tuning.errors import TuningError
    from trainer.tuning.estimate import Work
    from trainer.tuning.model_shape import KNOWN

    name = args.base or recipe.base_model
    try:
        base = find_base(name)
    except TuningError:
        if name not in KNOWN or args.data:
            raise
        return KNOWN[name], Work(args.samples, TOKENS, ANSWER_TOKENS, assumed=True)
    if not args.data:
        return base.shape, Work(args.samples, TOKENS, ANSWER_TOKENS, assumed=True)

    from trainer.tuning.encoded import encode, fitting, load_tokenizer, mean_lengths
    from trainer.tuning.training_data import read_training_samples

    fit = fitting(encode(read_training_samples(args.data), load_tokenizer(base.folder)), recipe.run.max_tokens)
    tokens, answers = mean_lengths(fit.samples)
    return base.shape, Work(len(fit.samples), tokens, answers, fit.too_long + fit.without_answer)


def _card(wanted: str | None) -> tuple[Card, bool]:
    """The card named, the one in this computer, or the model card's; and whether it is in here."""
    from trainer.commands import sentences
    from trainer.tuning.cards import card_of_size, installed_card, known_card
    from trainer.tuning.errors import TuningError

    if wanted is None:
        here = installed_card()
        return (here, True) if here else (known_card("A10") or card_of_size(24), False)
    named = known_card(wanted)
    if named is not None:
        return named, False
    try:
        return card_of_size(float(wanted)), False
    except ValueError as error:
        raise TuningError("memory", sentences.CARD_UNKNOWN, card=wanted) from error
