"""One model through every exam: what it answered, and what is missing where it failed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from typing import Any

from resources.messages.message import Message
from resources.model_card.parameters import Parameters
from trainer.evaluation.answering.answer_log import AnswerLog
from trainer.evaluation.answering.answerer import Answerer, greedy, sampled
from trainer.evaluation.answering.asking import Sheet, ask, sheet_of
from trainer.evaluation.cases.row import Row
from trainer.evaluation.exam import Exam
from trainer.evaluation.plan import NamedModel, Plan
from trainer.evaluation.progress import Progress
from trainer.told_error import ToldError

OpenAnswerer = Callable[[NamedModel, Parameters], Answerer]
"""The model, held ready to be asked with these parameters. Raises ToldError."""


@dataclass(frozen=True, slots=True)
class Unfinished:
    """A model did not come through a suite. ``answered`` of ``wanted`` answers are kept."""

    model: str
    suite: str
    prompt: str
    answered: int
    wanted: int
    why: Message


@dataclass(frozen=True, slots=True)
class ModelAnswers:
    """``about`` is the model as its engine knows it, {} where it never answered. By exam's key: ``sheets`` is how it
    was asked, ``rows`` what it said where it came through, ``samples`` for each question what was drawn. ``failed`` is
    what ended it; ``system`` the model's own system text.
    """

    name: str
    about: Mapping[str, Any]
    sheets: Mapping[str, Sheet]
    rows: Mapping[str, list[Row]]
    samples: Mapping[str, list[list[Row]]]
    unfinished: tuple[Unfinished, ...] = ()
    failed: ToldError | None = None
    system: str | None = None


@dataclass(slots=True)
class Asking:
    """Asks one model. Whatever ends it but a stop and a full disk is kept in ``failed``: the others go on."""

    name: str
    log: AnswerLog
    exams: Sequence[Exam]
    plan: Plan
    progress: Progress
    about: dict[str, Any] = field(default_factory=dict)
    sheets: dict[str, Sheet] = field(default_factory=dict)
    drawn: dict[str, Sheet] = field(default_factory=dict)
    failed: ToldError | None = None
    system: str | None = None

    def run(self, model: NamedModel, opened: OpenAnswerer) -> ModelAnswers:
        """Raises OSError where the disk takes no more, and a ToldError of a stop."""
        try:
            with closing(opened(model, greedy(self.plan.num_predict))) as answerer:
                self.about = {
                    "engine": answerer.engine,
                    "model": answerer.model if model.engine in ("ollama", "openai") else model.shown,
                    "digest": answerer.digest,
                    "program": answerer.version(),
                    "options": answerer.parameters.as_options(),
                }
                self.system = answerer.system
                self._ask(answerer, self.sheets, [0])
            if self.plan.samples:
                seeds = range(self.plan.seed + 1, self.plan.seed + 1 + self.plan.samples)
                parameters = sampled(Parameters(), self.plan.num_predict, seeds[0])
                with closing(opened(model, parameters)) as answerer:
                    self.about["sampling"] = answerer.parameters.as_options() | {"seed": list(seeds)}
                    self._ask(answerer, self.drawn, seeds)
        except ToldError as error:
            if error.kind == "stopped":
                raise
            self.failed = self.failed or error
        return self._read()

    def _ask(self, answerer: Answerer, sheets: dict[str, Sheet], seeds: Sequence[int]) -> None:
        for exam in self.exams:
            turns = [exam.suite.turns(question, exam.prompt, answerer.system) for question in exam.questions]
            sheets[exam.key] = sheet_of(answerer, turns, seeds)
        self.progress.ready()
        for exam in self.exams:
            before = sheets[exam.key].answered(self.log)
            try:
                self._ask_exam(answerer, exam, sheets[exam.key])
            except ToldError as error:
                # What ends with one question need not end with the next suite's; where nothing came, it would.
                if error.kind == "stopped" or sheets[exam.key].answered(self.log) == before:
                    raise
                self.failed = self.failed or error
            self.progress.suite_over(len(sheets[exam.key].keys))

    def _ask_exam(self, answerer: Answerer, exam: Exam, sheet: Sheet) -> None:
        times, done, total = Counter(sheet.keys), sheet.answered(self.log), len(sheet.keys)

        def told(*, new: bool) -> None:
            self.progress.told(self.name, exam.suite.card.name, str(exam.prompt), done, total, new=new)

        def answered(key: str) -> None:
            nonlocal done
            done += times[key]
            told(new=True)

        told(new=False)
        ask(answerer, sheet, self.log, answered)

    def _read(self) -> ModelAnswers:
        rows: dict[str, list[Row]] = {}
        samples: dict[str, list[list[Row]]] = {}
        unfinished = []
        for exam in self.exams:
            said = self._rows(exam, self.sheets.get(exam.key))
            if said is not None:
                rows[exam.key] = said
            drawn = self._rows(exam, self.drawn.get(exam.key))
            if drawn is not None:
                each = self.plan.samples
                samples[exam.key] = [drawn[start : start + each] for start in range(0, len(drawn), each)]
            if self.failed is not None and (said is None or (self.plan.samples and drawn is None)):
                unfinished.append(self._unfinished(exam, self.failed.message))
        about = self.about | {"at_a_time": self._at_a_time()} if self.about else {}
        return ModelAnswers(self.name, about, self.sheets, rows, samples, tuple(unfinished), self.failed, self.system)

    def _at_a_time(self) -> list[int]:
        """How many were under way at once: each number that any of the answers knows, as memory can be short."""
        keys = {key for sheet in (*self.sheets.values(), *self.drawn.values()) for key in sheet.keys}
        answers = [answer for key in keys if (answer := self.log.get(key)) is not None]
        return sorted({answer.at_a_time for answer in answers if answer.at_a_time is not None})

    def _rows(self, exam: Exam, sheet: Sheet | None) -> list[Row] | None:
        answers = sheet.answers(self.log) if sheet is not None else None
        if answers is None:
            return None
        each = len(answers) // len(exam.questions)
        questions = [question for question in exam.questions for _ in range(each)]
        return [
            exam.suite.row(question, answer, exam.prompt) for question, answer in zip(questions, answers, strict=True)
        ]

    def _unfinished(self, exam: Exam, why: Message) -> Unfinished:
        sheets = [sheet for sheet in (self.sheets.get(exam.key), self.drawn.get(exam.key)) if sheet is not None]
        answered = sum(sheet.answered(self.log) for sheet in sheets)
        wanted = len(exam.questions) * (1 + self.plan.samples)
        return Unfinished(self.name, exam.suite.card.name, str(exam.prompt), answered, wanted, why)
