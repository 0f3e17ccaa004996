"""The user's own held-out judgments, as ``prepare`` writes them: whole judgments, of one defendant or of several."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from resources.messages.message import Message, message
from trainer.corpus.exchange import exchange_of
from trainer.corpus.row_file import FileRow
from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.cases.groups import groups_of
from trainer.evaluation.cases.outcome import Outcome, decided_outcome
from trainer.evaluation.cases.question import Question
from trainer.evaluation.cases.question_ids import QuestionIds
from trainer.evaluation.cases.row import Row
from trainer.evaluation.cases.stated import stated_in
from trainer.evaluation.errors import EvaluationError
from trainer.evaluation.figures.measure import Measure
from trainer.evaluation.figures.outcome_measures import outcome_measures
from trainer.evaluation.suites.reading import rows_of, some, split_of
from trainer.evaluation.suites.suite import Prompt, SuiteCard
from trainer.judgment.reader import read_judgment
from trainer.judgment.types import Judgment
from trainer.samples.prompt import StatedAttitude, Turn, prompt_turns
from trainer.samples.sample import SampleKind

_LINE = re.compile("【到案后的态度】(" + "|".join(StatedAttitude) + ")")


class PreparedSuite:
    """A question is asked for each defendant; those of one case have one prompt, and so one answer.

    What was right is read out of the court's own judgment by the program's reader, as the answer is.
    """

    card = SuiteCard("prepared", "judgments that prepare kept for testing", "as the file is", "none stated")

    def read(self, path: Path) -> list[Question]:
        """``test.parquet`` or the folder with it; samples as JSON too, in sharegpt's, alpaca's or OpenAI's form.

        Left out are reinforcement samples, which no court decided, and defendants whose sentence cannot be read.
        """
        ids = QuestionIds()
        file = split_of(path, "test")
        return some([question for row in rows_of(file) for question in _questions(row, file, ids)], file)

    def turns(self, question: Question, prompt: Prompt, system: str | None) -> list[Turn]:
        return prompt_turns(question.facts, question.stated, system)

    def row(self, question: Question, answer: Answer, prompt: Prompt) -> Row:
        judgment = read_judgment(answer.text)
        said = _of_defendant(judgment, question.own["name"], int(question.own["place"]))
        return Row(question, said, answer.text, answer, judgment)

    def predicted(self, question: Question, outcome: Outcome | None) -> Row:
        return Row(question, outcome, "")

    def measures(self, rows: Sequence[Row]) -> list[Measure]:
        return outcome_measures(rows)


def _questions(row: FileRow, file: Path, ids: QuestionIds) -> list[Question]:
    fields = row.fields
    if fields.get("kind", SampleKind.CORE) != SampleKind.CORE:
        return []
    exchange = exchange_of(fields)
    facts, text = (exchange.facts, exchange.answer) if exchange else (fields.get("facts"), fields.get("answer"))
    for field, value, expected in (
        ("facts", facts, message("row-problems.facts-there")),
        ("answer", text, message("row-problems.judgment-there")),
    ):
        if not isinstance(value, str) or not value.strip():
            raise _wrong(file, row.line, field, expected)
    facts, text = str(facts), str(text)
    judgment = read_judgment(text)
    if not judgment.defendants:
        raise _wrong(file, row.line, "answer", message("row-problems.judgment-there"))
    stated = _stated(fields.get("stated"), _in_prompt(fields))
    if stated is StatedAttitude.NOT_STATED:
        stated = stated_in(facts, [each.name for each in judgment.defendants])
    case = ids.of_name(str(fields["id"])) if fields.get("id") else ids.of(facts, text)
    year = fields.get("year")
    questions = []
    for place, defendant in enumerate(judgment.defendants):
        truth = _of_defendant(judgment, defendant.name, place)
        if truth is not None:
            groups = groups_of(
                facts,
                truth,
                stated,
                defendants=len(judgment.defendants),
                year=year if isinstance(year, int) else None,
            )
            own = {"name": defendant.name, "place": str(place), "answer": text}
            questions.append(Question(f"{case}-{place + 1}", facts, truth, stated, groups, own, case))
    return questions


def _in_prompt(fields: Mapping[str, Any]) -> str:
    """The attitude that the prompt itself states, of a sample that has no field for it; "" where it has none."""
    found = _LINE.search(json.dumps(fields, ensure_ascii=False, default=str))
    return found[1] if found else ""


def _stated(*told: object) -> StatedAttitude:
    return next((each for said in told for each in StatedAttitude if each == said), StatedAttitude.NOT_STATED)


def _of_defendant(judgment: Judgment, name: str, place: int) -> Outcome | None:
    """What is decided about him: by his name, else by his place, and by both where several are called alike, as names
    that were made unknown often are. None where nothing is, or it cannot be read."""
    here = judgment.defendants[place : place + 1]
    named = [defendant for defendant in judgment.defendants if defendant.name == name]
    found = here if not named or (here and here[0].name == name) else named
    return decided_outcome(judgment, found[0]) if found else None


def _wrong(file: Path, line: int, field: str, expected: Message) -> EvaluationError:
    problem = message("row-problems.wrong", field=field, expected=expected)
    return EvaluationError("data", "row-problems.at", file=file, line=line, problem=problem)
