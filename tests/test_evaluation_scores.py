"""Scores against values computed by hand."""

from __future__ import annotations

from math import log

import pytest

from trainer.evaluation.cases.outcome import Outcome, labelled_outcome, predicted_outcome
from trainer.evaluation.cases.question import Question
from trainer.evaluation.cases.row import Row
from trainer.evaluation.figures.outcome_measures import outcome_measures
from trainer.evaluation.figures.term_scores import cail_term_score
from trainer.judgment.reader import read_judgment
from trainer.judgment.types import SentenceKind
from trainer.samples.cail import CailCase


def measured(*pairs: tuple[Outcome, Outcome | None]) -> dict[str, float | None]:
    rows = [Row(Question(str(place), "…", truth), said, "") for place, (truth, said) in enumerate(pairs)]
    return {measure.name: measure.value() for measure in outcome_measures(rows)}


def labels(*pairs: tuple[str, str | None]) -> dict[str, float | None]:
    """Each letter a charge; the articles are the letters' numbers."""

    def outcome(letters: str) -> Outcome:
        return Outcome(frozenset(letters), frozenset(map(ord, letters)))

    return measured(*((outcome(truth), None if said is None else outcome(said)) for truth, said in pairs))


def test_scores_of_labels_by_hand() -> None:
    for scores in (
        labels(("a", "a"), ("ab", "a"), ("c", "b"), ("b", "")),
        labels(("a", "a"), ("ab", "a"), ("c", "b"), ("b", None)),
    ):
        for kind in ("charges", "articles"):
            assert scores[f"{kind}-exact"] == 1 / 4
            assert scores[f"{kind}-micro-f1"] == 2 * 2 / (5 + 3)  # 2 hits, 5 true, 3 said
            # a found twice and never wrongly; b and c never found.
            assert scores[f"{kind}-macro-f1"] == pytest.approx((1 + 0 + 0) / 3)
        assert scores["articles-case-f1"] == pytest.approx((1 + 2 / 3 + 0 + 0) / 4)


def test_a_label_that_is_only_ever_said_lowers_macro_f1() -> None:
    assert labels(("a", "a"), ("a", "ab"))["charges-macro-f1"] == pytest.approx((1 + 0) / 2)


def test_scores_of_terms_by_hand() -> None:
    scores = measured(
        (Outcome(months=12), Outcome(months=12)),
        (Outcome(months=24), Outcome(months=12)),  # ln(25/13) = 0.654: CAIL gives 0.4
        (Outcome(months=36), None),
        (Outcome(), Outcome()),  # 0 months of no kind: nothing is known of the term
        (Outcome(life=True), Outcome(life=True)),
    )
    assert scores["term-log-distance"] == pytest.approx((0 + log(25 / 13) + log(37)) / 3)
    assert scores["term-exact"] == pytest.approx(1 / 3)
    assert scores["term-within-20-percent"] == pytest.approx(1 / 3)
    assert scores["term-within-6-months"] == pytest.approx(1 / 3)
    assert scores["term-cail-score"] == pytest.approx((1 + 0.4 + 0 + 1) / 4)


def test_term_bounds_are_included() -> None:
    scores = measured((Outcome(months=10), Outcome(months=12)), (Outcome(months=60), Outcome(months=66)))
    assert scores["term-within-20-percent"] == 1
    assert scores["term-within-6-months"] == 1


def test_terms_without_a_labelled_term_have_no_distance() -> None:
    scores = measured((Outcome(death=True), Outcome(months=120)))
    assert (scores["term-log-distance"], scores["term-exact"], scores["term-cail-score"]) == (None, None, 0)


def test_predicted_life_is_the_longest_term() -> None:
    scores = measured((Outcome(months=180), Outcome(life=True)))
    assert scores["term-log-distance"] == pytest.approx(log(301 / 181))
    assert scores["term-cail-score"] == 0


def test_what_cannot_be_read_is_wrong_even_where_there_was_nothing_to_say() -> None:
    nothing = Outcome(general=frozenset(), kind=SentenceKind.NOT_GUILTY, fine_yuan=0, probation_months=0)
    fined = Outcome(months=5, kind=SentenceKind.FIXED_TERM, fine_yuan=1000, general=frozenset({67}))
    names = ("charges-exact", "general-exact", "kind-exact", "fine-given", "probation-exact", "term-within-6-months")
    unread = measured((nothing, None), (fined, None))
    assert {name: unread[name] for name in names} == dict.fromkeys(names, 0)
    read = measured((nothing, nothing), (fined, fined))
    assert {name: read[name] for name in names} == dict.fromkeys(names, 1)


@pytest.mark.parametrize(
    ("truth", "said", "score"),
    [
        (Outcome(months=12), Outcome(months=14), 1.0),  # ln(15/13) = 0.143
        (Outcome(months=12), Outcome(months=18), 0.8),  # 0.379
        (Outcome(months=12), Outcome(months=21), 0.6),  # 0.526
        (Outcome(months=12), Outcome(months=26), 0.4),  # 0.731
        (Outcome(months=12), Outcome(months=33), 0.2),  # 0.961
        (Outcome(months=12), Outcome(months=36), 0.0),  # 1.046
        (Outcome(death=True), Outcome(death=True), 1.0),
        (Outcome(death=True), Outcome(life=True), 0.0),
        (Outcome(life=True), Outcome(months=240), 0.0),
        (Outcome(months=240), Outcome(life=True), 0.0),
        (Outcome(months=3), None, 0.0),
    ],
)
def test_cail_term_score(truth: Outcome, said: Outcome | None, score: float) -> None:
    assert cail_term_score(truth, said) == score


def case(charges: tuple[str, ...] = ("盗窃罪",), months: int = 8, life: bool = False) -> CailCase:
    return CailCase(
        fact="被告人甲某窃得手机一部。",
        charges=charges,
        articles=(264,),
        months=months,
        life=life,
        death=False,
        fine_yuan=1000,
        criminal="甲某",
    )


def test_labels_of_life_with_months_are_life() -> None:
    assert labelled_outcome(case(months=48, life=True)) == Outcome(
        frozenset({"盗窃罪"}), frozenset({264}), months=0, life=True, fine_yuan=1000
    )


JUDGMENT = (
    "本院认为，被告人甲某以非法占有为目的，窃取他人财物，数额较大，其行为已构成盗窃罪；在道路上醉酒驾驶机动车，其行为又构成"
    "危险驾驶罪。依照《中华人民共和国刑法》第二百六十四条、第一百三十三条之一第一款第二项、第六十九条、第六十七条第三款之规定，"
    "判决如下：\n被告人甲某犯盗窃罪，判处有期徒刑八个月，并处罚金人民币二千元；犯危险驾驶罪，判处拘役二个月，并处罚金人民币"
    "一千元；决定执行有期徒刑八个月，并处罚金人民币三千元。"
)


def test_a_judgment_becomes_what_is_compared() -> None:
    assert predicted_outcome(read_judgment(JUDGMENT), "甲某") == Outcome(
        charges=frozenset({"盗窃罪", "危险驾驶罪"}),
        articles=frozenset({264, 133}),
        months=8,
        general=frozenset({67, 69}),
        kind=SentenceKind.FIXED_TERM,
        fine_yuan=3000,
        probation_months=0,
    )


def test_a_part_of_a_selective_charge_is_the_charge() -> None:
    judgment = (
        "本院认为，被告人甲某贩卖海洛因，其行为已构成贩卖毒品罪。依照《中华人民共和国刑法》第三百四十七条第四款之规定，判决如下："
        "\n被告人甲某犯贩卖毒品罪，判处有期徒刑七个月，并处罚金人民币一千元。"
    )
    predicted = predicted_outcome(read_judgment(judgment), "甲某")
    assert predicted is not None
    assert predicted.charges == labelled_outcome(case(charges=("走私、贩卖、运输、制造毒品罪",))).charges


def test_no_term_is_zero_months_and_life_is_life() -> None:
    fine = predicted_outcome(read_judgment("判决如下：\n被告人甲某犯盗窃罪，单处罚金人民币三千元。"), "甲某")
    life = predicted_outcome(
        read_judgment("判决如下：\n被告人甲某犯故意杀人罪，判处无期徒刑，剥夺政治权利终身。"), "甲某"
    )
    assert fine is not None
    assert life is not None
    assert (fine.months, fine.has_term, fine.kind, fine.fine_yuan) == (0, False, SentenceKind.SUPPLEMENTARY_ONLY, 3000)
    assert (life.months, life.life, life.has_term, life.kind) == (0, True, False, SentenceKind.LIFE)


def test_the_named_defendant_is_taken() -> None:
    text = (
        "判决如下：\n一、被告人甲某犯盗窃罪，判处有期徒刑一年，并处罚金人民币二千元。\n"
        "二、被告人乙某犯盗窃罪，判处有期徒刑六个月，并处罚金人民币一千元。"
    )
    second = predicted_outcome(read_judgment(text), "乙某")
    unnamed = predicted_outcome(read_judgment(text), "丙某")
    assert second is not None
    assert unnamed is not None
    assert (second.months, unnamed.months) == (6, 12)


@pytest.mark.parametrize("text", ["", "本院认为，", "判决如下：", "天气很好。", JUDGMENT[:60]])
def test_an_unreadable_answer_predicts_nothing(text: str) -> None:
    assert predicted_outcome(read_judgment(text), "甲某") is None
