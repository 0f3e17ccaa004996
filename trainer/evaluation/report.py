"""The scores of a model beside those of the baselines, as data and as JSON."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from statistics import mean, median
from typing import Any

from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.baselines.usual_outcomes import UsualOutcomes
from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.figures.label_scores import LabelScores, label_scores
from trainer.evaluation.figures.term_scores import TermScores, term_scores

TREATMENT = {
    "charges": "one defendant per case; names compared without brackets, marks and 罪",
    "articles": "articles of 刑法分则 (102 and later) only, without 之N: CAIL labels no others",
    "term": "distances over the cases labelled with months; CAIL's 0 months is ambiguous and counts in cail_score "
    "only; predicted death or life is 300 months, no term or an unreadable answer 0 months",
    "macro_f1": "over the labels that occur in the truth or in a prediction",
}


@dataclass(frozen=True, slots=True)
class Scores:
    """What one way of predicting reaches."""

    charges: LabelScores
    articles: LabelScores
    term: TermScores


@dataclass(frozen=True, slots=True)
class EvaluatedCase:
    """One case with its label and what came of the model's answer; ``predicted`` is None where it is unreadable."""

    truth: Outcome
    predicted: Outcome | None
    answer: Answer


def scores(pairs: Sequence[tuple[Outcome, Outcome | None]]) -> Scores:
    """Scores of at least one pair of truth and prediction."""
    nothing = Outcome()
    return Scores(
        charges=label_scores([(truth.charges, (said or nothing).charges) for truth, said in pairs]),
        articles=label_scores([(truth.articles, (said or nothing).articles) for truth, said in pairs]),
        term=term_scores(pairs),
    )


def score_rows(cases: Sequence[EvaluatedCase], baselines: UsualOutcomes | None) -> dict[str, Scores]:
    """The model first, then what it has to beat."""
    rows = {"model": scores([(case.truth, case.predicted) for case in cases])}
    if baselines is not None:
        rows["constant"] = scores([(case.truth, baselines.constant) for case in cases])
        rows["median_of_predicted_charge"] = scores(
            [(case.truth, baselines.of_charges((case.predicted or Outcome()).charges)) for case in cases]
        )
        rows["median_of_true_charge"] = scores(
            [(case.truth, baselines.of_charges(case.truth.charges)) for case in cases]
        )
    return rows


def answer_figures(cases: Sequence[EvaluatedCase]) -> dict[str, Any]:
    """How the model answered: readable, cut off, refused, and how fast."""
    asked = [case.answer for case in cases if case.answer.end != "too_long"]
    seconds = [answer.seconds for answer in asked]
    return {
        "readable": sum(case.predicted is not None for case in cases) / len(cases),
        "cut_off": sum(answer.end in {"length", "repeats"} for answer in asked),
        "too_long": len(cases) - len(asked),
        "seconds_mean": mean(seconds) if seconds else None,
        "seconds_median": median(seconds) if seconds else None,
        "seconds_longest": max(seconds, default=None),
        "answer_tokens_mean": mean(answer.answer_tokens for answer in asked) if asked else None,
    }


def report_json(
    about: dict[str, Any], cases: Sequence[EvaluatedCase], rows: dict[str, Scores], baselines: UsualOutcomes | None
) -> dict[str, Any]:
    """``about`` names the data and the model; figures are not rounded."""
    constant = None
    if baselines is not None:
        constant = {
            "charges": sorted(baselines.constant.charges),
            "articles": sorted(baselines.constant.articles),
            "months": baselines.constant.months,
        }
    return about | {
        "cases": len(cases),
        "answers": answer_figures(cases),
        "scores": {name: asdict(row) for name, row in rows.items()},
        "constant": constant,
        "treatment": TREATMENT,
    }
