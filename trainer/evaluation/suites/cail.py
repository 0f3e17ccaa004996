"""CAIL2018 (China AI & Law Challenge): charge, article and term of one defendant, with the official score of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.cases.groups import groups_of
from trainer.evaluation.cases.outcome import Outcome, labelled_outcome, predicted_outcome
from trainer.evaluation.cases.question import Question
from trainer.evaluation.cases.question_ids import QuestionIds
from trainer.evaluation.cases.row import Row
from trainer.evaluation.cases.stated import stated_in
from trainer.evaluation.figures.measure import Measure
from trainer.evaluation.figures.outcome_measures import outcome_measures
from trainer.evaluation.suites.cail_form import said_in_form, truth_in_form
from trainer.evaluation.suites.cail_scores import cail_measures
from trainer.evaluation.suites.reading import some, told
from trainer.evaluation.suites.suite import Prompt, SuiteCard
from trainer.judgment.reader import read_judgment
from trainer.samples.cail import CailCase, read_cail_rows
from trainer.samples.prompt import Turn, prompt_turns


class CailSuite:
    """The benchmark has no prompt of its own. Scored are ``Row.text``s, in the form of its predictions."""

    card = SuiteCard(
        "cail",
        "Xiao et al., CAIL2018: A Large-Scale Legal Dataset for Judgment Prediction, arXiv:1807.02478",
        "judger of 2018, github.com/china-ai-law-challenge/CAIL2018 at 599781f",
        "MIT",
    )

    def read(self, path: Path) -> list[Question]:
        ids = QuestionIds()
        with told():
            return some([_question(case, ids) for _, case in read_cail_rows(path)], path)

    def turns(self, question: Question, prompt: Prompt, system: str | None) -> list[Turn]:
        return prompt_turns(question.facts, question.stated, system)

    def row(self, question: Question, answer: Answer, prompt: Prompt) -> Row:
        judgment = read_judgment(answer.text)
        row = self.predicted(question, predicted_outcome(judgment, question.own["criminal"]))
        return replace(row, answer=answer, judgment=judgment)

    def predicted(self, question: Question, outcome: Outcome | None) -> Row:
        return Row(question, outcome, said_in_form(outcome, question.own["form"]))

    def measures(self, rows: Sequence[Row]) -> list[Measure]:
        forms = [(row.question.own["form"], row.text) for row in rows]
        # The labels' 0 months are ambiguous: the official score of terms counts them, so the common one is left out.
        common = [measure for measure in outcome_measures(rows) if measure.name != "term-cail-score"]
        return [*cail_measures(forms), *common]


def _question(case: CailCase, ids: QuestionIds) -> Question:
    truth = labelled_outcome(case)
    stated = stated_in(case.fact, [case.criminal] if case.criminal else [])
    form = truth_in_form(case)
    return Question(
        ids.of(case.fact, form),
        case.fact,
        truth,
        stated,
        groups_of(case.fact, truth, stated),
        {"criminal": case.criminal, "form": form},
    )
