"""Baselines fitted on a few cases that can be counted by hand."""

from __future__ import annotations

import pytest

from trainer.commands.evaluation_table import evaluation_table
from trainer.evaluation.answering.answer import Answer
from trainer.evaluation.baselines import fit
from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.errors import EvaluationError
from trainer.evaluation.report import EvaluatedCase, score_rows

THEFT, FRAUD, INJURY = frozenset({"盗窃罪"}), frozenset({"诈骗罪"}), frozenset({"故意伤害罪"})


def outcomes() -> list[Outcome]:
    return [
        Outcome(THEFT, frozenset({264}), months=6),
        Outcome(THEFT, frozenset({264}), months=8),
        Outcome(THEFT, frozenset({264, 312}), months=36),
        Outcome(FRAUD, frozenset({266}), months=24),
        Outcome(FRAUD, frozenset({266}), months=48),
        Outcome(INJURY, frozenset({234}), life=True),
    ]


def test_the_constant_is_the_most_frequent_charge_and_the_median_term() -> None:
    assert fit(outcomes()).constant == Outcome(THEFT, frozenset({264}), months=24)


def test_medians_by_charge() -> None:
    baselines = fit(outcomes())
    assert baselines.of_charges(THEFT) == Outcome(THEFT, frozenset({264}), months=8)
    assert baselines.of_charges(FRAUD).months == 24


def test_a_set_never_seen_takes_the_graver_of_its_nearest_parts() -> None:
    assert fit(outcomes()).of_charges(THEFT | FRAUD) == Outcome(THEFT | FRAUD, frozenset({266}), months=24)


def test_charges_without_any_known_term_take_the_constant() -> None:
    baselines = fit(outcomes())
    assert baselines.of_charges(INJURY).months == baselines.constant.months
    assert baselines.of_charges(frozenset()).months == baselines.constant.months


def test_nothing_can_be_fitted_without_a_term() -> None:
    with pytest.raises(EvaluationError, match="基线"):
        fit([Outcome(INJURY, life=True)])


def test_rows_stand_beside_each_other() -> None:
    answer = Answer("…", "stop", seconds=0.5, prompt_tokens=10, answer_tokens=5)
    cases = [
        EvaluatedCase(Outcome(THEFT, frozenset({264}), months=8), Outcome(FRAUD, frozenset({266}), months=8), answer),
        EvaluatedCase(Outcome(FRAUD, frozenset({266}), months=24), None, Answer("", "too_long", 0.0)),
    ]
    rows = score_rows(cases, fit(outcomes()))
    assert {name: row.charges.exact for name, row in rows.items()} == {
        "model": 0,
        "constant": 0.5,
        "median_of_predicted_charge": 0,
        "median_of_true_charge": 1,
    }
    assert rows["model"].term.exact == 0.5
    assert rows["median_of_predicted_charge"].term.exact == 0.5  # 诈骗罪: 24 for 8; unread: the constant 24
    assert rows["median_of_true_charge"].term.log_distance == 0
    shown = evaluation_table(cases, rows, "zh")
    assert "可读 50.0%" in shown
    assert "超长未判 1" in shown
    assert "真实罪名中位数" in shown


def test_without_a_training_file_the_model_stands_alone() -> None:
    case = EvaluatedCase(Outcome(THEFT, months=8), Outcome(THEFT, months=8), Answer("…", "stop", 0.5))
    assert list(score_rows([case], None)) == ["model"]
