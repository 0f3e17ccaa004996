"""JuDGE's cases: its test file as published, and other files of whole judgments in its layouts."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from resources.messages.message import message
from trainer.corpus.row_fields import FieldError, text_in
from trainer.evaluation.cases.groups import groups_of
from trainer.evaluation.cases.outcome import Outcome, predicted_outcome
from trainer.evaluation.cases.question import Question
from trainer.evaluation.cases.question_ids import QuestionIds
from trainer.evaluation.cases.stated import stated_in
from trainer.evaluation.suites.reading import rows_of, some, told
from trainer.judgment.dates import judgment_date
from trainer.judgment.document import read_document
from trainer.judgment.reader import read_judgment

# id, facts, judgment: as test.json, as all.json, and as files of judgments that name them so.
_LAYOUTS = (("text_id", "text", "fd"), ("CaseId", "Fact", "Full Document"), ("id", "fact", "full_text"))


def judge_questions(path: Path) -> list[Question]:
    """As ``Suite.read``. What was right is read out of the court's judgment, of its first defendant; where it cannot
    be read, only what the benchmark's own rules find is measured."""
    ids = QuestionIds()
    questions = []
    for row in rows_of(path):
        with told(path, row.line):
            names = next((layout for layout in _LAYOUTS if layout[2] in row.fields), _LAYOUTS[0])
            judgment = text_in(row.fields, names[2])
            facts = _facts(row.fields, names[1], judgment)
        named = row.fields.get(names[0])
        questions.append(_question(ids.of_name(str(named)) if named else ids.of(facts, judgment), facts, judgment))
    return some(questions, path)


def _facts(row: Mapping[str, Any], field: str, judgment: str) -> str:
    """Those of the row, else those that the program's own reader finds in the judgment."""
    if row.get(field) is not None:
        return text_in(row, field)
    found = read_document(judgment).fact
    if found is None:
        raise FieldError("data", "row-problems.missing", field=field, expected=message("row-problems.facts"))
    return found


def _question(id: str, facts: str, text: str) -> Question:
    judgment = read_judgment(text)
    name = judgment.defendants[0].name if judgment.defendants else ""
    truth = predicted_outcome(judgment, name) or Outcome()
    stated = stated_in(facts, [defendant.name for defendant in judgment.defendants])
    day = judgment_date(text)
    groups = groups_of(facts, truth, stated, defendants=len(judgment.defendants), year=day.year if day else None)
    return Question(id, facts, truth, stated, groups, {"answer": text, "name": name})
