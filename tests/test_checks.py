"""Every rule: one judgment that keeps it, one that breaks it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

import pytest

from resources.law.article import Article
from resources.messages.measure_words import term_words
from resources.messages.values import Term
from resources.messages.wording import say
from tests.band_cases import BAND_CASES
from tests.facts_cases import FACTS_TOLD
from tests.told_cases import TOLD, Told
from trainer.judgment.checks import check
from trainer.judgment.checks.rules import RULES
from trainer.judgment.types import (
    Charge,
    Circumstance,
    Defendant,
    Finding,
    Judgment,
    Sentence,
    SentenceKind,
    SentenceRange,
    Span,
)

FIXED, DETENTION, CONTROL = SentenceKind.FIXED_TERM, SentenceKind.DETENTION, SentenceKind.CONTROL
LIFE, DEATH, REPRIEVE = SentenceKind.LIFE, SentenceKind.DEATH, SentenceKind.DEATH_REPRIEVE
ALONE, EXEMPT = SentenceKind.SUPPLEMENTARY_ONLY, SentenceKind.EXEMPT


def years(number: float, days: int = 0) -> Sentence:
    return Sentence(FIXED, round(number * 12), days)


def months(kind: SentenceKind, number: int) -> Sentence:
    return Sentence(kind, number)


def count(
    name: str,
    sentence: Sentence | None,
    fine: int | None = None,
    rights: int | None = None,
    confiscation: str | None = None,
) -> Charge:
    return Charge(name, (), sentence, fine, rights, confiscation)


def person(
    *charges: Charge,
    total: Sentence | None = None,
    fine: int | None = None,
    found: tuple[str, ...] = (),
    name: str = "甲某",
    probation: int | None = None,
    deported: bool = False,
    unread: tuple[str, ...] = (),
) -> Defendant:
    fines = [charge.fine_yuan for charge in charges if charge.fine_yuan is not None]
    return Defendant(
        name,
        charges,
        total or charges[0].sentence,
        fine if fine is not None else sum(fines) if fines else None,
        None,
        probation,
        deported,
        tuple(Circumstance(each, each, Span(0, 1)) for each in found),
        unread=unread,
    )


@dataclass(frozen=True)
class Example:
    """A judgment with what is known of its days."""

    defendants: tuple[Defendant, ...]
    articles: tuple[str, ...] = ()
    act_date: date | None = None
    judged_on: date | None = date(2023, 5, 1)
    facts: str = ""
    result: str = ""
    further: tuple[Span, ...] = ()

    def findings(self) -> tuple[Finding, ...]:
        span = Span(0, len(self.result)) if self.result else None
        articles = tuple(map(Article.parse, self.articles))
        judgment = Judgment(self.defendants, articles, result=span, further=self.further)
        return check(judgment, act_date=self.act_date, judged_on=self.judged_on, facts=self.facts, text=self.result)


def one(
    name: str,
    sentence: Sentence,
    fine: int | None = None,
    *,
    found: tuple[str, ...] = (),
    rights: int | None = None,
    articles: tuple[str, ...] = (),
    probation: int | None = None,
    act: date | None = None,
    judged: date | None = date(2023, 5, 1),
    facts: str = "",
) -> Example:
    defendant = person(count(name, sentence, fine, rights), found=found, probation=probation)
    return Example((defendant,), articles, act, judged, facts)


THEFT = one("盗窃罪", years(1), 2000)
TWO = (count("盗窃罪", years(3), 5000), count("诈骗罪", years(2), 4000))


def together(total: Sentence, fine: int | None = None, charges: tuple[Charge, ...] = TWO, result: str = "") -> Example:
    return Example((person(*charges, total=total, fine=fine),), result=result)


def unsettled(**ranges: SentenceRange | tuple[int, int]) -> Example:
    charge = replace(count("盗窃罪", None), **ranges)
    return Example((replace(person(charge, unread=("sentence", "fine")), total=None),))


# Rule: what keeps it, what breaks it. Those that need the words of a judgment are in ``told_cases``.
CASES: dict[str, tuple[Example | Told, Example | Told]] = {
    "verdict-several": (THEFT, replace(THEFT, further=(Span(30, 60),))),
    "sentence-range": (THEFT, unsettled(sentence_range=SentenceRange(years(0.5), years(1)))),
    "fine-range": (THEFT, unsettled(fine_range=(1000, 3000))),
    "article-unknown": (
        replace(THEFT, articles=("264", "133之1", "刑事诉讼法15")),
        replace(THEFT, articles=("264", "133之9")),
    ),
    "article-deleted": (
        replace(one("集资诈骗罪", Sentence(LIFE), 100000, rights=0, judged=date(2013, 1, 1)), articles=("192", "199")),
        replace(one("集资诈骗罪", Sentence(LIFE), 100000, rights=0), articles=("192", "199")),
    ),
    "article-not-yet": (
        one("催收非法债务罪", years(1), 2000, articles=("293之1",), judged=date(2021, 3, 2)),
        one("催收非法债务罪", years(1), 2000, articles=("293之1",), judged=date(2020, 3, 2)),
    ),
    "paragraph-unknown": (
        replace(THEFT, articles=("264", "67.3")),
        replace(THEFT, articles=("264", "67.4")),
    ),
    "item-unknown": (
        one("危险驾驶罪", months(DETENTION, 2), 3000, articles=("133之1.1(2)",)),
        one("危险驾驶罪", months(DETENTION, 2), 3000, articles=("133之1.1(5)",)),
    ),
    "charge-unknown": (THEFT, one("偷东西罪", years(1), 2000)),
    "charge-abolished": (
        one("嫖宿幼女罪", years(6), 5000, act=date(2014, 5, 1), judged=date(2015, 5, 1)),
        one("嫖宿幼女罪", years(6), 5000, act=date(2016, 5, 1), judged=date(2016, 9, 1)),
    ),
    "charge-abolished-note": (
        one("嫖宿幼女罪", years(6), 5000, act=date(2014, 5, 1), judged=date(2015, 5, 1)),
        one("嫖宿幼女罪", years(6), 5000, act=date(2014, 5, 1), judged=date(2016, 5, 1)),
    ),
    "charge-too-new": (
        one("高空抛物罪", months(DETENTION, 3), 2000, act=date(2021, 4, 1)),
        one("高空抛物罪", months(DETENTION, 3), 2000, act=date(2020, 4, 1)),
    ),
    "charge-too-new-by-facts": (
        one("高空抛物罪", months(DETENTION, 3), 2000, facts="2021年4月1日，甲某从阳台抛物。"),
        one("高空抛物罪", months(DETENTION, 3), 2000, facts="2020年4月1日，甲某从阳台抛物。"),
    ),
    "charge-without-article": (
        replace(THEFT, articles=("264", "52")),
        replace(THEFT, articles=("52", "53")),
    ),
    "article-without-charge": (
        one("抢劫罪", years(4), 3000, articles=("263", "269")),
        replace(THEFT, articles=("264", "266")),
    ),
    "kind-not-allowed": (
        one("危险驾驶罪", months(DETENTION, 2), 3000),
        one("危险驾驶罪", years(0.5), 3000),
    ),
    "term-above-range": (
        one("交通肇事罪", years(15)),
        one("敲诈勒索罪", years(12), 5000, act=date(2010, 1, 1), judged=date(2010, 9, 1)),
    ),
    "term-below-range": (one("抢劫罪", years(3), 3000), one("抢劫罪", years(2), 3000)),
    "below-range-mitigated": (
        one("抢劫罪", years(3), 3000, found=("accessory",)),
        one("抢劫罪", years(2), 3000, found=("accessory",)),
    ),
    "range-later-heavier": (
        one("非法吸收公众存款罪", years(12), 400000, act=date(2021, 4, 1)),
        one("非法吸收公众存款罪", years(12), 400000, act=date(2020, 4, 1)),
    ),
    "range-depends-on-date": (
        one("非法吸收公众存款罪", years(9), 400000, judged=None),
        one("非法吸收公众存款罪", years(12), 400000, judged=None),
    ),
    "term-out-of-limits": (
        one("危险驾驶罪", months(DETENTION, 6), 3000),
        one("危险驾驶罪", months(DETENTION, 7), 3000),
    ),
    "combined-above-sum": (together(years(5)), together(years(5, 1))),
    "combined-below-highest": (together(years(3)), together(years(2.5))),
    "combined-above-cap": (
        together(years(20), charges=(count("抢劫罪", years(15), 5000), count("盗窃罪", years(10), 5000))),
        together(years(21), charges=(count("抢劫罪", years(15), 5000), count("盗窃罪", years(10), 5000))),
    ),
    "combined-lighter-kind": (
        together(Sentence(LIFE), charges=(count("抢劫罪", Sentence(LIFE), 5000, 0), count("盗窃罪", years(10), 5000))),
        together(years(20), charges=(count("抢劫罪", Sentence(LIFE), 5000, 0), count("盗窃罪", years(10), 5000))),
    ),
    "combined-fine": (together(years(4), 9000), together(years(4), 8000)),
    "probation-kind": (
        one("盗窃罪", years(3), 2000, probation=48),
        one("盗窃罪", years(3.5), 2000, probation=48),
    ),
    "probation-recidivist": (
        one("盗窃罪", years(1), 2000, probation=12, found=("prior_record",)),
        one("盗窃罪", years(1), 2000, probation=12, found=("recidivist",)),
    ),
    "probation-too-short": (
        one("盗窃罪", years(2), 2000, probation=24),
        one("盗窃罪", years(2), 2000, probation=18),
    ),
    "probation-too-long": (
        one("危险驾驶罪", months(DETENTION, 2), 2000, probation=12),
        one("危险驾驶罪", months(DETENTION, 2), 2000, probation=13),
    ),
    "fine-missing": (one("盗窃罪", years(1), 2000), one("盗窃罪", years(1))),
    "fine-missing-unless-unit": (
        one("走私普通货物罪", years(1), 20000),
        one("走私普通货物罪", years(1)),
    ),
    "fine-not-provided": (one("故意伤害罪", years(1)), one("故意伤害罪", years(1), 5000)),
    "fine-out-of-range": (
        one("信用卡诈骗罪", years(1), 20000),
        one("信用卡诈骗罪", years(1), 10000),
    ),
    "fine-out-of-range-mitigated": (
        one("信用卡诈骗罪", years(1), 20000, found=("surrender",)),
        one("信用卡诈骗罪", years(1), 10000, found=("surrender",)),
    ),
    "fine-too-small": (
        one("盗窃罪", years(1), 500, found=("minor_16_18",)),
        one("盗窃罪", years(1), 500),
    ),
    "rights-missing": (
        one("故意杀人罪", Sentence(LIFE), rights=0),
        one("故意杀人罪", Sentence(LIFE), rights=60),
    ),
    "rights-security-missing": (
        one("间谍罪", years(4), rights=12),
        one("间谍罪", years(4)),
    ),
    "rights-term": (
        one("故意杀人罪", years(10), rights=12),
        one("故意杀人罪", years(10), rights=6),
    ),
    "rights-of-control": (
        one("寻衅滋事罪", months(CONTROL, 6), rights=6),
        one("寻衅滋事罪", months(CONTROL, 6), rights=12),
    ),
    "death-of-minor": (
        one("故意杀人罪", Sentence(REPRIEVE), rights=0, found=("surrender",)),
        one("故意杀人罪", Sentence(REPRIEVE), rights=0, found=("minor_16_18",)),
    ),
    "death-of-elderly": (
        one("故意杀人罪", Sentence(LIFE), rights=0, found=("elderly_intent",)),
        one("故意杀人罪", Sentence(DEATH), rights=0, found=("elderly_intent",)),
    ),
    "recidivist-minor": (
        one("盗窃罪", years(1), 2000, found=("recidivist",)),
        one("盗窃罪", years(1), 2000, found=("recidivist", "minor_16_18")),
    ),
    **TOLD,
    **FACTS_TOLD,
}


def test_every_rule_has_its_cases() -> None:
    assert set(CASES) | set(BAND_CASES) == set(RULES)


@pytest.mark.parametrize("rule", CASES)
def test_kept(rule: str) -> None:
    assert rule not in {finding.rule for finding in CASES[rule][0].findings()}


@pytest.mark.parametrize("rule", CASES)
def test_broken(rule: str) -> None:
    (finding,) = [finding for finding in CASES[rule][1].findings() if finding.rule == rule]
    assert finding.severity == RULES[rule]
    assert "{" not in say(finding.message)
    assert say(finding.message).endswith("。")


@pytest.mark.parametrize("rule", [rule for rule in CASES if RULES[rule] == "error"])
def test_what_keeps_a_rule_is_free_of_errors(rule: str) -> None:
    assert [finding for finding in CASES[rule][0].findings() if finding.severity == "error"] == []


def rules(example: Example) -> set[str]:
    return {finding.rule for finding in example.findings()}


def test_the_numbers_stand_in_the_message() -> None:
    (finding,) = one("抢劫罪", years(2), 3000).findings()
    assert say(finding.message) == (
        "抢劫罪判处有期徒刑2年，低于法定最低刑有期徒刑3年，又没有减轻处罚的情节："
        "法定刑为3年以上10年以下有期徒刑；10年以上有期徒刑、无期徒刑、死刑。"
    )
    assert finding.article == Article("刑法", 263)
    assert (finding.defendant, finding.charge) == (0, 0)


def test_a_finding_names_its_defendant_and_charge() -> None:
    example = Example((person(count("盗窃罪", years(1), 2000)), person(*TWO[:1], count("故意伤害罪", years(1), 500))))
    places = {(found.rule, found.defendant, found.charge) for found in example.findings()}
    assert ("fine-not-provided", 1, 1) in places


@pytest.mark.parametrize("articles", [("27",), ("67.1",), ("63.2",), ("23",)])
def test_a_cited_ground_mitigates(articles: tuple[str, ...]) -> None:
    assert "below-range-mitigated" in rules(one("抢劫罪", years(2), 3000, articles=("263", *articles)))


def test_confession_does_not_mitigate() -> None:
    example = one("抢劫罪", years(2), 3000, articles=("263", "67.3"), found=("confession",))
    assert "term-below-range" in rules(example)


def test_mitigation_never_goes_up() -> None:
    example = one("危险驾驶罪", years(1), 3000, found=("surrender",))
    assert "kind-not-allowed" in rules(example)


def test_exemption_is_always_open() -> None:
    assert rules(one("抢劫罪", Sentence(EXEMPT))) == set()


def test_a_fine_in_place_of_a_term() -> None:
    assert rules(one("盗窃罪", Sentence(ALONE), 2000)) == set()
    assert "term-below-range" in rules(one("抢劫罪", Sentence(ALONE), 2000))


def test_the_older_lighter_law_and_the_newer_lighter_law() -> None:
    """从旧兼从轻: bribery of 60,000 yuan was five years and more until 2015-11-01, three years and less since."""
    assert rules(one("受贿罪", years(2), 100000, act=date(2014, 1, 1))) == {"fine-of-later-law"}
    assert "term-below-range" in rules(one("受贿罪", Sentence(CONTROL, 6), 100000, act=date(2014, 1, 1)))
    before = one("职务侵占罪", Sentence(LIFE), 100000, rights=0, act=date(2020, 1, 1))
    assert "range-later-heavier" in rules(before)


def test_the_day_of_the_act_may_be_anywhere_between_the_days_of_the_facts() -> None:
    facts = "2020年3月至2021年5月间，甲某向社会公众吸收资金。"
    assert rules(one("非法吸收公众存款罪", years(12), 600000, facts=facts)) == {"law-changed-within-acts"}


def test_the_law_of_the_judgment_bounds_the_law_of_the_act() -> None:
    example = one("非法吸收公众存款罪", years(12), 400000, judged=date(2020, 6, 1))
    assert "term-above-range" in rules(example)


def test_the_signature_tells_the_day_of_the_judgment() -> None:
    defendant = person(count("非法吸收公众存款罪", years(12), 400000))
    text = "甲某犯非法吸收公众存款罪，判处有期徒刑十二年。审判长 二〇二〇年六月一日"
    found = check(Judgment((defendant,)), text=text)
    assert [finding.rule for finding in found] == ["term-above-range"]


def test_a_term_of_days_over_the_range() -> None:
    assert rules(one("非法侵入住宅罪", years(3))) == set()
    assert "term-above-range" in rules(one("非法侵入住宅罪", years(3, 1)))


def test_twenty_five_years_where_the_terms_add_up_to_thirty_five() -> None:
    three = tuple(count(name, years(12), 5000) for name in ("抢劫罪", "盗窃罪", "诈骗罪"))
    assert rules(together(years(25), charges=three)) == set()
    assert "combined-above-cap" in rules(together(years(25), charges=(*three[:2], count("重婚罪", years(1)))))
    old = Example((person(*three, total=years(25)),), judged_on=date(2010, 1, 1))
    assert "combined-above-cap" in {finding.rule for finding in old.findings()}


def test_detention_is_absorbed_by_a_prison_term() -> None:
    charges = (count("盗窃罪", years(1), 2000), count("危险驾驶罪", months(DETENTION, 3), 2000))
    assert rules(together(years(1), charges=charges)) == set()


def test_an_earlier_sentence_makes_the_total_longer() -> None:
    result = "撤销前判缓刑部分，与前罪没有执行的刑罚并罚，决定执行有期徒刑六年。"
    assert rules(together(years(6), result=result)) == set()
    single = Example((person(count("盗窃罪", years(1), 2000), total=years(16)),), result=result)
    assert rules(single) == set()


def test_no_term_over_fifteen_years_for_one_crime() -> None:
    assert "term-out-of-limits" in rules(Example((person(count("盗窃罪", years(1), 2000), total=years(16)),)))


def test_what_could_not_be_read_is_no_finding() -> None:
    assert rules(Example((person(count("盗窃罪", years(1)), unread=("fine",)),))) == set()
    assert rules(Example((person(count("盗窃罪", None), count("诈骗罪", None), total=years(3)),))) == set()
    assert Example(()).findings() == ()


def test_a_foreigner_is_deported_instead() -> None:
    defendant = person(count("故意杀人罪", Sentence(LIFE)), deported=True)
    assert rules(Example((defendant,))) == set()


def test_a_unit_is_only_fined() -> None:
    unit = person(count("虚开增值税专用发票罪", Sentence(ALONE), 100000), name="某某贸易有限公司")
    boss = person(count("虚开增值税专用发票罪", years(2)))
    assert rules(Example((unit, boss))) == {"fine-missing-unless-unit"}


def test_procedure_law_before_its_renumbering_is_left_alone() -> None:
    old = replace(THEFT, articles=("264", "刑事诉讼法12.9"), judged_on=date(2016, 1, 1))
    assert "paragraph-unknown" not in rules(old)
    assert "paragraph-unknown" in rules(replace(old, judged_on=date(2019, 1, 1)))


def test_a_paragraph_that_existed_at_the_time() -> None:
    """205 had four 款 until 2011-05-01."""
    example = one("虚开增值税专用发票罪", years(1), 20000, articles=("205.4",), act=date(2016, 1, 1))
    assert "paragraph-unknown" in rules(example)
    assert "paragraph-unknown" not in rules(replace(example, act_date=date(2010, 1, 1)))


@pytest.mark.parametrize(("number", "text"), [(42, "3年6个月"), (12, "1年"), (5, "5个月"), (0, "0个月")])
def test_months(number: int, text: str) -> None:
    assert term_words(Term(number), "zh") == text
