"""The common figures, over some of the cases alone."""

from __future__ import annotations

from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.cases.question import Question
from trainer.evaluation.cases.row import Row
from trainer.evaluation.figures.outcome_measures import outcome_measures
from trainer.evaluation.suites.cail_scores import cail_measures


def row(number: int, truth: Outcome, said: Outcome | None) -> Row:
    return Row(Question(str(number), "", truth), said, "")


KNOWN = Outcome(frozenset({"盗窃罪"}), frozenset({264}), 6, general=frozenset({67}), probation_months=12)
UNKNOWN = Outcome(frozenset({"诈骗罪"}), frozenset({266}), 12)


def test_a_figure_of_some_cases_alone_is_that_of_their_rows() -> None:
    rows = [row(0, KNOWN, KNOWN), row(1, UNKNOWN, KNOWN), row(2, KNOWN, None)]
    for measure in outcome_measures(rows):
        for chosen in ([0], [2], [0, 2], [0, 1, 2]):
            alone = measure.of(chosen).value()
            assert alone == measure.value(chosen), (measure.name, chosen)


def test_what_a_truth_does_not_know_is_not_measured() -> None:
    measures = {measure.name: measure for measure in outcome_measures([row(0, KNOWN, KNOWN), row(1, UNKNOWN, KNOWN)])}
    for name in ("general-exact", "general-micro-f1", "general-macro-f1", "probation-exact", "probation-f1"):
        assert (measures[name].value(), measures[name].value([1]), measures[name].cases) == (1.0, None, 1), name
    assert measures["charges-exact"].value() == 0.5


def test_the_official_scores_of_cail_do_not_change_with_columns_for_labels_of_others() -> None:
    theft = '{"accusation": [1], "articles": [2], "imprisonment": 6}'
    nothing = '{"accusation": [], "articles": [], "imprisonment": -3}'
    other = '{"accusation": [3, 4], "articles": [5], "imprisonment": 12}'
    for one, another in zip(cail_measures([(theft, nothing)]), cail_measures([(theft, other)]), strict=True):
        assert one.with_labels_of(another).parts.shape == another.with_labels_of(one).parts.shape
        assert one.with_labels_of(another).value() == one.value()
        assert one.of([0]).value() == one.value()
    for measure in cail_measures([(nothing, nothing)])[:2]:
        assert measure.value() == measure.of([0]).value() == 1.0
