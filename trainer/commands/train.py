"""``criminal-law-trainer train``: trains a model from a recipe; a run that was stopped or killed goes on."""

from __future__ import annotations

import argparse
import dataclasses
import json
import signal
import sys
from pathlib import Path

from resources.model_card.recipe import StarterRecipe, recipe


def add_parser(subparsers: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = subparsers.add_parser("train", help="train a model from a recipe")
    parser.add_argument("--recipe", default="starter", help="name of a recipe that trains all parameters")
    parser.add_argument("--cail", type=Path, action="append", required=True, help="cases with labels (JSON lines)")
    parser.add_argument(
        "--judgments",
        type=Path,
        action="append",
        default=[],
        help="whole judgments, read as cases (JSON lines, full_text)",
    )
    parser.add_argument("--out", type=Path, required=True, help="the run's folder; an unfinished run in it goes on")
    parser.add_argument("--json", action="store_true", help="one JSON object a step on standard output")


def run(args: argparse.Namespace) -> int:
    """0 trained, 1 stopped (the same call goes on), 2 bad input."""
    try:
        chosen = recipe(args.recipe)
    except KeyError as error:
        print(error.args[0], file=sys.stderr)
        return 2
    if not isinstance(chosen, StarterRecipe):
        print(f"配方 {args.recipe} 训练的是适配器，本版本只能训练全部参数的配方（starter）。", file=sys.stderr)
        return 2

    from trainer.samples.cail import read_cail
    from trainer.samples.judged_cases import read_judged_cases
    from trainer.tuning.starter_job import ChangedRun, Progress, Stopped, train_starter

    try:
        cases = [case for file in args.cail for case in read_cail(file)]
        cases += [case for file in args.judgments for case in read_judged_cases(file)]
    except (OSError, ValueError, KeyError, TypeError) as error:
        print(
            f"读不了案例文件：{error}。应为 CAIL2018 的 JSON Lines，或带 full_text 的 JSON Lines（UTF-8）。",
            file=sys.stderr,
        )
        return 2

    stop_asked = False

    def ask_to_stop(_signal: int, _frame: object) -> None:
        nonlocal stop_asked
        stop_asked = True

    signal.signal(signal.SIGINT, ask_to_stop)
    signal.signal(signal.SIGTERM, ask_to_stop)

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

    try:
        finished = train_starter(chosen, cases, args.out, report, lambda: stop_asked)
    except Stopped:
        print("\n已停止，进度已保存；以同样的命令继续。", file=sys.stderr)
        return 1
    except ChangedRun as error:
        print(f"\n{error}", file=sys.stderr)
        return 2
    print(f"\n{finished}", file=sys.stderr)
    return 0
