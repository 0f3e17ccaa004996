"""What every model has to be held against, as if models had said it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from resources.messages.message import Message, message
from trainer.evaluation.baselines.linear import LEAST_CASES, can_be_fitted, has_linear, linear_outcomes
from trainer.evaluation.baselines.names import LINEAR, MAJORITY, NEAREST, OF_TRUE, of_predicted_by
from trainer.evaluation.baselines.neighbours import Neighbours, nearest_outcome
from trainer.evaluation.baselines.usual_outcomes import UsualOutcomes, usual_outcomes
from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.cases.question import Question
from trainer.evaluation.cases.row import Row
from trainer.evaluation.suites.suite import Suite

Said = dict[str, list[Outcome | None]]


def baseline_rows(
    suite: Suite,
    questions: Sequence[Question],
    train: Sequence[Question] | None,
    models: Mapping[str, Sequence[Row]],
    neighbours: Neighbours | None,
) -> tuple[dict[str, list[Row]], tuple[Message, ...]]:
    """By the names of ``names.py`` the rows in the questions' order; and what was left out, and why. ``train``:
    labelled cases; those whose very facts are asked about are not used. ``models``: what each model said to the
    questions."""
    said: Said = {}
    left_out = []
    if train and len(unasked := not_asked(train, questions)) < len(train):
        left_out.append(message("figures.training-cases-asked", count=len(train) - len(unasked)))
        train = unasked
    usual = usual_outcomes([question.truth for question in train]) if train and _has_terms(train) else None
    if train is None:
        left_out.append(message("figures.no-training-cases"))
    elif usual is None:
        left_out.append(message("evaluation.no-terms"))
    else:
        said |= _of_charges(questions, usual, models)
        if not has_linear():
            left_out.append(message("figures.no-scikit-learn"))
        elif not can_be_fitted(train):
            left_out.append(message("figures.too-few-for-linear", least=LEAST_CASES))
        else:
            said[LINEAR] = [*linear_outcomes([question.facts for question in questions], train, usual)]
    if neighbours is None:
        left_out.append(message("figures.no-neighbours"))
    else:
        said[NEAREST] = [nearest_outcome(question.facts, neighbours) for question in questions]
    rows = {
        name: [suite.predicted(question, outcome) for question, outcome in zip(questions, outcomes, strict=True)]
        for name, outcomes in said.items()
    }
    return rows, tuple(left_out)


def not_asked(train: Sequence[Question], questions: Sequence[Question]) -> list[Question]:
    """Without the cases whose very facts are asked about: a baseline that has seen an answer is none."""
    asked = {question.facts.strip() for question in questions}
    return [question for question in train if question.facts.strip() not in asked]


def _of_charges(questions: Sequence[Question], usual: UsualOutcomes, models: Mapping[str, Sequence[Row]]) -> Said:
    """Those that read no facts."""
    return {
        MAJORITY: [usual.constant for _ in questions],
        OF_TRUE: [usual.of_charges(question.truth.charges) for question in questions],
        **{
            of_predicted_by(model): [usual.of_charges((row.said or Outcome()).charges) for row in rows]
            for model, rows in models.items()
        },
    }


def _has_terms(train: Sequence[Question]) -> bool:
    return any(question.truth.has_term for question in train)
