"""A suite of the user's own, described by a TOML file (docs/workshop.md, Evaluation)."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from resources.messages.message import Message, message
from trainer.corpus.row_fields import FieldError, articles_in, names_in, number_in, text_in, truth_in
from trainer.corpus.row_file import FileRow
from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.cases.groups import groups_of
from trainer.evaluation.cases.outcome import SPECIAL_PART_BEGINS, Outcome, predicted_outcome
from trainer.evaluation.cases.question import Question
from trainer.evaluation.cases.question_ids import QuestionIds
from trainer.evaluation.cases.row import Row
from trainer.evaluation.cases.stated import stated_in
from trainer.evaluation.figures.measure import Measure
from trainer.evaluation.figures.outcome_measures import outcome_measures
from trainer.evaluation.suites.own_answers import said_in
from trainer.evaluation.suites.own_form import PLACE, OwnForm, read_own_form
from trainer.evaluation.suites.reading import rows_of, some, told
from trainer.evaluation.suites.suite import Prompt, SuiteCard
from trainer.judgment.comparable_charges import comparable_charge
from trainer.judgment.reader import read_judgment
from trainer.samples.prompt import StatedAttitude, Turn, prompt_turns


@dataclass(frozen=True, slots=True)
class OwnCard(SuiteCard):
    """With the words of the user's own file."""

    form: OwnForm | None = None

    @property
    def title(self) -> Message:
        return message("suites.own-title", title=self.form.title if self.form else self.name)

    @property
    def overlap(self) -> Message:
        told = self.form.overlap if self.form else ""
        return message("suites.own-words", words=told) if told else message("suites.own-overlap")

    @property
    def treatment(self) -> Message:
        told = self.form.treatment if self.form else ""
        return message("suites.own-words", words=told) if told else message("suites.own-treatment")


class OwnFileSuite:
    """With its own prompt where the file has one, and with the program's own in any case."""

    def __init__(self, path: Path) -> None:
        """Raises EvaluationError("data"), OSError."""
        self._path = path
        self._form = form = read_own_form(path)
        prompts = (Prompt.PRODUCT,) if form.text is None else (Prompt.OWN, Prompt.PRODUCT)
        self.card: SuiteCard = OwnCard(form.name, form.source or path.name, form.version, form.licence, prompts, form)

    def read(self, path: Path) -> list[Question]:
        """The file that the description names, or another of the same form."""
        file = self._cases_in(path)
        ids = QuestionIds()
        questions = []
        for row in rows_of(file):
            with told(file, row.line):
                questions.append(self._question(row, ids))
        return some(questions, file)

    def files(self, path: Path) -> tuple[Path, ...]:
        """The description, and the file of cases that ``read`` reads."""
        return (self._path, self._cases_in(path))

    def turns(self, question: Question, prompt: Prompt, system: str | None) -> list[Turn]:
        if prompt is Prompt.PRODUCT:
            return prompt_turns(question.facts, question.stated, system)
        own: list[Turn] = [{"role": "system", "content": self._form.system}] if self._form.system else []
        return [*own, {"role": "user", "content": question.own["asked"]}]

    def row(self, question: Question, answer: Answer, prompt: Prompt) -> Row:
        if prompt is Prompt.OWN and self._form.scoring != "judgment":
            return Row(question, said_in(answer.text, self._form.scoring), answer.text, answer)
        judgment = read_judgment(answer.text)
        return Row(question, predicted_outcome(judgment, question.own["defendant"]), answer.text, answer, judgment)

    def predicted(self, question: Question, outcome: Outcome | None) -> Row:
        return Row(question, outcome, "")

    def measures(self, rows: Sequence[Row]) -> list[Measure]:
        return outcome_measures(rows)

    def _cases_in(self, path: Path) -> Path:
        return self._form.file if path.resolve() == self._path.resolve() else path

    def _question(self, row: FileRow, ids: QuestionIds) -> Question:
        fields = self._form.fields
        flat = {ours: _at(row.fields, theirs) for ours, theirs in fields.items()}
        # The reader's words name a field as the file does.
        named = {theirs: flat[ours] for ours, theirs in fields.items()}
        facts = text_in(named, fields["facts"])
        defendant = str(flat.get("defendant") or "")
        truth = self._truth(named)
        stated = _stated(flat.get("attitude"), fields.get("attitude", ""), facts, defendant)
        year = number_in(named, fields["year"]) if flat.get("year") is not None else None
        asked = self._asked(row.fields, facts)
        id = ids.of_name(str(flat["id"])) if flat.get("id") is not None else ids.of(facts, str(flat))
        own = {"defendant": defendant, "asked": asked}
        return Question(id, facts, truth, stated, groups_of(facts, truth, stated, defendants=None, year=year), own)

    def _truth(self, row: Mapping[str, Any]) -> Outcome:
        """What has no field is not known, and not measured."""
        fields = self._form.fields
        life, death = (name in fields and truth_in(row, fields[name]) for name in ("life", "death"))
        articles = articles_in(row, fields["articles"]) if "articles" in fields else ()
        general = frozenset(number for number in articles if number < SPECIAL_PART_BEGINS)
        return Outcome(
            frozenset(map(comparable_charge, names_in(row, fields["charges"]))) if "charges" in fields else frozenset(),
            frozenset(articles) - general,
            0 if life or death or "months" not in fields else number_in(row, fields["months"]),
            life and not death,
            death,
            general or None,
            fine_yuan=number_in(row, fields["fine"]) if "fine" in fields else None,
            probation_months=number_in(row, fields["probation"]) if "probation" in fields else None,
        )

    def _asked(self, row: Mapping[str, Any], facts: str) -> str:
        def filled(place: re.Match[str]) -> str:
            name = place[1]
            value = facts if name == "facts" else _at(row, self._form.fields.get(name, name))
            if value is None:
                raise FieldError("data", "row-problems.missing", field=name, expected=message("row-problems.text"))
            return str(value)

        return PLACE.sub(filled, self._form.text or "")


def _at(row: Mapping[str, Any], field: str) -> Any:
    """A field by its name, or by its way through objects; None where it is not there."""
    if field in row:
        return row[field]
    value: Any = row
    for part in field.split("."):
        value = value.get(part) if isinstance(value, Mapping) else None
    return value


def _stated(value: object, field: str, facts: str, defendant: str) -> StatedAttitude:
    if value is None or str(value).strip() == "":
        return stated_in(facts, [defendant] if defendant else [])
    found = next((each for each in StatedAttitude if each == str(value).strip()), None)
    if found is None:
        raise FieldError("data", "row-problems.wrong", field=field, expected=message("row-problems.attitude"))
    return found
