"""``criminal-law-trainer evaluate``: how well models judge labelled cases, next to what needs no model."""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer.commands.ending import needs
from trainer.commands.exit_status import ExitStatus, status_of_kind
from trainer.commands.output_options import add_output_options
from trainer.commands.printer import Printer

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from trainer.evaluation.plan import AskedSuite, NamedModel, Plan
    from trainer.evaluation.progress import Step

_ENGINES = ("ollama", "embedded", "openai", "adapter")


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "evaluate",
        help="measure models on benchmarks and on labelled cases of one's own",
        description="Has every model answer every question of every suite, always the most likely token, and measures "
        "the answers next to what is had without reading the facts, with intervals and tests between models. Stopped "
        "or killed at any time, the same call goes on, and so does --out FOLDER alone.",
    )
    parser.add_argument(
        "suites",
        nargs="*",
        metavar="SUITE[:own|:product]=PATH",
        help="a benchmark and its file: cail, prepared, lawbench-3-1, judge, law, attitude …, or the file of a suite "
        "of your own; PATH alone where it tells by itself which one it is. own: asked in the benchmark's words, "
        "product: in the program's",
    )
    parser.add_argument(
        "--model",
        action="append",
        default=[],
        metavar="ENGINE:NAME|FILE",
        help="ollama:, embedded: (a GGUF file), adapter: (an adapter's folder), or openai: (an OpenAI-compatible "
        "server, at OPENAI_BASE_URL, with the key OPENAI_API_KEY); repeatable",
    )
    parser.add_argument("--engine", choices=_ENGINES, help="of a --model that names none")
    parser.add_argument(
        "--cail", type=Path, action=_Cail, metavar="FILE", help="= cail=FILE; --json is then one object"
    )
    parser.add_argument(
        "--train", type=Path, action="append", default=[], metavar="FILE", help="what the baselines are fitted on"
    )
    parser.add_argument(
        "--published", type=Path, metavar="FILE", help="LawBench's published scores (CSV), to stand beside these"
    )
    parser.add_argument(
        "--index", type=Path, metavar="FOLDER", help="an index of similar cases, whose nearest are a baseline"
    )
    parser.add_argument("--limit", type=int, metavar="N", help="N cases of each suite only, always the same ones")
    parser.add_argument(
        "--samples", type=int, metavar="N", help="N more answers each, at the model's own temperature (default: 0)"
    )
    parser.add_argument("--num-predict", type=int, metavar="N", help="longest answer in tokens (default: 1024)")
    parser.add_argument(
        "--parallel", type=int, metavar="N", help="N questions at a time (default: as the engine allows)"
    )
    parser.add_argument("--seed", type=int, metavar="S", help="samples are drawn with S + 1 and on (default: 0)")
    parser.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="HOST",
        help="let the cases go to this host outside your own network (repeatable); clouds are refused all the same",
    )
    parser.add_argument(
        "--out", type=Path, metavar="FOLDER", help="answers and report (with --cail: runs/evaluate-ENGINE-DIGEST)"
    )
    add_output_options(parser, "JSON lines: progress, then the report", lines=True)


class _Cail(argparse.Action):
    """The form of before there were other suites: its --json prints the report alone."""

    def __call__(
        self, _parser: argparse.ArgumentParser, namespace: argparse.Namespace, values: Any, _option: str | None = None
    ) -> None:
        namespace.cail = values
        namespace.progress_as_json = False


def run(args: argparse.Namespace, printer: Printer) -> int:
    """Evaluates; the status of the first failure where a model did not come through. Raises ToldError, OSError."""
    with needs("files"):
        import numpy  # noqa: F401
    from trainer.evaluation.errors import EvaluationError

    try:
        return _evaluate(args, printer)
    except KeyboardInterrupt as error:
        # Not between two answers only: one answer may take minutes.
        raise EvaluationError("stopped", "evaluation.stopped") from error


def _evaluate(args: argparse.Namespace, printer: Printer) -> int:
    from trainer.commands.answerers import Answerers
    from trainer.commands.evaluation_folder import held_folder
    from trainer.commands.evaluation_told import tell_evaluated
    from trainer.commands.hardware import hardware
    from trainer.commands.index_neighbours import index_neighbours
    from trainer.evaluation.job import Surroundings, evaluate

    plan = _plan(args)
    opened = Answerers(plan.parallel, frozenset(args.allow_host))
    folder: Path = args.out or opened.usual_folder(plan)

    def progress(step: Step) -> None:
        told = {"model": step.model, "suite": step.suite, "prompt": step.prompt}
        within = {"suite_done": step.suite_done, "suite_total": step.suite_total}
        printer.progress("judge", step.done, step.total, seconds_left=step.seconds_left, **told, **within)

    around = Surroundings(progress, printer.tell, held_folder, hardware(), index_neighbours)
    evaluated = evaluate(plan, folder, opened.opened, around, printer.language)
    tell_evaluated(evaluated, folder, printer, alone=args.cail is not None)
    failed = next((error for error in evaluated.failed), None)
    return ExitStatus.DONE if failed is None else status_of_kind(failed.kind)


def _plan(args: argparse.Namespace) -> Plan:
    """What is asked for; what the folder's plan says where neither suites nor models are named. Raises ToldError."""
    from trainer.evaluation.errors import EvaluationError
    from trainer.evaluation.plan import AskedSuite, Plan, read_plan

    numbers = {name: getattr(args, name) for name in ("limit", "samples", "num_predict", "parallel", "seed")}
    given = {name: number for name, number in numbers.items() if number is not None}
    if args.published is not None:
        given["published"] = args.published.absolute()
    if args.index is not None:
        given["index"] = args.index.absolute()
    if args.train:
        given["train"] = tuple(path.absolute() for path in args.train)
    suites = [_suite(text) for text in args.suites]
    if args.cail is not None:
        suites.append(AskedSuite("cail", args.cail.absolute()))
    models = [_model(text, args.engine) for text in args.model]
    if not suites and not models and args.out is not None:
        return replace(read_plan(args.out), **given)
    if not suites or not models:
        raise EvaluationError("input", "evaluation.nothing-to-do")
    if args.out is None and args.cail is None:
        raise EvaluationError("input", "evaluation.no-folder")
    return Plan(tuple(suites), tuple(models), **given)


def _suite(text: str) -> AskedSuite:
    """``SUITE[:own|:product]=PATH``, or a path alone. Raises ToldError, OSError."""
    from trainer.evaluation.plan import AskedSuite
    from trainer.evaluation.suites.detected import suite_of_file
    from trainer.evaluation.suites.suite import Prompt

    name, separator, path = text.partition("=")
    if not separator or Path(text).exists():
        return AskedSuite(_named(suite_of_file(Path(text))), Path(text).absolute())
    for prompt in Prompt:
        if name.endswith(f":{prompt}"):
            return AskedSuite(_named(name.removesuffix(f":{prompt}")), Path(path).absolute(), prompt)
    return AskedSuite(_named(name), Path(path).absolute())


def _named(suite: str) -> str:
    """The file of a user's own suite by its whole path: the plan may be gone on with from another folder."""
    return str(Path(suite).absolute()) if Path(suite).is_file() else suite


def _model(text: str, engine: str | None) -> NamedModel:
    """``ENGINE:NAME``, or a name alone beside --engine. Raises ToldError."""
    from trainer.evaluation.errors import EvaluationError
    from trainer.evaluation.plan import NamedModel

    before, separator, name = text.partition(":")
    if not text.strip() or (before in _ENGINES and separator and not name.strip()):
        raise EvaluationError("input", "evaluation.no-model-name", model=text)
    if engine is None and separator and before in _ENGINES:
        engine = before
    elif engine is None:
        raise EvaluationError("input", "evaluation.no-engine", model=text, engines=_ENGINES)
    else:
        name = text
    # A file is found again from wherever the plan is gone on with.
    if engine in ("embedded", "adapter") and Path(name).exists():
        name = str(Path(name).absolute())
    return NamedModel(engine, name)
