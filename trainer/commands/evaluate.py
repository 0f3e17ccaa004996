"""``criminal-law-trainer evaluate``: how well a model judges labelled cases, next to what needs no model."""

from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

from trainer.commands.exit_status import ExitStatus
from trainer.commands.output_options import add_output_options
from trainer.commands.printer import Printer

if TYPE_CHECKING:
    from argparse import _SubParsersAction

    from resources.model_card.parameters import Parameters
    from trainer.evaluation.answering.answerer import Answerer
    from trainer.samples.cail import CailCase


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "evaluate",
        help="judge labelled cases with a model and score its answers",
        description="Judges every case of a CAIL2018 file with the app's own prompt, always the most likely token, "
        "reads the answers back and scores charges, articles and terms. Stopped at any time, it goes on where it was.",
    )
    parser.add_argument("--cail", type=Path, required=True, metavar="FILE", help="labelled cases, JSON lines")
    parser.add_argument(
        "--engine",
        choices=("ollama", "embedded", "openai"),
        required=True,
        help="openai: an OpenAI-compatible server, at OPENAI_BASE_URL, with the key OPENAI_API_KEY",
    )
    parser.add_argument("--model", required=True, metavar="NAME|FILE", help="the server's name of it, or a GGUF file")
    parser.add_argument(
        "--allow-host",
        action="append",
        default=[],
        metavar="HOST",
        help="let the cases go to this host outside your own network (repeatable); clouds are refused all the same",
    )
    parser.add_argument("--train", type=Path, metavar="FILE", help="labelled cases that the baselines are fitted on")
    parser.add_argument("--limit", type=int, metavar="N", help="N cases only, always the same ones")
    parser.add_argument("--num-predict", type=int, default=1024, metavar="N", help="longest answer (default: 1024)")
    parser.add_argument(
        "--out", type=Path, metavar="DIR", help="answers.jsonl and report.json (default: runs/evaluate-ENGINE-DIGEST)"
    )
    add_output_options(parser, "print the report as JSON instead of a table", lines=False)


def run(args: argparse.Namespace, printer: Printer) -> int:
    """Evaluates. Raises ToldError, OSError."""
    from trainer.evaluation.errors import EvaluationError

    if min(args.limit or 1, args.num_predict) < 1 or args.limit == 0:
        raise EvaluationError("input", "evaluation.not-positive")
    try:
        _evaluate(args, printer)
    except KeyboardInterrupt as error:
        # Not between two answers only: one answer may take minutes.
        raise EvaluationError("stopped", "evaluation.stopped") from error
    return ExitStatus.DONE


def _evaluate(args: argparse.Namespace, printer: Printer) -> None:
    from trainer.commands.evaluation_table import evaluation_table
    from trainer.evaluation.answering.answer_log import AnswerLog
    from trainer.evaluation.answering.answerer import greedy
    from trainer.evaluation.baselines.usual_outcomes import usual_outcomes
    from trainer.evaluation.cases.outcome import labelled_outcome
    from trainer.evaluation.evaluate import chosen, evaluate
    from trainer.evaluation.report import report_json, score_rows
    from trainer.whole_file import write_whole

    cases = chosen(_read(args.cail), args.limit)
    baselines = usual_outcomes([labelled_outcome(case) for case in _read(args.train)]) if args.train else None
    answerer = _answerer(args.engine, args.model, greedy(args.num_predict), args.allow_host)
    folder: Path = args.out or Path("runs") / f"evaluate-{answerer.engine}-{answerer.digest[:12]}"
    try:
        with AnswerLog(folder / "answers.jsonl") as log:
            evaluated = evaluate(cases, answerer, log, lambda done, total: printer.progress("judge", done, total))
    finally:
        answerer.close()
    rows = score_rows(evaluated, baselines)
    about = _about(answerer, args.cail, args.train)
    report = json.dumps(report_json(about, evaluated, rows, baselines), ensure_ascii=False, indent=2)
    write_whole(folder / "report.json", report + "\n")
    table = evaluation_table(evaluated, rows, printer.language)
    print(report if printer.as_json else f"{table}\n{folder / 'report.json'}")


def _about(answerer: Answerer, cail: Path, train: Path | None) -> dict[str, Any]:
    """What the figures are of."""
    from trainer.engines.file_digest import file_digest
    from trainer.evaluation.evaluate import prompt_hash

    return {
        "engine": answerer.engine,
        "model": answerer.model,
        "digest": answerer.digest,
        "options": answerer.parameters.as_options(),
        "prompt_sha256": prompt_hash(answerer.system),
        "cail": {"file": cail.name, "sha256": file_digest(cail)},
        "train": {"file": train.name, "sha256": file_digest(train)} if train else None,
    }


def _read(file: Path) -> list[CailCase]:
    from trainer.evaluation.errors import EvaluationError
    from trainer.samples.cail import read_cail

    cases = list(read_cail(file))
    if not cases:
        raise EvaluationError("data", "evaluation.no-cases", file=file)
    return cases


def _answerer(engine: str, model: str, parameters: Parameters, hosts: list[str]) -> Answerer:
    from trainer.evaluation.answering.engine_answerer import named_answerer

    if engine == "openai":
        from trainer.engines.openai.engine import OpenAiEngine

        server = OpenAiEngine(allowed=frozenset(hosts))
        return named_answerer(server, model, parameters, place=server.shown)
    if engine == "embedded":
        from trainer.engines.embedded.engine import EmbeddedEngine

        return named_answerer(EmbeddedEngine(), model, parameters)
    from trainer.engines.ollama.engine import OllamaEngine

    return named_answerer(OllamaEngine(), model, parameters)
