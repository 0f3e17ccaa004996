"""The pairs in data that ``prepare`` wrote: a core sample, and what was made of it with another attitude."""

from __future__ import annotations

from collections import defaultdict
from pathlib import Path

from trainer.corpus.exchange import exchange_of
from trainer.corpus.row_file import FileRow
from trainer.evaluation.cases.groups import groups_of
from trainer.evaluation.cases.outcome import Outcome, predicted_outcome
from trainer.evaluation.cases.question import Question
from trainer.evaluation.cases.question_ids import QuestionIds
from trainer.evaluation.suites.attitude_pairs.pair_question import pair_question
from trainer.evaluation.suites.reading import rows_of, split_of
from trainer.judgment.reader import read_judgment
from trainer.judgment.types import Attitude
from trainer.samples.prompt import StatedAttitude
from trainer.samples.stated_attitude import STATED_AS

_LEVELS = {str(attitude): level for attitude, level in STATED_AS.items()} | {
    str(Attitude.NOT_STATED): StatedAttitude.NOT_STATED
}


def prepared_pairs(path: Path) -> list[Question]:
    """All samples of pairs in which the attitude differs, a pair's side by side; none where the file has no pairs.

    Of a folder the test split is read. What was right is read out of each sample's own answer; of a reinforcement
    sample that is not a court's. Raises EvaluationError("data"), OSError.
    """
    ids = QuestionIds()
    pairs: defaultdict[str, list[Question]] = defaultdict(list)
    for row in rows_of(split_of(path, "test")):
        if row.fields.get("pair") and (question := _question(row, ids)) is not None:
            pairs[question.cluster].append(question)
    return [
        question
        for questions in pairs.values()
        if len({each.own["level"] for each in questions}) > 1
        for question in questions
    ]


def _question(row: FileRow, ids: QuestionIds) -> Question | None:
    """None where a sample has no attitude that is one of the three, or no question and answer."""
    fields = row.fields
    level = _LEVELS.get(str(fields.get("attitude")))
    exchange = exchange_of(fields)
    facts, answer = (exchange.facts, exchange.answer) if exchange else (fields.get("facts"), fields.get("answer"))
    if level is None or not facts or not answer:
        return None
    judgment = read_judgment(str(answer))
    name = judgment.defendants[0].name if judgment.defendants else ""
    stated = next((each for each in StatedAttitude if each == fields.get("stated")), StatedAttitude.NOT_STATED)
    truth = predicted_outcome(judgment, name) or Outcome()
    year = fields.get("year")
    groups = groups_of(
        str(facts),
        truth,
        stated,
        defendants=len(judgment.defendants),
        year=year if isinstance(year, int) else None,
    )
    pair = str(fields["pair"])
    question = Question(ids.of_name(str(fields.get("id") or pair)), str(facts), truth, stated, groups)
    return pair_question(question, level, pair, name)
