"""What models are held against: usual outcomes by hand, a linear model on made-up facts, and reasons to leave out."""

from __future__ import annotations

import random
import sys
from collections.abc import Sequence
from dataclasses import replace
from importlib.util import find_spec
from itertools import takewhile

import pytest

from resources.messages.message import message
from resources.messages.wording import say
from tests.evaluated_rows import PlainSuite, row
from tests.real_data import DATA, needs_real_data
from trainer.evaluation.baselines.baseline_rows import baseline_rows
from trainer.evaluation.baselines.linear import LEAST_CASES, MOST_CASES, linear_outcomes
from trainer.evaluation.baselines.names import BASELINES, OF_PREDICTED, model_of_baseline, of_predicted_by
from trainer.evaluation.baselines.neighbours import NEAREST, Neighbour, nearest_outcome
from trainer.evaluation.baselines.usual_outcomes import usual_outcomes
from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.cases.question import Question
from trainer.evaluation.cases.row import Row
from trainer.evaluation.errors import EvaluationError
from trainer.evaluation.figures.outcome_measures import outcome_measures
from trainer.evaluation.suites.suites import suite_named
from trainer.judgment.types import SentenceKind

THEFT, FRAUD, INJURY = frozenset({"盗窃"}), frozenset({"诈骗"}), frozenset({"故意伤害"})
CASES = [
    Outcome(THEFT, frozenset({264}), months=6),
    Outcome(THEFT, frozenset({264}), months=8),
    Outcome(THEFT, frozenset({264, 312}), months=36),
    Outcome(FRAUD, frozenset({266}), months=24),
    Outcome(FRAUD, frozenset({266}), months=48),
    Outcome(INJURY, frozenset({234}), life=True),
]
SUITE = PlainSuite()


class PlainNeighbours:
    """The cases whose facts begin most like the facts asked about."""

    def __init__(self, cases: Sequence[Question]) -> None:
        self._cases = cases

    def nearest(self, facts: str, number: int) -> Sequence[Neighbour]:
        shared = [Neighbour(case.truth, _alike(case.facts, facts)) for case in self._cases]
        return sorted((each for each in shared if each.likeness), key=lambda each: -each.likeness)[:number]


def _alike(one: str, other: str) -> int:
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _figures(rows: Sequence[Row]) -> dict[str, float | None]:
    return {measure.name: measure.value() for measure in outcome_measures(rows)}


def questions(outcomes: Sequence[Outcome], facts: str = "asked") -> list[Question]:
    return [Question(str(place), f"{facts} {place}", outcome) for place, outcome in enumerate(outcomes)]


def readable_cases(number: int, seed: int = 1) -> list[Question]:
    """Facts that tell the charge by a word and the term by how often another stands there."""
    chance = random.Random(seed)
    found = []
    for place in range(number):
        charges, word = chance.choice([(THEFT, "窃得"), (FRAUD, "骗取"), (THEFT | FRAUD, "窃得又骗取")])
        times = chance.randint(1, 9)
        facts = f"被告人{word}财物。" + "数额巨大，" * times + "".join(chance.choices("甲乙丙丁戊己庚辛", k=20))
        articles = frozenset({264} if charges == THEFT else {266})
        found.append(Question(str(place), facts, Outcome(charges, articles, months=6 * times)))
    return found


def test_the_constant_is_the_most_frequent_charge_and_the_median_term() -> None:
    assert usual_outcomes(CASES).constant == Outcome(THEFT, frozenset({264}), months=24)


def test_medians_by_charge() -> None:
    usual = usual_outcomes(CASES)
    assert usual.of_charges(THEFT) == Outcome(THEFT, frozenset({264}), months=8)
    assert usual.of_charges(FRAUD).months == 24


def test_a_set_never_seen_takes_the_graver_of_its_nearest_parts() -> None:
    assert usual_outcomes(CASES).of_charges(THEFT | FRAUD) == Outcome(THEFT | FRAUD, frozenset({266}), months=24)


def test_charges_without_any_known_term_take_the_constants_and_keep_their_articles() -> None:
    usual = usual_outcomes(CASES)
    assert usual.of_charges(INJURY) == Outcome(INJURY, frozenset({234}), months=24)
    for unknown in (frozenset[str](), frozenset({"绑架"})):
        assert usual.of_charges(unknown) == Outcome(unknown, months=24)


def test_what_labels_tell_beyond_charges_and_terms_is_usual_too() -> None:
    fixed, detained = SentenceKind.FIXED_TERM, SentenceKind.DETENTION
    cases = [
        replace(CASES[0], general=frozenset({67, 72}), kind=fixed, fine_yuan=1000, probation_months=12),
        replace(CASES[1], general=frozenset({67}), kind=detained, fine_yuan=0, probation_months=0),
        replace(CASES[2], general=frozenset({52, 67}), kind=fixed, fine_yuan=3000, probation_months=0),
        replace(CASES[3], general=frozenset({64}), fine_yuan=9000),
    ]
    usual = usual_outcomes(cases)
    # 67 is cited in three of three, 72 and 52 in fewer than half.
    assert usual.of_charges(THEFT) == Outcome(
        THEFT, frozenset({264}), 8, general=frozenset({67}), kind=fixed, fine_yuan=1000, probation_months=0
    )
    assert usual.of_charges(FRAUD) == Outcome(FRAUD, frozenset({266}), 24, general=frozenset({64}), fine_yuan=9000)
    assert usual_outcomes(CASES).of_charges(THEFT).general is None


def test_nothing_can_be_fitted_without_a_term() -> None:
    with pytest.raises(EvaluationError, match="基线"):
        usual_outcomes([Outcome(INJURY, life=True)])


def test_each_model_has_the_usual_outcome_of_its_own_charges() -> None:
    asked = questions([CASES[0], CASES[3]])
    models = {"m": [row(asked[0], Outcome(FRAUD, months=8)), row(asked[1], None)], "a b": [row(asked[0], None)] * 2}
    rows, left_out = baseline_rows(SUITE, asked, questions(CASES, "train"), models, None)
    said = {name: [(each.said.charges, each.said.months) for each in of if each.said] for name, of in rows.items()}
    assert said == {
        "majority": [(THEFT, 24), (THEFT, 24)],
        "median-of-true-charge": [(THEFT, 8), (FRAUD, 24)],
        "median-of-predicted-charge m": [(FRAUD, 24), (frozenset(), 24)],
        "median-of-predicted-charge a b": [(frozenset(), 24)] * 2,
    }
    assert all(
        each.answer is None and each.question is asked[place % 2]
        for of in rows.values()
        for place, each in enumerate(of)
    )
    why = "too-few-for-linear" if find_spec("sklearn") else "no-scikit-learn"
    assert [each.key for each in left_out] == [f"figures.{why}", "figures.no-neighbours"]


def test_the_model_whose_charges_were_taken_is_known_by_the_baselines_name() -> None:
    assert model_of_baseline(of_predicted_by("ollama:a b")) == "ollama:a b"
    assert [model_of_baseline(name) for name in BASELINES] == [None] * len(BASELINES)
    assert of_predicted_by("m").startswith(OF_PREDICTED)


def test_without_training_cases_and_without_terms_models_stand_alone() -> None:
    asked = questions(CASES)
    for train, key in (
        (None, "figures.no-training-cases"),
        ([], "evaluation.no-terms"),
        (questions(CASES[5:], "train"), "evaluation.no-terms"),
    ):
        rows, left_out = baseline_rows(SUITE, asked, train, {}, None)
        assert rows == {}
        assert left_out[0].key == key
        assert all(say(each, language) for each in left_out for language in ("zh", "en"))


def test_a_training_case_that_is_asked_about_is_not_learnt_from() -> None:
    train = [Question(str(place), f"事实{place}", outcome) for place, outcome in enumerate(CASES)]
    asked = [replace(train[0], id="x", facts="事实0 \n"), replace(train[1], id="y")]
    rows, left_out = baseline_rows(SUITE, asked, train, {}, None)
    assert [each.said.months for each in rows["median-of-true-charge"] if each.said] == [36, 36]
    assert left_out[0] == message("figures.training-cases-asked", count=2)
    assert baseline_rows(SUITE, asked, train[:2], {}, None)[0] == {}


def test_without_scikit_learn_the_linear_model_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    train = readable_cases(80)
    monkeypatch.setitem(sys.modules, "sklearn", None)
    rows, left_out = baseline_rows(SUITE, train[:2], train, {}, None)
    assert "linear" not in rows
    assert "figures.no-scikit-learn" in [each.key for each in left_out]


def test_the_linear_model_reads_charges_and_terms_in_the_facts() -> None:
    pytest.importorskip("sklearn")
    train, asked = readable_cases(300), readable_cases(40, seed=2)
    rows, left_out = baseline_rows(SUITE, asked, train, {}, None)
    assert [each.key for each in left_out] == ["figures.no-neighbours"]
    said = [each.said for each in rows["linear"] if each.said is not None]
    assert [each.charges for each in said] == [question.truth.charges for question in asked]
    off = [abs(each.months - question.truth.months) for each, question in zip(said, asked, strict=True)]
    constant = usual_outcomes([question.truth for question in train]).constant.months
    assert sum(off) < 0.6 * sum(abs(constant - question.truth.months) for question in asked)
    assert said[0].articles == asked[0].truth.articles


def test_the_linear_model_is_the_same_again_and_reads_no_label_of_what_it_is_asked() -> None:
    pytest.importorskip("sklearn")
    train, asked = readable_cases(LEAST_CASES), readable_cases(20, seed=3)
    usual = usual_outcomes([question.truth for question in train])
    facts = [question.facts for question in asked]
    said = linear_outcomes(facts, train, usual)
    assert said == linear_outcomes(facts, train, usual)
    assert said[:5] == linear_outcomes(facts[:5], train, usual)
    assert all(1 <= each.months <= 300 for each in said)
    # Facts of no word that was seen, and none at all.
    assert len(linear_outcomes(["???", ""], train, usual)) == 2


def test_of_very_many_cases_some_are_drawn(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("sklearn")
    monkeypatch.setattr("trainer.evaluation.baselines.linear.MOST_CASES", 60)
    train = readable_cases(200)
    usual = usual_outcomes([question.truth for question in train])
    said = linear_outcomes([train[0].facts], train, usual)
    assert said == linear_outcomes([train[0].facts], train, usual)
    assert MOST_CASES == 10_000


def test_the_nearest_cases_charges_weigh_by_their_likeness_and_their_median_is_the_term() -> None:
    near = [
        Neighbour(CASES[0], 0.9),
        Neighbour(CASES[1], 0.9),
        Neighbour(CASES[2], 0.9),
        *[Neighbour(CASES[4], 0.5)] * 5,
    ]

    class Found:
        def nearest(self, facts: str, number: int) -> Sequence[Neighbour]:
            assert (facts, number) == ("…", NEAREST)
            return near

    assert nearest_outcome("…", Found()) == Outcome(THEFT, frozenset({264}), months=8)
    near = near[2:]
    assert nearest_outcome("…", Found()) == Outcome(FRAUD, frozenset({266}), months=48)
    near = []
    assert nearest_outcome("…", Found()) is None


def test_an_index_gives_a_baseline_without_any_training_file() -> None:
    train = readable_cases(120)
    asked = [replace(train[0], id="a"), Question("b", "", CASES[0])]
    rows, left_out = baseline_rows(SUITE, asked, None, {}, PlainNeighbours(train))
    found, nothing = rows["nearest"]
    assert found.said is not None
    assert found.said.charges == train[0].truth.charges
    assert nothing.said is None
    assert [each.key for each in left_out] == ["figures.no-training-cases"]


@needs_real_data(DATA / "cail_train.jsonl", DATA / "cail_dev.jsonl")
def test_on_cails_cases_the_baselines_reach_what_they_always_did(monkeypatch: pytest.MonkeyPatch) -> None:
    suite = suite_named("cail")
    train, asked = suite.read(DATA / "cail_train.jsonl"), suite.read(DATA / "cail_dev.jsonl")
    monkeypatch.setitem(sys.modules, "sklearn", None)
    rows, _ = baseline_rows(suite, asked, train, {}, None)
    constant, true = _figures(rows["majority"]), _figures(rows["median-of-true-charge"])
    assert constant["charges-exact"] == pytest.approx(20 / 300)
    assert constant["term-log-distance"] == pytest.approx(0.8135, abs=5e-5)
    assert true["term-log-distance"] == pytest.approx(0.5343, abs=5e-5)
    assert true["articles-exact"] == pytest.approx(263 / 300)
