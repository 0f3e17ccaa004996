"""The figures that every suite of whole cases has: charges, articles, term, kind of sentence, fine, probation.

A figure is measured over the cases whose truth knows what it is about; where no case of a suite does, there is no such
figure. Distances of terms and fines are measured where the court gave one. A prediction that could not be read is
wrong: its charges and articles are none, its term 0 months, its fine 0 yuan. A predicted death or life sentence counts
as 300 months where a distance is measured (see ``term_scores``).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.cases.row import Row
from trainer.evaluation.figures.measure import (
    Labels,
    Measure,
    macro_f1_measure,
    mean_measure,
    micro_f1_measure,
)
from trainer.evaluation.figures.term_scores import cail_term_score, log_distance, months_said
from trainer.judgment.types import SentenceKind

OUTCOME_MEASURES = (
    "charges-exact",
    "charges-micro-f1",
    "charges-macro-f1",
    "articles-exact",
    "articles-micro-f1",
    "articles-macro-f1",
    "articles-case-f1",
    "general-exact",
    "general-micro-f1",
    "general-macro-f1",
    "term-log-distance",
    "term-cail-score",
    "term-exact",
    "term-within-20-percent",
    "term-within-6-months",
    "kind-exact",
    "fine-log-distance",
    "fine-within-20-percent",
    "fine-given",
    "probation-exact",
    "probation-f1",
    "readable",
    "abstained",
)
"""All that there can be, in their order."""

NOTHING = Outcome()
"""What stands in place of a prediction that could not be read."""


def outcome_measures(rows: Sequence[Row]) -> list[Measure]:
    """Of at least one row. Which there are depends on the questions alone, never on what was answered."""
    pairs = [(row.question.truth, row.said or NOTHING) for row in rows]
    return [
        *_label_measures("charges", pairs, lambda outcome: outcome.charges, _knows_charges),
        *_label_measures("articles", pairs, lambda outcome: outcome.articles, lambda truth: bool(truth.articles)),
        *_label_measures("general", pairs, lambda outcome: outcome.general or frozenset(), _knows_general),
        *_term_measures(rows),
        *_sentence_measures(pairs),
        *answer_measures(rows),
    ]


def answer_measures(rows: Sequence[Row]) -> list[Measure]:
    """How much was answered at all: ``abstained`` are those that name no defendant with any verdict, and those that
    were never asked, as the facts are too long."""
    return [
        mean_measure("readable", [row.said is not None for row in rows]),
        mean_measure("abstained", [abstained(row) for row in rows], better="lower"),
    ]


def abstained(row: Row) -> bool:
    """Whether nothing was decided; an answer that decides only half is unreadable, and no abstention."""
    return row.said is None and (row.judgment is None or not row.judgment.defendants)


def _label_measures(
    name: str,
    pairs: Sequence[tuple[Outcome, Outcome]],
    labels: Callable[[Outcome], Labels],
    knows: Callable[[Outcome], bool],
) -> list[Measure]:
    if not any(knows(truth) for truth, _ in pairs):
        return []
    sets = [(labels(truth), labels(said)) if knows(truth) else None for truth, said in pairs]
    measures = [
        mean_measure(f"{name}-exact", _all_right(sets, pairs)),
        micro_f1_measure(f"{name}-micro-f1", sets),
        macro_f1_measure(f"{name}-macro-f1", sets),
    ]
    if name == "articles":
        by_case = [pair and _f1(*pair) for pair in sets]
        measures.append(mean_measure("articles-case-f1", by_case, unit="score"))
    return measures


def _term_measures(rows: Sequence[Row]) -> list[Measure]:
    if not any(row.question.truth.tells_sentence for row in rows):
        return []
    terms = [
        (row.question.truth.months, months_said(row.said)) if row.question.truth.has_term else None for row in rows
    ]
    scores = [
        cail_term_score(row.question.truth, row.said) if row.question.truth.tells_sentence else None for row in rows
    ]

    def near(bound: Callable[[int], float]) -> list[bool | None]:
        # 0 months lie within six months of a short term, and still nothing was said.
        return [
            None if term is None else row.said is not None and abs(term[0] - term[1]) <= bound(term[0])
            for row, term in zip(rows, terms, strict=True)
        ]

    return [
        mean_measure(
            "term-log-distance", [term and log_distance(*term) for term in terms], unit="distance", better="lower"
        ),
        mean_measure("term-cail-score", scores, unit="score"),
        mean_measure("term-exact", near(lambda true: 0)),
        mean_measure("term-within-20-percent", near(lambda true: 0.2 * true)),
        mean_measure("term-within-6-months", near(lambda true: 6)),
    ]


def _sentence_measures(pairs: Sequence[tuple[Outcome, Outcome]]) -> list[Measure]:
    measures: list[Measure] = []
    if any(truth.kind is not None for truth, _ in pairs):
        kinds = [None if truth.kind is None else truth.kind == said.kind for truth, said in pairs]
        measures.append(mean_measure("kind-exact", kinds))
    if any(truth.fine_yuan for truth, _ in pairs):
        fines = [(truth.fine_yuan, said.fine_yuan or 0) if truth.fine_yuan else None for truth, said in pairs]
        given = [
            None if truth.fine_yuan is None else _was_read(said) and bool(truth.fine_yuan) == bool(said.fine_yuan)
            for truth, said in pairs
        ]
        distances = [None if fine is None else log_distance(*fine) for fine in fines]
        near = [None if fine is None else abs(fine[0] - fine[1]) <= 0.2 * fine[0] for fine in fines]
        measures += [
            mean_measure("fine-log-distance", distances, unit="distance", better="lower"),
            mean_measure("fine-within-20-percent", near),
            mean_measure("fine-given", given),
        ]
    known = [truth.probation_months is not None for truth, _ in pairs]
    if any(known):
        probation = [
            (_probation(truth), _probation(said)) if knows_it else None
            for (truth, said), knows_it in zip(pairs, known, strict=True)
        ]
        measures += [
            mean_measure("probation-exact", _all_right(probation, pairs)),
            micro_f1_measure("probation-f1", probation),
        ]
    return measures


def _all_right(
    sets: Sequence[tuple[Labels, Labels] | None], pairs: Sequence[tuple[Outcome, Outcome]]
) -> list[bool | None]:
    """Whether the very same was said. An answer that could not be read is wrong even where there is nothing to say."""
    return [
        None if each is None else _was_read(said) and each[0] == each[1]
        for each, (_, said) in zip(sets, pairs, strict=True)
    ]


def _was_read(said: Outcome) -> bool:
    return said is not NOTHING


def _knows_charges(truth: Outcome) -> bool:
    return bool(truth.charges) or truth.kind is SentenceKind.NOT_GUILTY


def _knows_general(truth: Outcome) -> bool:
    return truth.general is not None


def _probation(outcome: Outcome) -> frozenset[str]:
    return frozenset({"probation"}) if outcome.probation_months else frozenset()


def _f1(truth: Labels, said: Labels) -> float:
    return 2 * len(truth & said) / (len(truth) + len(said))
