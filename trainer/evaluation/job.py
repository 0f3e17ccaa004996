"""An evaluation from its plan to its report. Stopped or killed at any point, the same call goes on.

The folder holds ``plan.json``, ``answers/`` with a file of each model, ``cases-SUITE-PROMPT.jsonl`` with every case and
what was said of it, ``predictions/`` for other programs, and ``report.json``, ``.html``, ``.csv`` and ``.tex``. The
times that report.json tells are in its ``times``; all else there is the same whether the evaluation was broken off or
not.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, ExitStack
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from resources.messages.catalogue import Language
from resources.messages.message import Message, message
from resources.messages.wording import told_json
from trainer.evaluation.about import about, about_files
from trainer.evaluation.answering.answer_log import AnswerLog
from trainer.evaluation.baselines.baseline_rows import baseline_rows, not_asked
from trainer.evaluation.baselines.neighbours import Neighbours
from trainer.evaluation.cases.question import Question
from trainer.evaluation.cases.row import Row
from trainer.evaluation.errors import EvaluationError
from trainer.evaluation.exam import Exam, read_exams, read_training_cases
from trainer.evaluation.figures.results import Results, SuiteResults
from trainer.evaluation.figures.suite_results import suite_results
from trainer.evaluation.model_answers import Asking, ModelAnswers, OpenAnswerer, Unfinished
from trainer.evaluation.outside.predictions import write_predictions
from trainer.evaluation.plan import PLAN, NamedModel, Plan, write_plan
from trainer.evaluation.progress import Progress, Step
from trainer.evaluation.reporting.cases_file import write_cases
from trainer.evaluation.reporting.published import read_published
from trainer.evaluation.reporting.report_files import write_report
from trainer.told_error import ToldError

_UNSAFE = re.compile(r"[^\w.-]+")
REPORT = "report.json"
_OURS = ("answers", "predictions", REPORT, "report.html", "report.csv", "report.tex")
_BEFORE = "answers.jsonl"
"""What versions before plans had kept beside their report.json."""


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What an evaluation tells while it works, and how it holds its folder, which may not be there yet: ``claimed``
    raises where another process has it. ``hardware`` is noted in the report. ``neighbours`` opens an index of similar
    cases; None where there is no way to."""

    progress: Callable[[Step], None]
    words: Callable[[Message], None]
    claimed: Callable[[Path], AbstractContextManager[None]]
    hardware: Mapping[str, Any]
    neighbours: Callable[[Path], Neighbours] | None = None


@dataclass(frozen=True, slots=True)
class Evaluated:
    """``rows``: by exam's key and predictor. ``failed``: for each model that did not come through, what ended it."""

    results: Results
    rows: Mapping[str, Mapping[str, Sequence[Row]]]
    unfinished: tuple[Unfinished, ...]
    failed: tuple[ToldError, ...]


def evaluate(
    plan: Plan,
    folder: Path,
    opened: OpenAnswerer,
    around: Surroundings,
    language: Language = "zh",
) -> Evaluated:
    """Asks what is missing, and writes the report over all models that came through a suite.

    A model that fails does not stop the others. Raises EvaluationError; the failure of the first model where none came
    through any suite; OSError. What was answered is kept.
    """
    if not plan.suites or not plan.models:
        raise EvaluationError("input", "evaluation.nothing-to-do")
    started = _now()
    exams = read_exams(plan)
    train = read_training_cases(plan.train)
    published = () if plan.published is None else read_published(plan.published)
    files = about_files(plan, exams)
    neighbours = around.neighbours(plan.index) if around.neighbours and plan.index else None
    with around.claimed(folder):
        _check_whose(folder)
        write_plan(folder, plan)
        models = _asked(plan, folder, exams, opened, around)
        measured = _measured(exams, models, train, neighbours)
        if not measured:
            raise next(each.failed for each in models if each.failed is not None)
        results = Results(
            tuple(each.results for each in measured.values()),
            about(plan, exams, files, models, around.hardware)
            | {
                "unfinished": [_unfinished_json(each) for model in models for each in model.unfinished],
                "baselines_trained_on": {key: each.trained_on for key, each in measured.items()},
                "left_out": {key: [told_json(why) for why in each.left_out] for key, each in measured.items()},
                "times": {"started": started, "finished": _now()},
            },
        )
        rows = {key: each.rows for key, each in measured.items()}
        _write_answers(folder, exams, models, rows)
        suites = {exam.key: exam.suite for exam in exams if exam.key in rows}
        write_report(folder, results, rows, suites, language, published)
    return Evaluated(
        results,
        rows,
        tuple(each for model in models for each in model.unfinished),
        tuple(model.failed for model in models if model.failed is not None),
    )


def answers_file(folder: Path, model: NamedModel) -> Path:
    """Where the answers of this model are kept: by its name, told apart by the sum of what it is called in full."""
    whole = f"{model.engine}:{model.name}"
    name = _UNSAFE.sub("-", f"{model.engine}-{model.shown}")[:60]
    return folder / "answers" / f"{name}-{hashlib.sha256(whole.encode()).hexdigest()[:8]}.jsonl"


def _check_whose(folder: Path) -> None:
    """Raises EvaluationError where the folder is one of another kind: nothing there is written over."""
    if (folder / PLAN).exists() or (folder / _BEFORE).exists():
        return
    for name in _OURS:
        if (folder / name).exists():
            raise EvaluationError("input", "evaluation.folder-of-others", folder=folder, name=name)


def _asked(
    plan: Plan, folder: Path, exams: Sequence[Exam], opened: OpenAnswerer, around: Surroundings
) -> list[ModelAnswers]:
    questions = sum(len(exam.questions) for exam in exams)
    progress = Progress(questions * (1 + plan.samples), len(plan.models), around.progress)
    asked = []
    with ExitStack() as logs:
        # All are opened first: what is wrong with one is better told now than in hours.
        opened_logs = [logs.enter_context(AnswerLog(answers_file(folder, model))) for model in plan.models]
        for model, name, log in zip(plan.models, plan.names, opened_logs, strict=True):
            if log.damaged:
                around.words(message("evaluation.answers-damaged", file=log.file, lines=log.damaged))
            answers = Asking(name, log, exams, plan, progress).run(model, opened)
            if answers.failed is not None and len(plan.models) > 1:
                around.words(message("evaluation.model-failed", model=name, why=answers.failed.message))
            asked.append(answers)
            progress.models_over(len(asked))
    return asked


@dataclass(frozen=True, slots=True)
class _Measured:
    """``left_out``: why a baseline is missing; ``trained_on``: so many cases the baselines were fitted on."""

    results: SuiteResults
    rows: Mapping[str, Sequence[Row]]
    left_out: tuple[Message, ...]
    trained_on: int


def _measured(
    exams: Sequence[Exam],
    models: Sequence[ModelAnswers],
    train: Sequence[Question] | None,
    neighbours: Neighbours | None,
) -> dict[str, _Measured]:
    """By exam, of those that a model came through."""
    measured = {}
    for exam in exams:
        said = {model.name: model.rows[exam.key] for model in models if exam.key in model.rows}
        if not said:
            continue
        baselines, left_out = baseline_rows(exam.suite, exam.questions, train, said, neighbours)
        rows: dict[str, Sequence[Row]] = {**said, **baselines}
        samples = {model.name: model.samples[exam.key] for model in models if exam.key in model.samples}
        results = suite_results(exam.suite, exam.prompt, rows, list(said), samples)
        measured[exam.key] = _Measured(results, rows, left_out, len(not_asked(train or (), exam.questions)))
    return measured


def _write_answers(
    folder: Path,
    exams: Sequence[Exam],
    models: Sequence[ModelAnswers],
    rows: Mapping[str, Mapping[str, Sequence[Row]]],
) -> None:
    """Case by case, and in the forms that the benchmarks' own scripts read."""
    systems = {model.name: model.system for model in models}
    for exam in exams:
        if (of_exam := rows.get(exam.key)) is not None:
            write_cases(folder, exam.suite.card.name, str(exam.prompt), of_exam)
            said = {name: of_model for name, of_model in of_exam.items() if name in systems}
            write_predictions(folder / "predictions", exam.suite, exam.prompt, said, systems)


def _unfinished_json(each: Unfinished) -> dict[str, Any]:
    return {
        "model": each.model,
        "suite": each.suite,
        "prompt": each.prompt,
        "answered": each.answered,
        "wanted": each.wanted,
        "why": told_json(each.why),
    }


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")
