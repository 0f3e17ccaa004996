"""``criminal-law-trainer estimate``: memory, time and disk of a run before it starts, and what to change."""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from resources.messages.value_json import message_json
from resources.messages.wording import say

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from trainer.recipe.cards import GraphicsCard
    from trainer.recipe.estimate import Work
    from trainer.recipe.fit import MachineFit
    from trainer.recipe.recipe import AdapterRecipe

FITS, BAD_INPUT, DOES_NOT_FIT = 0, 2, 4


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
    parser.add_argument("--samples", type=int, metavar="N", help="without --data; default: the model card's")
    parser.add_argument("--card", metavar="NAME|GIB", help="such as A10, RTX 4090 or 16 (default: this computer)")
    parser.add_argument("--out", type=Path, default=Path(), metavar="DIR", help="where the run is to lie")
    parser.add_argument("--json", action="store_true", help="one JSON object")


def run(args: argparse.Namespace) -> int:
    """0 it fits, 2 bad input, 4 it does not."""
    from trainer.recipe.errors import TuningError
    from trainer.recipe.parsed_recipe import RecipeError
    from trainer.recipe.recipe_file import load_recipe

    try:
        recipe = load_recipe(args.recipe)
        return _estimate(args, recipe)
    except (TuningError, RecipeError) as error:
        print(error, file=sys.stderr)
        return BAD_INPUT


def _estimate(args: argparse.Namespace, recipe: AdapterRecipe) -> int:
    from dataclasses import replace

    from trainer.recipe.fit import estimate_fit, this_machine

    recipe = replace(recipe, base_model=args.base or recipe.base_model)
    other = _card(args.card) if args.card else None
    fit = estimate_fit(recipe, this_machine(), other, _work(args, recipe), args.out)
    print(json.dumps(_as_json(fit, here=other is None), ensure_ascii=False) if args.json else _as_text(fit))
    return FITS if fit.fits and fit.enough_disk and not fit.too_large_for_processor else DOES_NOT_FIT


def _as_json(fit: MachineFit, *, here: bool) -> dict[str, Any]:
    from dataclasses import asdict

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


def _as_text(fit: MachineFit) -> str:
    from dataclasses import asdict

    from trainer.evaluation.progress import duration

    gib, work = 2**30, fit.work
    names = {
        "weights": "底座权重",
        "adapter": "适配器",
        "gradients": "梯度",
        "optimizer": "优化器",
        "activations": "激活",
        "logits": "输出层",
        "reserve": "运行库与余量",
    }
    lines = [f"配方 {fit.recipe.name}，底座 {fit.recipe.base_model}：{fit.shape.parameters() / 1e9:.2f} B 参数"]
    lines += [f"  {names[name]:<8}\t{size / gib:6.2f} GiB" for name, size in asdict(fit.memory).items()]
    device = "这台电脑的内存" if fit.on_processor else fit.device
    lines.append(f"  合计    \t{fit.memory.total() / gib:6.2f} GiB / {fit.room / gib:.0f} GiB（{device}）")
    assumed = "（假定）" if work.assumed else f"，排除 {work.left_out} 条" if work.left_out else ""
    lines.append(
        f"数据：{work.samples:,} 个样本{assumed}，平均 {work.mean_tokens:,.0f} 个词元，"
        f"其中判决 {work.mean_completion:,.0f} 个；{fit.steps:,} 步"
    )
    lines.append(
        f"时间：约 {duration(fit.seconds)}（以显卡峰值的三成计）"
        if fit.seconds
        else "时间：不知道这台设备的速度，开始后几步即可显示"
    )
    lines.append(
        f"磁盘：{fit.disk.run / 1e9:.1f} GB（每个检查点 {fit.disk.checkpoint / 1e9:.2f} GB），"
        f"剩余 {fit.free / 1e9:.1f} GB"
    )
    if fit.on_processor:
        lines.append("这台电脑没有 CUDA 显卡：训练在处理器上进行，较慢。要估计另一台电脑的显卡，请用 --card A10。")
    if fit.too_large_for_processor:
        lines.append("在处理器上，这样大的底座每步要几分钟：请用配方 cpu，或换一台有显卡的电脑。")
    if not fit.fits:
        lines.append("放不下。依次改动，直到放得下：")
        lines += [f"  · {say(each.change)} → {each.total / gib:.2f} GiB" for each in fit.remedies]
        if not fit.remedies or fit.remedies[-1].total > fit.room:
            lines.append("  · 以上都不够：请换较小的底座（例如 Qwen/Qwen3-1.7B）或显存更大的显卡")
    if not fit.enough_disk:
        lines.append("磁盘空间不够：请腾出空间，或用 --out 换一个磁盘。")
    return "\n".join(lines)


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


def _card(wanted: str) -> GraphicsCard:
    """The card named, or one with so many GiB."""
    from trainer.recipe.cards import card_of_size, known_card
    from trainer.recipe.errors import TuningError

    named = known_card(wanted)
    if named is not None:
        return named
    try:
        return card_of_size(float(wanted))
    except ValueError as error:
        raise TuningError("memory", "commands.card-unknown", card=wanted) from error
