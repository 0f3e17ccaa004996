"""``criminal-law-trainer train``: trains a model from a recipe; a run that was stopped or killed goes on.

The recipe says what is trained: ``starter`` all parameters of a small model, the others an adapter on a base model.
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import sys
from pathlib import Path

from trainer.commands.stopping import stop_on_signal

STARTER = "starter"


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("train", help="train a model from a recipe")
    parser.add_argument(
        "--recipe", default=STARTER, metavar="NAME|FILE", help="a recipe's name, TOML, or LLaMA-Factory's YAML"
    )
    parser.add_argument("--out", type=Path, required=True, help="the run's folder; an unfinished run in it goes on")
    parser.add_argument("--json", action="store_true", help="one JSON object a step on standard output")
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


def run(args: argparse.Namespace) -> int:
    """0 trained, 1 stopped (the same call goes on), 2 bad input."""
    return _train_starter(args) if args.recipe == STARTER else _train_adapter(args)


def _train_adapter(args: argparse.Namespace) -> int:
    from trainer.commands.adapter_run import make_job, run_job, show_failure
    from trainer.recipe.errors import TuningError
    from trainer.recipe.parsed_recipe import RecipeError
    from trainer.recipe.recipe_file import load_recipe

    try:
        recipe = load_recipe(args.recipe)
        if not args.data:
            raise TuningError("data", "commands.no-data")
        job = make_job(recipe, args.base or recipe.base_model, args.data, args.held_out, args.out)
    except RecipeError as error:
        return show_failure(TuningError("recipe", error.message), as_json=args.json)
    except TuningError as error:
        return show_failure(error, as_json=args.json)
    return run_job(job, as_json=args.json)


def _train_starter(args: argparse.Namespace) -> int:
    from trainer.samples.cail import read_cail
    from trainer.starter.judged_cases import read_judged_cases
    from trainer.starter.kept_memory import keep_freed_memory
    from trainer.starter.starter_recipe import starter_recipe

    if not args.cail:
        print("没有指定案例文件：--cail 后写 CAIL2018 的 JSON Lines。", file=sys.stderr)
        return 2
    try:
        from trainer.starter.job import ChangedRun, Progress, Stopped, train_starter
    except ImportError:
        print("没有安装训练所需的组件：请安装 criminal-law-desk[train] 后重试。", file=sys.stderr)
        return 2
    try:
        cases = [case for file in args.cail for case in read_cail(file)]
        cases += [case for file in args.judgments for case in read_judged_cases(file)]
    except (OSError, ValueError, KeyError, TypeError) as error:
        print(
            f"读不了案例文件：{error}。应为 CAIL2018 的 JSON Lines，或带 full_text 的 JSON Lines（UTF-8）。",
            file=sys.stderr,
        )
        return 2

    def report(progress: Progress) -> None:
        if args.json:
            print(json.dumps(dataclasses.asdict(progress)), flush=True)
        else:
            left = f"{progress.seconds_left // 60:.0f} min {progress.seconds_left % 60:02.0f} s"
            print(
                f"\r{progress.step}/{progress.steps}  loss {progress.loss:.3f}  {left} left ",
                end="",
                file=sys.stderr,
                flush=True,
            )

    keep_freed_memory()
    with stop_on_signal() as stop:
        try:
            finished = train_starter(starter_recipe(), cases, args.out, report, stop)
        except Stopped:
            print("\n已停止，进度已保存；以同样的命令继续。", file=sys.stderr)
            return 1
        except ChangedRun as error:
            print(f"\n{error}", file=sys.stderr)
            return 2
    print(f"\n{finished}", file=sys.stderr)
    return 0
