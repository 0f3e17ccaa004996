"""The questions of one suite, asked in one way: what a plan's suites become when their files are read."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from trainer.evaluation.cases.question import Question
from trainer.evaluation.errors import EvaluationError
from trainer.evaluation.plan import AskedSuite, Plan
from trainer.evaluation.suites.detected import suite_of_file
from trainer.evaluation.suites.own_file import OwnFileSuite
from trainer.evaluation.suites.reading import split_of
from trainer.evaluation.suites.suite import Prompt, Suite
from trainer.evaluation.suites.suites import suite_named


@dataclass(frozen=True, slots=True)
class Exam:
    """``named``: the suite as the command takes it; ``files``: what the questions were read from. ``held``: so many
    questions are there, of which ``questions`` were chosen."""

    suite: Suite
    named: str
    prompt: Prompt
    path: Path
    files: tuple[Path, ...]
    questions: tuple[Question, ...]
    held: int

    @property
    def key(self) -> str:
        """What names it in a report's folder: "cail product"."""
        return f"{self.suite.card.name} {self.prompt}"


def read_exams(plan: Plan) -> list[Exam]:
    """Every suite of the plan, all of them before anything is asked.

    Raises EvaluationError, "input" where a suite or a prompt is not known or one is asked for twice; OSError.
    """
    exams = [_exam(asked, plan.limit) for asked in plan.suites]
    keys = [exam.key for exam in exams]
    for key in keys:
        if keys.count(key) > 1:
            raise EvaluationError("input", "evaluation.suite-twice", suite=key)
    return exams


def read_training_cases(files: Sequence[Path]) -> list[Question] | None:
    """What the baselines are fitted on, in any form that a suite reads, of a folder of ``prepare`` the training split;
    None where no file is given.

    Raises EvaluationError, OSError.
    """
    if not files:
        return None
    read = [split_of(file, "train") for file in files]
    return [question for file in read for question in suite_named(suite_of_file(file)).read(file)]


def chosen(questions: Sequence[Question], limit: int | None) -> list[Question]:
    """All, or those of ``limit`` cases, in the file's order: always the same ones, and a smaller choice lies within a
    larger one. Questions that belong to one case are taken together."""
    cases = {question.cluster or question.id: _drawn(question) for question in reversed(questions)}
    if limit is None or limit >= len(cases):
        return list(questions)
    taken = set(sorted(cases, key=lambda case: (cases[case], case))[:limit])
    return [question for question in questions if (question.cluster or question.id) in taken]


def _drawn(question: Question) -> bytes:
    """By the facts, so that the order of a file's lines does not matter."""
    return hashlib.sha256(question.facts.encode(errors="replace")).digest()


def _exam(asked: AskedSuite, limit: int | None) -> Exam:
    suite = suite_named(asked.suite)
    prompts = suite.card.prompts
    prompt = asked.prompt or prompts[0]
    if prompt not in prompts:
        names = tuple(map(str, prompts))
        raise EvaluationError("input", "evaluation.no-such-prompt", suite=asked.suite, prompt=str(prompt), names=names)
    questions = suite.read(asked.path)
    named = asked.suite
    files: tuple[Path, ...] = (split_of(asked.path, "test"),)
    if isinstance(suite, OwnFileSuite):
        named, files = Path(asked.suite).name, suite.files(asked.path)
    return Exam(suite, named, prompt, asked.path, files, tuple(chosen(questions, limit)), len(questions))
