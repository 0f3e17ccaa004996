"""The rules of 刑法总则 on judgments in many wordings: what each finds, and what it must leave alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from time import process_time

import pytest

from resources.messages.values import Yuan
from resources.messages.wording import say
from tests.told_cases import BOTH, BRIBES, DATES, FINED, MURDER_REPRIEVED, THEFT, Told, told
from trainer.judgment.checks import check_case
from trainer.judgment.checks.case import build_case
from trainer.judgment.reader import read_judgment
from trainer.judgment.types import Finding

ACT = date(2022, 5, 3)
ROBBERY = "判处有期徒刑二年，并处罚金人民币二千元"


def of(case: Told, rule: str) -> list[Finding]:
    return [finding for finding in case.findings() if finding.rule == rule]


def errors(case: Told) -> set[str]:
    return {finding.rule for finding in case.findings() if finding.severity == "error"}


# 刑法 17


@pytest.mark.parametrize(
    "why",
    [
        "被告人甲某犯罪时已满十四周岁不满十六周岁。",
        "甲某作案时未满16周岁，依法从轻处罚。",
        "被告人甲某实施犯罪时年仅十五周岁。",
        "被告人甲某案发时15岁，系未成年人。",
        "被告人甲某实施犯罪行为时刚满十四周岁。",
        "被告人甲某犯罪时不满十四周岁。",
    ],
)
def test_theft_is_not_answered_for_under_16(why: str) -> None:
    (finding,) = of(told("盗窃罪", FINED, why), "under-age")
    assert finding.severity == "error"
    assert finding.article is not None
    assert finding.article.number == 17
    assert finding.text_span is not None


def test_traditional_characters_are_read_too() -> None:
    text = (
        "本院認為，被告人甲某的行為已構成盜竊罪。被告人甲某犯罪時年僅十五周歲。依照《中華人民共和國刑法》之規定，判決如下："
        "被告人甲某犯盜竊罪，判處有期徒刑一年，並處罰金人民幣二千元。"
    )
    assert "under-age" in Told(text).rules()
    other = text.replace("年僅十五周歲", "已滿十四周歲不滿十六周歲")
    assert "under-age" in Told(other).rules()


@pytest.mark.parametrize(
    ("crime", "why"),
    [
        ("盗窃罪", "被告人甲某犯罪时已满十六周岁不满十八周岁。"),
        ("盗窃罪", "被告人甲某犯罪时17周岁。"),
        ("盗窃罪", "被告人甲某部分犯罪时未满十六周岁。"),
        ("盗窃罪", "被害人乙某案发时不满十四周岁。"),
        ("强奸罪", "被告人甲某犯罪时已满十四周岁不满十六周岁。"),
        ("贩卖毒品罪", "被告人甲某犯罪时已满十四周岁不满十六周岁。"),
        ("故意伤害罪", "被告人甲某作案时年仅十五周岁，致一人重伤。"),
    ],
)
def test_who_answers_is_left_alone(crime: str, why: str) -> None:
    assert "under-age" not in told(crime, "判处有期徒刑一年", why).rules()


def test_only_the_sale_of_drugs_is_answered_for_under_16() -> None:
    why = "被告人甲某犯罪时已满十四周岁不满十六周岁。"
    assert "under-age" in told("运输毒品罪", FINED, why).rules()


def test_at_12_or_13_only_since_2021_and_with_approval() -> None:
    why = "被告人甲某犯罪时已满十二周岁不满十四周岁。"
    late = told("故意杀人罪", "判处有期徒刑十二年", why, act=date(2021, 3, 1))
    early = told("故意杀人罪", "判处有期徒刑十二年", why, act=date(2021, 2, 28))
    assert {"under-age-approval"} == {"under-age", "under-age-approval"} & late.rules()
    assert {"under-age"} == {"under-age", "under-age-approval"} & early.rules()


def test_by_the_birthday_the_day_after_counts() -> None:
    facts = "被告人甲某，{}出生。2022年5月3日，甲某盗窃手机一部，价值人民币4000元。"
    on_it = replace(THEFT, facts=facts.format("2006年5月3日"))
    after = replace(THEFT, facts=facts.format("2006年5月2日"))
    (finding,) = of(on_it, "under-age-by-facts")
    assert finding.severity == "warning"
    assert "2006年5月3日" in on_it.facts[finding.facts_span.start : finding.facts_span.end + 4]  # type: ignore[union-attr]
    assert "不满16周岁" in say(finding.message)
    assert of(after, "under-age-by-facts") == []


@pytest.mark.parametrize("born", ["9999年1月1日", "9984年2月29日"])
def test_a_birth_beyond_the_calendar_is_no_trouble(born: str) -> None:
    facts = f"被告人甲某，{born}出生。2022年5月3日，甲某盗窃手机一部，价值人民币4000元。"
    assert of(replace(THEFT, facts=facts, act_date=date.max), "under-age-by-facts") == []


@pytest.mark.parametrize(
    ("why", "found"), [("甲某犯罪时未满十八周岁。", True), ("甲某犯罪时已满十六周岁不满十八周岁。", False)]
)
def test_the_court_s_own_age_goes_before_a_birthday(why: str, found: bool) -> None:
    facts = "被告人甲某，生于2008年1月1日。2022年5月3日，甲某盗窃手机一部，价值人民币4000元。"
    case = replace(told("盗窃罪", FINED, why), facts=facts)
    assert ("under-age-by-facts" in case.rules()) == found


# 刑法 49


@pytest.mark.parametrize(
    "why",
    [
        "被告人甲某（怀孕三个月）依法不适用死刑。",
        "被告人甲某系怀孕的妇女。",
        "被告人甲某现已怀孕。",
        "被告人甲某在审判时怀孕。",
        "甲某是孕妇。",
    ],
)
def test_no_death_for_a_pregnant_woman(why: str) -> None:
    sentences = (MURDER_REPRIEVED, "判处死刑，剥夺政治权利终身")
    assert all("death-of-pregnant" in errors(told("故意杀人罪", each, why)) for each in sentences)
    assert "death-of-pregnant" not in told("故意杀人罪", "判处无期徒刑，剥夺政治权利终身", why).rules()


@pytest.mark.parametrize(
    "why",
    ["被害人系孕妇。", "被告人甲某杀害怀孕的妻子。", "经检查被告人甲某没有怀孕。", "被告人甲某并非孕妇。"],
)
def test_another_who_is_pregnant_is_not_the_defendant(why: str) -> None:
    assert "death-of-pregnant" not in told("故意杀人罪", MURDER_REPRIEVED, why).rules()


def test_the_aged_but_for_especial_cruelty() -> None:
    aged = "被告人甲某审判时已满七十五周岁。"
    assert "death-of-elderly" in told("故意杀人罪", MURDER_REPRIEVED, aged).rules()
    cruel = f"{aged}甲某以特别残忍手段致人死亡。"
    assert "death-of-elderly" not in told("故意杀人罪", MURDER_REPRIEVED, cruel).rules()


# 刑法 65


def recidivist(record: str, crime: str = "盗窃罪", sentence: str = FINED) -> Told:
    case = told(crime, sentence, "被告人甲某系累犯，应当从重处罚。", act=ACT)
    return replace(case, facts=f"{record}2022年5月3日，被告人甲某盗窃手机一部，价值人民币4000元。")


@pytest.mark.parametrize(
    ("record", "why"),
    [
        ("甲某曾因犯交通肇事罪于2019年5月1日被判处有期徒刑一年，2020年4月刑满释放。", "交通肇事罪是过失犯罪"),
        ("被告人甲某因犯过失致人死亡罪被判处有期徒刑三年，2020年6月1日刑满释放。", "过失致人死亡罪是过失犯罪"),
        ("甲某曾因犯盗窃罪被判处有期徒刑一年，2010年5月1日刑满释放。", "已超过五年"),
        ("甲某曾因犯盗窃罪于2020年5月1日被判处拘役五个月，2020年9月30日刑满释放。", "不是有期徒刑以上"),
        ("甲某曾因犯盗窃罪于2020年5月1日被判处有期徒刑一年，缓刑二年。", "宣告缓刑"),
        (
            "甲某，2002年6月1日出生。曾因犯盗窃罪于2020年5月1日被判处有期徒刑一年，2021年2月1日刑满释放。",
            "不满18周岁",
        ),
    ],
)
def test_an_earlier_sentence_that_makes_no_recidivist(record: str, why: str) -> None:
    case = recidivist(record)
    (finding,) = of(case, "recidivist-records")
    assert finding.severity == "warning"
    assert why in say(finding.message)
    assert finding.text_span is not None
    assert finding.facts_span is not None


@pytest.mark.parametrize(
    "record",
    [
        "甲某曾因犯盗窃罪被判处有期徒刑一年，2019年5月1日刑满释放。",
        "甲某曾因犯盗窃罪被判处有期徒刑一年。",
        "甲某曾因犯交通肇事罪被判处有期徒刑一年，2010年1月1日刑满释放；因犯诈骗罪被判处有期徒刑二年，"
        "2021年1月1日刑满释放。",
        "甲某曾因犯盗窃罪于2019年5月1日被判处有期徒刑一年，缓刑二年；2020年1月1日被撤销缓刑，2021年1月刑满释放。",
        "",
    ],
)
def test_what_may_make_a_recidivist_is_left_alone(record: str) -> None:
    assert of(recidivist(record), "recidivist-records") == []


@pytest.mark.parametrize(
    ("record", "found"),
    [
        ("被告人甲某曾因犯交通肇事罪被判处有期徒刑一年，刑满释放后五年内再犯罪，", True),
        ("被告人甲某曾因犯盗窃罪被判处拘役三个月，", True),
        ("被告人甲某曾因犯诈骗罪被判处有期徒刑一年，刑满释放后五年内再犯罪，", False),
        ("被告人甲某有前科，", False),
    ],
)
def test_the_court_s_own_words_tell_the_earlier_sentence(record: str, found: bool) -> None:
    case = told("盗窃罪", FINED, f"{record}系累犯，应当从重处罚。")
    assert bool(hits := of(case, "recidivist-records")) == found
    assert all(hit.facts_span is None and hit.text_span is not None for hit in hits)
    assert all("曾因" in case.text[hit.text_span.start - 4 : hit.text_span.end + 4] for hit in hits if hit.text_span)


def test_who_has_not_served_it_is_no_recidivist() -> None:
    case = recidivist("甲某曾因犯诈骗罪于2020年1月5日被判处有期徒刑三年，2022年11月30日刑满释放。")
    (finding,) = of(case, "recidivist-records")
    assert "尚未刑满" in say(finding.message)


def test_a_negligent_crime_makes_no_recidivist() -> None:
    case = told("失火罪", "判处有期徒刑二年", "被告人甲某系累犯。")
    assert "recidivist-negligent" in errors(case)
    both = told("失火罪", "判处有期徒刑二年", "被告人甲某不构成累犯。")
    assert "recidivist-negligent" not in both.rules()


# 刑法 87


@pytest.mark.parametrize(
    ("crime", "sentence", "act", "caught", "years"),
    [
        ("盗窃罪", FINED, date(2005, 5, 3), 2012, 5),
        ("故意伤害罪", "判处有期徒刑一年", date(2001, 5, 3), 2012, 5),
        ("交通肇事罪", "判处有期徒刑四年", date(2001, 5, 3), 2013, 10),
        ("抢劫罪", "判处有期徒刑五年，并处罚金人民币二千元", date(1999, 5, 3), 2016, 15),
        ("故意杀人罪", "判处有期徒刑十五年", date(1999, 5, 3), 2021, 20),
    ],
)
def test_the_time_for_prosecution(crime: str, sentence: str, act: date, caught: int, years: int) -> None:
    facts = f"{act.year}年{act.month}月{act.day}日，甲某作案后离开。{caught}年6月1日被抓获。"
    (finding,) = of(replace(told(crime, sentence, act=act), facts=facts), "limitation-passed")
    assert finding.values["years"] == years
    assert finding.severity == "warning"


@pytest.mark.parametrize(
    "facts",
    [
        "2005年5月3日，甲某盗窃手机一部。2009年6月1日被抓获。",
        "2005年5月3日，甲某盗窃手机一部。同日被害人报案，2005年5月6日公安机关立案侦查。2018年6月1日被抓获。",
    ],
)
def test_what_was_taken_up_in_time_is_left_alone(facts: str) -> None:
    case = replace(THEFT, act_date=date(2005, 5, 3), facts=facts)
    assert "limitation-passed" not in case.rules()


def test_flight_makes_a_question_of_it() -> None:
    facts = "2005年5月3日，甲某盗窃手机一部，后潜逃外地。2018年6月1日被抓获。"
    case = replace(THEFT, act_date=date(2005, 5, 3), facts=facts)
    (finding,) = of(case, "limitation-asked")
    assert finding.severity == "note"


# 刑法 72, 74


@pytest.mark.parametrize("why", ["甲某犯罪时系未成年人。", "甲某已满七十五周岁。", "甲某犯罪时不满十八周岁。"])
def test_probation_that_must_be_granted_is_a_note(why: str) -> None:
    (finding,) = of(told("盗窃罪", FINED, why), "probation-owed")
    assert finding.severity == "note"


@pytest.mark.parametrize(
    ("sentence", "why"),
    [
        ("判处有期徒刑四年，并处罚金人民币二千元", "甲某犯罪时系未成年人。"),
        ("判处有期徒刑一年，缓刑一年，并处罚金人民币二千元", "甲某犯罪时系未成年人。"),
        (FINED, "甲某系累犯，现已满七十五周岁。"),
        (FINED, "甲某自愿认罪。"),
    ],
)
def test_other_sentences_owe_no_probation(sentence: str, why: str) -> None:
    assert "probation-owed" not in told("盗窃罪", sentence, why).rules()


@pytest.mark.parametrize("kind", ["管制六个月，缓刑一年", "管制一年，宣告缓刑一年", "管制六个月缓刑六个月"])
def test_no_probation_beside_control(kind: str) -> None:
    assert "probation-kind" in errors(told("盗窃罪", f"判处{kind}，并处罚金人民币一千元"))


def test_a_ringleader_of_a_crowd_is_at_most_asked_about() -> None:
    sentence = "判处有期徒刑三年，缓刑四年"
    crowd = told("聚众斗殴罪", sentence, "被告人甲某系首要分子。")
    group = told("寻衅滋事罪", sentence, "被告人甲某是该犯罪集团的首要分子。")
    assert "probation-ringleader" not in replace(group, act_date=date(2011, 4, 30)).rules()
    neither = told("聚众斗殴罪", sentence, "被告人甲某不是首要分子，系一般参加者。")
    assert [each.severity for each in crowd.findings() if each.rule.startswith("probation-ringleader")] == ["note"]
    assert "probation-ringleader" in errors(group)
    assert not [rule for rule in neither.rules() if rule.startswith("probation-ringleader")]


# 刑法 27

PAIR = (
    "本院认为，被告人甲某、乙某的行为均已构成诈骗罪。甲某起主要作用，系主犯；乙某起次要作用，系从犯，{why}。判决如下："
    "一、被告人甲某犯诈骗罪，判处{first}，并处罚金人民币一万元。二、被告人乙某犯诈骗罪，判处{second}，并处罚金人民币一万元。"
)


@pytest.mark.parametrize(
    ("first", "second", "why", "found"),
    [
        ("有期徒刑六个月", "有期徒刑二年", "应当从轻处罚", True),
        ("拘役五个月", "有期徒刑六个月", "应当从轻处罚", True),
        ("有期徒刑二年", "有期徒刑二年", "应当从轻处罚", False),
        ("有期徒刑二年", "拘役五个月", "应当从轻处罚", False),
        ("有期徒刑六个月", "有期徒刑二年", "且系累犯", False),
    ],
)
def test_an_accessory_above_the_principal(first: str, second: str, why: str, found: bool) -> None:
    case = replace(THEFT, text=PAIR.format(first=first, second=second, why=why))
    assert ("accessory-above-principal" in case.rules()) == found


def test_a_principal_with_a_ground_of_his_own_is_no_measure() -> None:
    text = PAIR.format(first="有期徒刑六个月", second="有期徒刑二年", why="应当从轻处罚")
    text = text.replace("系主犯；", "系主犯，有重大立功表现，应当减轻处罚；")
    assert "accessory-above-principal" not in replace(THEFT, text=text).rules()


# 刑法 37之一, 50, 383


@pytest.mark.parametrize(
    ("ban", "rule"),
    [
        ("禁止被告人甲某自刑罚执行完毕之日或者假释之日起二年内从事会计职业。", "ban-term"),
        ("禁止甲某从事证券相关职业，期限为六年，自刑罚执行完毕之日起计算。", "ban-term"),
        ("禁止被告人甲某从事教育职业，期限1年，自刑罚执行完毕之日起计算。", "ban-term"),
        ("禁止被告人甲某自刑罚执行完毕之日起三年内从事会计职业。", None),
        ("禁止被告人甲某从事教育职业，期限五年。", None),
        ("禁止被告人甲某终身从事密切接触未成年人的职业。", None),
        ("禁止被告人甲某在缓刑考验期内从事食品生产、销售及相关活动。", None),
        ("禁止被告人甲某在缓刑考验期限二年内进入网吧。", None),
    ],
)
def test_a_ban_lasts_three_to_five_years(ban: str, rule: str | None) -> None:
    sentence = "判处有期徒刑二年，并处罚金人民币十万元"
    case = told("职务侵占罪", sentence, "甲某利用职务便利。", more=ban, cited="第三十七条之一第一款", act=ACT)
    assert {each for each in case.rules() if each.startswith("ban-")} == ({rule} if rule else set())


@pytest.mark.parametrize(
    ("crime", "sentence", "why", "found"),
    [
        ("故意杀人罪", MURDER_REPRIEVED, "", set()),
        ("贩卖毒品罪", BRIBES, "甲某系累犯。", set()),
        ("贩卖毒品罪", BRIBES, "", {"commutation-limit-charge"}),
        ("故意伤害罪", MURDER_REPRIEVED, "甲某实施有组织的暴力性犯罪。", set()),
        ("故意杀人罪", "判处有期徒刑十五年", "", {"commutation-limit-kind"}),
    ],
)
def test_commutation_is_limited_with_a_reprieve_only(crime: str, sentence: str, why: str, found: set[str]) -> None:
    case = told(crime, sentence, why, more="对被告人甲某限制减刑。")
    assert {rule for rule in case.rules() if rule.startswith("commutation")} == found


def test_life_without_release_is_for_bribes() -> None:
    more = "在其死刑缓期执行二年期满依法减为无期徒刑后，终身监禁，不得减刑、假释。"
    assert errors(told("受贿罪", BRIBES, more=more)) == set()
    assert "without-release-charge" in errors(told("诈骗罪", BRIBES, more=more))
    prison = told("贪污罪", "判处有期徒刑十五年，并处罚金人民币五十万元", more="终身监禁。")
    assert "without-release-kind" in errors(prison)


# 刑法 69 II


@pytest.mark.parametrize(
    ("total", "judged", "found"),
    [
        ("有期徒刑一年", date(2023, 5, 1), False),
        ("有期徒刑一年三个月", date(2023, 5, 1), True),
        ("有期徒刑一年二个月", date(2015, 11, 1), True),
        ("有期徒刑一年二个月", date(2015, 10, 31), False),
    ],
)
def test_a_prison_term_absorbs_detention(total: str, judged: date, found: bool) -> None:
    case = Told(BOTH.format(total), judged_on=judged)
    assert ("combined-above-sum" in errors(case)) == found


@pytest.mark.parametrize(
    "total", ["有期徒刑一年，并处拘役三个月", "有期徒刑一年，拘役3个月", "有期徒刑一年和拘役三个月"]
)
def test_detention_is_not_served_beside_prison(total: str) -> None:
    assert "combined-detention" in errors(Told(BOTH.format(total)))
    assert "combined-detention" not in errors(Told(BOTH.format(total), judged_on=date(2015, 10, 31)))


# 刑法 41, 44, 47


@pytest.mark.parametrize(
    ("sentence", "first", "last", "found"),
    [
        ("有期徒刑一年", "2023年5月10日", "2024年5月9日", None),
        ("有期徒刑一年", "2023年5月10日", "2024年5月10日", None),
        ("有期徒刑一年", "2023年5月10日", "2025年5月9日", "dates-too-long"),
        ("有期徒刑十个月", "2023年5月10日", "2024年4月9日", "dates-too-long"),
        ("拘役三个月", "2023年5月10日", "2023年8月9日", None),
        ("拘役三个月", "2023年5月10日", "2024年8月9日", "dates-too-long"),
        ("有期徒刑六个月", "2022年8月31日", "2023年2月27日", None),
        ("有期徒刑六个月", "2022年8月31日", "2023年2月28日", None),
        ("有期徒刑二年", "二〇二三年五月十日", "二〇二五年五月九日", None),
        ("有期徒刑二年", "二〇二三年五月十日", "二〇二四年五月九日", "dates-too-short"),
        ("有期徒刑二年", "2023年5月10日", "2025年4月2日", None),
        ("有期徒刑二年", "2023年5月10日", "2025年6月20日", "dates-long-unexplained"),
        ("有期徒刑二年", "2023年5月10日", "2021年5月9日", "dates-reversed"),
        ("有期徒刑一年", "2023-05-10", "2024-05-09", None),
        ("有期徒刑一年", "2023-05-10", "2025-05-09", "dates-too-long"),
        ("有期徒刑一年", "2023.5.10", "2025.5.9", "dates-too-long"),
        ("有期徒刑一年", "2023年 5 月 10 日", "2025年 5 月 9 日", "dates-too-long"),
    ],
)
def test_the_days_of_a_term(sentence: str, first: str, last: str, found: str | None) -> None:
    case = told("盗窃罪", f"判处{sentence}，并处罚金人民币二千元", more=DATES.format(first, last))
    assert {rule for rule in case.rules() if rule.startswith("dates-")} == ({found} if found else set())


@pytest.mark.parametrize(
    ("credit", "last", "found"),
    [
        ("扣除先行羁押的37日", "2024年4月2日", False),
        ("已羁押三十七天", "2024年4月2日", False),
        ("扣除先行羁押的10日", "2024年4月2日", True),
        ("扣除已服刑期四个月又十六天", "2023年12月23日", False),
    ],
)
def test_custody_that_is_told_must_account_for_the_difference(credit: str, last: str, found: bool) -> None:
    more = f"（刑期从判决执行之日起计算，羁押一日折抵刑期一日，{credit}，即自2023年5月10日起至{last}止。）"
    assert ("dates-too-short" in told("盗窃罪", FINED, more=more).rules()) == found


def test_a_day_of_custody_counts_for_two_of_control() -> None:
    more = "（刑期从判决执行之日起计算，先行羁押{}日，折抵刑期，即自2023年5月10日起至2023年9月10日止。）"
    sentence = "判处管制六个月，并处罚金人民币一千元"
    assert "dates-too-short" not in told("盗窃罪", sentence, more=more.format(30)).rules()
    assert "dates-too-short" in told("盗窃罪", sentence, more=more.format(45)).rules()


def test_bail_explains_a_longer_time() -> None:
    more = DATES.format("2022年8月28日", "2023年11月5日")
    case = replace(told("盗窃罪", FINED, more=more), facts="2022年8月28日，甲某盗窃时被抓获，次月取保候审。")
    assert not [rule for rule in case.rules() if rule.startswith("dates-")]


# Fines


@pytest.mark.parametrize(
    ("crime", "sentence", "fine", "rule"),
    [
        ("盗窃罪", "拘役三个月", "五百元", "fine-too-small"),
        ("盗窃罪", "拘役三个月", "1000元", None),
        ("敲诈勒索罪", "有期徒刑一年", "1500元", "fine-below-standard"),
        ("敲诈勒索罪", "有期徒刑一年", "二千元", None),
        ("贪污罪", "有期徒刑二年", "五万元", "fine-below-standard"),
        ("受贿罪", "有期徒刑二年", "六十万元", "fine-above-standard"),
        ("受贿罪", "有期徒刑五年", "六十万元", None),
        ("行贿罪", "有期徒刑二年", "二万元", "fine-below-standard"),
        ("受贿罪", "有期徒刑十一年", "二十万元", "fine-below-standard"),
    ],
)
def test_the_bounds_of_a_fine(crime: str, sentence: str, fine: str, rule: str | None) -> None:
    case = told(crime, f"判处{sentence}，并处罚金人民币{fine}")
    assert {each for each in case.rules() if each.startswith("fine-")} == ({rule} if rule else set())


@pytest.mark.parametrize(
    ("crime", "sentence", "facts", "limit"),
    [
        ("盗窃罪", "判处有期徒刑一年，并处罚金人民币一万元", "甲某盗窃电动自行车一辆，价值人民币3200元。", 6400),
        ("盗窃罪", "判处拘役三个月，并处罚金人民币二千元", "甲某扒窃现金人民币300元。", 1000),
        ("盗窃罪", "判处有期徒刑一年，并处罚金人民币一万元", "甲某盗窃现金2000元、手机一部价值3200元。", None),
        ("盗窃罪", "判处有期徒刑一年，并处罚金人民币一万元", "甲某多次入户盗窃。", None),
        ("敲诈勒索罪", "判处有期徒刑一年，并处罚金人民币三万元", "甲某敲诈乙某人民币一万元。", 20000),
        ("敲诈勒索罪", "判处有期徒刑一年，并处罚金人民币三万元", "甲某敲诈乙某人民币15000元。", None),
        ("诈骗罪", "判处有期徒刑一年，并处罚金人民币三万元", "甲某骗得人民币4000元。", None),
    ],
)
def test_a_fine_of_more_than_twice_the_amount(crime: str, sentence: str, facts: str, limit: int | None) -> None:
    found = of(replace(told(crime, sentence), facts=f"2022年5月3日，被告人{facts}"), "fine-above-times")
    assert [finding.values["limit"] for finding in found] == ([Yuan(limit)] if limit else [])
    assert all(finding.facts_span is not None for finding in found)


@pytest.mark.parametrize(
    ("crime", "fine", "facts", "rule"),
    [
        ("容留卖淫罪", "三千元", "甲某从中获利人民币5000元。", "fine-below-usual"),
        ("容留卖淫罪", "一万元", "甲某从中获利人民币5000元。", None),
        ("侵犯公民个人信息罪", "一万元", "甲某违法所得人民币1000元。", "fine-above-usual"),
        ("侵犯公民个人信息罪", "四千元", "甲某违法所得人民币1000元。", None),
        ("销售有毒、有害食品罪", "二千元", "甲某销售有毒、有害食品，销售金额人民币8000元。", "fine-below-usual"),
        ("侵犯公民个人信息罪", "一万元", "甲某非法提供公民个人信息五千条。", None),
    ],
)
def test_a_fine_beside_what_was_gained_is_a_note(crime: str, fine: str, facts: str, rule: str | None) -> None:
    case = told(crime, f"判处有期徒刑一年，并处罚金人民币{fine}", act=ACT)
    found = [each for each in replace(case, facts=facts).findings() if each.rule.endswith("-usual")]
    assert [(each.rule, each.severity) for each in found] == ([(rule, "note")] if rule else [])


def test_a_fine_under_the_older_law_is_not_held_against_the_newer_bounds() -> None:
    sentence = "判处有期徒刑十二年，并处罚金人民币三十万元"
    assert "fine-below-standard" not in told("非法吸收公众存款罪", sentence, act=date(2019, 5, 3)).rules()
    assert "fine-below-standard" in told("非法吸收公众存款罪", sentence, act=date(2022, 5, 3)).rules()


def test_a_fine_of_before_the_interpretation_is_not_held_against_it() -> None:
    case = told("受贿罪", "判处有期徒刑二年，并处罚金人民币二万元", judged=date(2016, 4, 17))
    assert "fine-below-standard" not in case.rules()


@pytest.mark.parametrize(
    ("crime", "sentence", "act", "rule"),
    [
        ("职务侵占罪", "判处有期徒刑二年，并处罚金人民币三万元", date(2019, 5, 3), "fine-of-later-law"),
        ("职务侵占罪", "判处有期徒刑二年，并处罚金人民币三万元", date(2021, 5, 3), None),
        ("受贿罪", "判处有期徒刑二年，并处罚金人民币十万元", date(2014, 5, 3), "fine-of-later-law"),
        ("敲诈勒索罪", FINED, date(2010, 5, 3), "fine-of-later-heavier-law"),
        ("盗窃罪", FINED, date(2010, 5, 3), None),
    ],
)
def test_a_fine_that_the_law_of_the_act_did_not_know(crime: str, sentence: str, act: date, rule: str | None) -> None:
    found = {each for each in told(crime, sentence, act=act).rules() if each.startswith("fine-of-later")}
    assert found == ({rule} if rule else set())


# 刑法 63, 67


@pytest.mark.parametrize(
    ("why", "cited", "rule"),
    [
        ("甲某如实供述自己的罪行，可以减轻处罚。", "第二百六十三条、第六十七条第三款", "term-below-range"),
        ("甲某系坦白，可以减轻处罚。", "第二百六十三条、第六十七条", "term-below-range"),
        ("甲某如实供述，避免特别严重后果发生，可以减轻处罚。", "第二百六十三条", "below-range-mitigated"),
        ("甲某系自首，可以减轻处罚。", "第二百六十三条、第六十七条", "below-range-mitigated"),
        ("甲某系从犯，应当减轻处罚。", "第二百六十三条、第二十七条", "below-range-mitigated"),
    ],
)
def test_confession_alone_allows_nothing_below_the_range(why: str, cited: str, rule: str) -> None:
    found = told("抢劫罪", ROBBERY, why, cited=cited).rules()
    assert {"term-below-range", "below-range-mitigated"} & found == {rule}


# Standards that changed


@pytest.mark.parametrize(
    ("crime", "judged", "act", "rule"),
    [
        ("掩饰、隐瞒犯罪所得罪", date(2025, 9, 1), date(2025, 8, 27), "standard-changed"),
        ("掩饰、隐瞒犯罪所得罪", date(2025, 9, 1), date(2024, 8, 27), "standard-changed-since-act"),
        ("掩饰、隐瞒犯罪所得罪", date(2025, 8, 25), date(2024, 8, 27), None),
        ("帮助信息网络犯罪活动罪", date(2025, 8, 1), None, "standard-changed"),
        ("虚开增值税专用发票罪", date(2024, 3, 20), date(2020, 5, 1), "standard-changed-since-act"),
        ("销售假冒注册商标的商品罪", date(2025, 5, 1), None, "standard-changed"),
        ("拒不执行判决、裁定罪", date(2024, 12, 1), None, "standard-changed"),
        ("职务侵占罪", date(2026, 6, 1), None, "standard-may-have-changed"),
        ("非国家工作人员受贿罪", date(2026, 6, 1), date(2025, 1, 1), "standard-may-have-changed-since-act"),
        ("非法占用农用地罪", date(2026, 6, 1), None, "standard-may-have-changed-in"),
        ("盗窃罪", date(2026, 6, 1), None, None),
    ],
)
def test_the_newer_document_is_named(crime: str, judged: date, act: date | None, rule: str | None) -> None:
    case = told(crime, "判处有期徒刑一年，并处罚金人民币二万元", act=act, judged=judged)
    assert [each.rule for each in case.findings() if each.rule.startswith("standard-")] == ([rule] if rule else [])


@pytest.mark.parametrize(
    ("cited", "number"),
    [
        (
            "《最高人民法院、最高人民检察院、公安部关于办理醉酒驾驶机动车刑事案件适用法律若干问题的意见》",
            "法发〔2013〕15号",
        ),
        (
            "最高人民法院关于审理掩饰、隐瞒犯罪所得、犯罪所得收益刑事案件适用法律若干问题的解释第三条",
            "法释〔2015〕11号",
        ),
        ("《关于办理侵犯知识产权刑事案件具体应用法律若干问题的解释》（法释〔2004〕19号）第一条", "法释〔2004〕19号"),
        ("法释〔2015〕16号第一条", "法释〔2015〕16号"),
        ("《最高人民法院、最高人民检察院关于办理盗窃刑事案件适用法律若干问题的解释》第一条", None),
        ("《最高人民法院、最高人民检察院关于办理环境污染刑事案件适用法律若干问题的解释》第一条", None),
    ],
)
def test_a_document_that_was_replaced_is_told(cited: str, number: str | None) -> None:
    found = of(told("盗窃罪", FINED, cited=cited, judged=date(2026, 1, 1)), "document-replaced")
    assert [finding.values["document"].number for finding in found] == ([number] if number else [])  # type: ignore[union-attr]


def test_one_note_for_all_who_are_convicted_of_it() -> None:
    crime = "帮助信息网络犯罪活动罪"
    one = "被告人{}犯" + crime + "，判处有期徒刑一年，并处罚金人民币二千元"
    text = f"本院认为，其行为均已构成{crime}。判决如下：一、{one.format('甲某')}；二、{one.format('乙某')}。"
    assert len(of(Told(text, judged_on=date(2026, 1, 1)), "standard-changed")) == 1


@pytest.mark.parametrize("place", ["why", "more", "facts"])
def test_a_megabyte_without_a_full_stop_takes_no_time(place: str) -> None:
    words = "被告人甲某犯罪时年仅十五周岁怀孕首要分子限制减刑终身监禁禁止从事职业，自2023年5月10日起至2024年5月9日止，"
    case = told("故意杀人罪", MURDER_REPRIEVED, **{place: words * 16_000})
    judgment = read_judgment(case.text)
    checked = build_case(judgment, None, case.judged_on, case.facts, case.text)
    started = process_time()
    check_case(checked)
    assert process_time() - started < 1
