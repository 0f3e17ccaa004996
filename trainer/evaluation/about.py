"""Everything that is needed to repeat an evaluation, told so that the same evaluation is told the same way: nothing of
where its files lie on this computer, and no time."""

from __future__ import annotations

import hashlib
import json
import shlex
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from trainer.engines.file_digest import file_digest
from trainer.evaluation.answering.asking import Sheet
from trainer.evaluation.exam import Exam
from trainer.evaluation.model_answers import ModelAnswers
from trainer.evaluation.plan import Plan
from trainer.evaluation.program import program
from trainer.evaluation.suites.reading import split_of


def about_files(plan: Plan, exams: Sequence[Exam]) -> dict[str, Any]:
    """What was read, with its sums: to be told before anything is asked, which can take days; by its end a file may be
    another one, or gone. Raises OSError."""
    return {
        "data": [_data(exam) for exam in exams],
        "train": [_hashed(split_of(path, "train")) for path in plan.train],
        "published": None if plan.published is None else _hashed(plan.published),
    }


def about(
    plan: Plan,
    exams: Sequence[Exam],
    files: Mapping[str, Any],
    models: Sequence[ModelAnswers],
    hardware: Mapping[str, Any],
) -> dict[str, Any]:
    """Plain JSON. ``files`` as ``about_files`` told them."""
    return {
        "command": command_line(plan, exams),
        **files,
        "models": [{"name": each.name, **each.about} for each in models],
        "prompts": [_prompt(exam, models) for exam in exams],
        "options": {
            "limit": plan.limit,
            "samples": plan.samples,
            "num_predict": plan.num_predict,
            "parallel": plan.parallel,
            "seed": plan.seed,
        },
        "program": program(),
        "hardware": dict(hardware),
    }


def command_line(plan: Plan, exams: Sequence[Exam]) -> str:
    """The plan as a command, files by their names alone: what a shell takes."""
    asked = [f"{exam.named}:{exam.prompt}={exam.path.name}" for exam in exams]
    models = [part for model in plan.models for part in ("--model", f"{model.engine}:{model.shown}")]
    train = [part for path in plan.train for part in ("--train", path.name)]
    published = [] if plan.published is None else ["--published", plan.published.name]
    numbers = {
        "--limit": plan.limit,
        "--samples": plan.samples or None,
        "--num-predict": plan.num_predict,
        "--parallel": plan.parallel,
        "--seed": plan.seed,
    }
    given = [part for name, value in numbers.items() if value is not None for part in (name, str(value))]
    return shlex.join(["criminal-law-trainer", "evaluate", *asked, *models, *train, *published, *given])


def _hashed(*files: Path) -> dict[str, Any]:
    """Name and sha256 of a file; of several the sha256 by name, and the first one's name."""
    if len(files) == 1:
        return {"file": files[0].name, "sha256": file_digest(files[0])}
    return {"file": files[0].name, "sha256": {file.name: file_digest(file) for file in files}}


def _data(exam: Exam) -> dict[str, Any]:
    card = exam.suite.card
    return {
        "suite": card.name,
        "prompt": str(exam.prompt),
        **_hashed(*exam.files),
        "questions": exam.held,
        "asked": len(exam.questions),
        "source": card.source,
        "version": card.version,
        "licence": card.licence,
    }


def _prompt(exam: Exam, models: Sequence[ModelAnswers]) -> dict[str, Any]:
    """By model, as a model can bring a system text of its own: the sha256 of all that it was asked, and the first
    question in full but for its facts."""
    sheets = {each.name: each.sheets[exam.key] for each in models if exam.key in each.sheets}
    facts = exam.questions[0].facts
    return {
        "suite": exam.suite.card.name,
        "prompt": str(exam.prompt),
        "sha256": {name: _digest(sheet) for name, sheet in sheets.items()},
        "first": {name: _without_facts(sheet, facts) for name, sheet in sheets.items()},
    }


def _digest(sheet: Sheet) -> str:
    whole = json.dumps([list(asked.turns) for asked in sheet.asked], ensure_ascii=True, sort_keys=True)
    return hashlib.sha256(whole.encode()).hexdigest()


def _without_facts(sheet: Sheet, facts: str) -> list[dict[str, str]]:
    return [
        {"role": turn["role"], "content": turn["content"].replace(facts.strip(), "{facts}")}
        for turn in sheet.asked[0].turns
    ]
