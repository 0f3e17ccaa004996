"""The ten cases of docs/guideline.md, which were worked on paper first: the program comes to the same months."""

from __future__ import annotations

from fractions import Fraction

import pytest

from resources.law.charges import RangeVersion, Tier, charge_named
from resources.law.sentence_kind import SentenceKind
from resources.messages.values import Penalty
from trainer.guideline.basis import Basis
from trainer.guideline.comparison import position
from trainer.guideline.line import Stage
from trainer.guideline.outcome import remarks
from trainer.guideline.several import combined
from trainer.guideline.sheet import Sheet, new_sheet
from trainer.judgment.checks.rules import Place

HERE = Place(0, 0)


def sheet(
    charge: str, band: tuple[int, int] | None, *found: str, sentence: Penalty | None = None, **case: object
) -> Sheet:
    rule = charge_named(charge)
    assert rule is not None
    version = rule.versions[-1]
    tier = next(number for number, each in enumerate(version.tiers) if each.months == band)
    basis = Basis(found=found, **case)  # type: ignore[arg-type]
    return new_sheet(HERE, rule.name, version, (tier,), basis, sentence)


def after(made: Sheet) -> dict[Stage, tuple[Fraction, Fraction]]:
    return {layer.stage: (layer.low, layer.high) for layer in made.layers}


def said(made: Sheet) -> set[str]:
    return {remark.said.key.partition(".")[2] for remark in remarks(made)}


def test_1_theft_with_a_plea_that_contains_the_confession() -> None:
    made = sheet("盗窃罪", (6, 36), "confession", "restitution", "plea_leniency").with_line("add-amount", low=3, high=3)
    assert made.within == {"confession": "plea_leniency", "restitution": "plea_leniency"}
    assert after(made)[Stage.INCREMENTS] == (4, 15)
    assert after(made)[Stage.SECOND] == (Fraction("1.6"), 15)
    assert after(made)[Stage.COURT] == (Fraction("1.28"), 18)
    assert made.months == (1, 18)
    assert {"no-increments", "detention-open", "probation-may"} <= said(made)


def test_2_injury_by_a_recidivist() -> None:
    made = sheet("故意伤害罪", (36, 120), "recidivist")
    assert after(made)[Stage.SECOND] == (Fraction("39.6"), 84)
    assert after(made)[Stage.COURT] == (Fraction("31.68"), Fraction("100.8"))
    assert made.months == (36, 101)
    assert {"probation-barred", "floor-holds"} <= said(made)
    assert "may-mitigate" not in said(made)


def test_3_recidivism_adds_three_months_at_least() -> None:
    made = sheet("盗窃罪", (6, 36), "recidivist").with_line("start", low=6, high=6)
    made = made.with_line("recidivist", low=10, high=10).with_line("margin", on=False)
    assert made.months == (9, 9)


def test_4_robbery_by_an_accessory_that_failed() -> None:
    made = sheet("抢劫罪", (36, 120), "accessory", "attempt", "confession")
    assert after(made)[Stage.FIRST] == (9, Fraction("57.6"))
    assert after(made)[Stage.SECOND] == (Fraction("7.2"), Fraction("57.6"))
    assert made.months == (5, 70)
    assert "may-mitigate" in said(made)


def test_5_fraud_in_a_province_with_increments() -> None:
    made = sheet("诈骗罪", (6, 36), "surrender", "plea_leniency", province="江西", yuan=Fraction(20_000))
    assert made.line("add-amount").count == 10
    assert after(made)[Stage.INCREMENTS] == (11, 22)
    assert after(made)[Stage.SECOND] == (Fraction("4.4"), 22)
    assert made.months == (3, 27)


def test_6_a_great_merit_leads_below_the_range() -> None:
    made = sheet("诈骗罪", (120, 180), "major_merit", province="江西", yuan=Fraction(800_000))
    assert made.line("add-amount").count == 7
    assert after(made)[Stage.SECOND] == (Fraction("63.5"), Fraction("120.8"))
    assert after(made)[Stage.COURT] == (Fraction("50.8"), Fraction("144.96"))
    assert made.months == (50, 145)
    assert "life-open" in said(made)


def test_7_drugs_stop_at_the_statutes_maximum() -> None:
    made = sheet("贩卖毒品罪", (84, 180), province="江西", grams={"heroin": Fraction(20)})
    assert made.line("add-heroin").count == 22
    made = made.with_line("adjust-drug-repeat", on=True)
    assert after(made)[Stage.SECOND] == (Fraction("116.6"), Fraction("153.4"))
    assert made.months == (93, 180)
    assert "ceiling-holds" in said(made)


def test_8_dangerous_driving_is_set_directly() -> None:
    made = sheet("危险驾驶罪", None, "confession")
    assert made.months == (1, 6)
    assert not made.line("confession").counts
    assert "direct" in said(made)


def test_9_flight_after_an_accident_with_surrender() -> None:
    made = sheet("交通肇事罪", (36, 84), "surrender", "comp_forgiven")
    assert after(made)[Stage.SECOND] == (Fraction("7.2"), 60)
    assert made.months == (5, 72)


def test_10_excess_of_defence_must_mitigate() -> None:
    made = sheet("故意伤害罪", (36, 120), "excess_defense")
    assert made.line("excess_defense").asked
    made = made.with_line("excess_defense", low=-70, high=-50)
    assert after(made)[Stage.FIRST] == (Fraction("10.8"), 30)
    assert made.months == (8, 36)
    assert "must-mitigate" in said(made)


@pytest.mark.parametrize(
    ("ranges", "low", "high", "cap"),
    [
        (((10, 14), (8, 12)), 10, 26, None),
        (((144, 180),) * 3, 144, 300, 300),
        (((1, 6), (12, 20)), 12, 20, None),
        (((1, 6), (2, 6), (1, 5)), 2, 12, 12),
        (((100, 140), (100, 140)), 100, 240, 240),
    ],
)
def test_several_crimes(ranges: tuple[tuple[int, int], ...], low: int, high: int, cap: int | None) -> None:
    found = combined(ranges)
    assert found is not None
    assert (found.low, found.high, found.capped) == (low, high, cap)


def test_one_crime_is_no_several() -> None:
    assert combined([(1, 2)]) is None


def test_the_frame_of_a_plea() -> None:
    """30 % alone and beside 坦白, 60 % beside surrender and the like; at least what a member must give."""

    def frame(*found: str) -> tuple[int, int]:
        return sheet("盗窃罪", (6, 36), "plea_leniency", *found).line("plea_leniency").bounds

    assert frame() == frame("confession") == frame("court_plea", "good_detention") == (-30, 0)
    assert frame("surrender") == frame("restitution") == frame("comp_forgiven") == frame("reconciliation") == (-60, 0)
    assert frame("confession_heavier") == (-60, -10)
    assert frame("confession_avert") == (-60, -30)
    made = sheet("盗窃罪", (6, 36), "plea_leniency", "surrender")
    assert made.with_line("surrender", on=False).line("plea_leniency").low == -30
    chosen = made.with_line("plea_leniency", low=-45, high=-45)
    assert chosen.with_line("surrender", on=False).line("plea_leniency").low == -30
    # Without the plea each counts for itself.
    assert made.with_line("plea_leniency", on=False).within == {}


def test_nothing_counts_twice() -> None:
    made = sheet("盗窃罪", (6, 36), "surrender", "confession", "court_plea", "recidivist", "prior_record")
    assert made.within == {"confession": "surrender", "court_plea": "surrender", "prior_record": "recidivist"}
    both = sheet("故意伤害罪", (36, 120), "comp_only", "forgiven_only")
    assert both.line("comp_forgiven").on
    assert not both.line("comp_only").on


def test_a_minor_offence_may_go_further() -> None:
    made = sheet("盗窃罪", (6, 36), "surrender")
    assert made.with_minor(True).line("surrender").bounds == (-100, 0)
    assert made.with_minor(True).with_minor(False) == made


def test_nothing_is_worked_out_without_a_tier_or_a_guideline() -> None:
    rule = charge_named("盗窃罪")
    assert rule is not None
    made = new_sheet(HERE, rule.name, rule.versions[-1], (0, 1), Basis())
    assert (made.tier, made.months, made.layers) == (None, None, ())
    assert said(made) == {"choose-tier"}
    assert made.with_tier(1).layers[0].low == 36
    other = charge_named("重婚罪")
    assert other is not None
    made = new_sheet(HERE, other.name, other.versions[-1], (0,), Basis())
    assert (made.lines, made.months) == ((), None)
    assert {"not-covered", "band-only"} <= said(made)


def test_another_days_range_has_no_start() -> None:
    """职务侵占 before 2021-03-01 had other ranges than those that the guideline was made for."""
    version = RangeVersion(since=charge_named("职务侵占罪").versions[0].since, tiers=(Tier((6, 60), detention=True),))  # type: ignore[union-attr]
    made = new_sheet(HERE, "职务侵占罪", version, (0,), Basis())
    assert made.lines == ()
    assert "no-start" in said(made)


def test_a_standard_that_changed_is_shown_and_not_computed() -> None:
    made = sheet("职务侵占罪", (6, 36), province="江西", yuan=Fraction(90_000))
    assert made.line("add-amount").asked
    assert made.line("add-amount").count == 0
    assert made.line("add-amount").note.key == "guideline.standard-replaced"  # type: ignore[union-attr]


def test_rules_of_which_nobody_knows_whether_they_stand_are_shown_and_not_computed() -> None:
    made = sheet("盗窃罪", (6, 36), province="河南", yuan=Fraction(20_000))
    assert made.line("start").bounds == (1, 12)
    assert made.line("start").note.key == "guideline.old-province"  # type: ignore[union-attr]
    assert made.line("add-amount").asked


def test_what_only_the_facts_state_is_offered_and_not_counted() -> None:
    made = sheet("盗窃罪", (6, 36), stated=("recidivist",))
    assert (made.line("recidivist").on, made.line("recidivist").origin) == (False, "facts")


@pytest.mark.parametrize(
    ("penalty", "where"),
    [
        (Penalty(SentenceKind.DETENTION, 1), "within"),
        (Penalty(SentenceKind.FIXED_TERM, 14), "within"),
        (Penalty(SentenceKind.FIXED_TERM, 24), "open"),
        (Penalty(SentenceKind.CONTROL, 12), "other"),
        (Penalty(SentenceKind.LIFE), "other"),
    ],
)
def test_a_sentence_beside_the_range(penalty: Penalty, where: str) -> None:
    assert position(sheet("盗窃罪", (6, 36), sentence=penalty)) == where


def test_a_sentence_above_and_below() -> None:
    made = sheet("强奸罪", (36, 120), sentence=Penalty(SentenceKind.FIXED_TERM, 12))
    assert position(made) == "below"
    assert position(sheet("强奸罪", (36, 120), "desist_harm", sentence=Penalty(SentenceKind.FIXED_TERM, 12))) == "open"
    filled = sheet(
        "诈骗罪", (6, 36), province="江西", yuan=Fraction(6000), sentence=Penalty(SentenceKind.FIXED_TERM, 30)
    )
    assert position(filled) == "above"
    assert position(sheet("盗窃罪", (6, 36))) is None


def test_the_lowest_range_of_all_leaves_no_term_below_it() -> None:
    made = sheet("故意伤害罪", (6, 36), "excess_defense").with_line("excess_defense", low=-60, high=-60)
    assert made.months == (1, 12)
    assert "must-mitigate-lowest" in said(made)


def test_units_that_were_not_read_are_asked_for() -> None:
    assert "units-asked" in said(sheet("寻衅滋事罪", (6, 60), province="江西"))
    assert "increments-asked" in said(sheet("寻衅滋事罪", (6, 60), province="浙江"))


def test_a_fine_goes_with_its_rule() -> None:
    made = sheet("盗窃罪", (6, 36), yuan=Fraction(20_000))
    (fine,) = (remark for remark in remarks(made) if remark.said.key == "guideline.fine-statute")
    assert fine.said.values["high"].amount == 40_000  # type: ignore[union-attr]
    assert fine.source.cited == "法释〔2013〕8号第14条"
    assert "fine-least" in said(sheet("诈骗罪", (6, 36)))
    assert "fine-province" in said(sheet("诈骗罪", (6, 36), province="江西"))
    assert not {each for each in said(sheet("故意伤害罪", (36, 120))) if each.startswith("fine")}


def test_a_province_names_what_speaks_for_probation_and_against_it() -> None:
    assert {"probation-for", "probation-against"} <= said(sheet("诈骗罪", (6, 36), province="江西"))
    assert not {"probation-for", "probation-against"} & said(sheet("诈骗罪", (6, 36), province="浙江"))
    assert "probation-for" not in said(sheet("诈骗罪", (120, 180), province="江西"))
