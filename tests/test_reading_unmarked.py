"""Verdicts without marks between the penalties, cut off, or in words that courts do not use: right, or said unread."""

from __future__ import annotations

from datetime import date

import pytest

from trainer.judgment.checks.check import check
from trainer.judgment.reader import read_judgment
from trainer.judgment.types import Defendant

HEAD = "本院认为，被告人甲某、乙某的行为已构成犯罪。判决如下：\n"


def read(verdict: str, head: str = HEAD) -> tuple[Defendant, ...]:
    return read_judgment(head + verdict).defendants


def terms(defendant: Defendant) -> list[int | None]:
    return [charge.sentence.months if charge.sentence else None for charge in defendant.charges]


@pytest.mark.parametrize(
    ("verdict", "counts", "total"),
    [
        ("甲某犯盗窃罪判处有期徒刑一年犯抢劫罪判处有期徒刑四年决定执行四年六个月", [12, 48], 54),
        ("被告人甲某犯诈骗罪判处有期徒刑二年并处罚金一万元犯赌博罪判处拘役三个月决定执行有期徒刑二年", [24, 3], 24),
        ("被告人甲某犯盗窃罪判处有期徒刑一年犯诈骗罪判处有期徒刑三年数罪并罚决定执行三年六个月缓刑四年", [12, 36], 42),
        ("被告人甲某犯贩卖毒品罪判处有期徒刑七年决定执行有期徒刑七年剥夺政治权利一年", [84], 84),
    ],
)
def test_no_marks_between_counts(verdict: str, counts: list[int], total: int) -> None:
    (one,) = read(verdict)
    assert (terms(one), one.total and one.total.months) == (counts, total)


@pytest.mark.parametrize("between", ["", "二、", "\n"])
def test_no_marks_between_defendants(between: str) -> None:
    first = "被告人甲某犯盗窃罪判处有期徒刑一年并处罚金二千元"
    people = read(f"{first}{between}被告人乙某犯盗窃罪判处拘役四个月并处罚金一千元")
    assert [(each.name, terms(each), each.total_fine_yuan) for each in people] == [
        ("甲某", [12], 2000),
        ("乙某", [4], 1000),
    ]


@pytest.mark.parametrize(
    ("verdict", "name"),
    [
        ("甲某累犯盗窃罪，判处有期徒刑一年，并处罚金二千元。", "甲某"),
        ("被告人甲某初犯盗窃罪，判处拘役五个月，并处罚金二千元。", "甲某"),
        ("被告人陈初犯盗窃罪，判处拘役五个月，并处罚金二千元。", "陈初"),
        ("以盗窃罪，判处甲某有期徒刑一年，并处罚金二千元。", "甲某"),
        ("被告人甲某应以盗窃罪论处，判处有期徒刑一年，并处罚金二千元。", "甲某"),
        ("一、被告人甲某作为直接责任人员，犯盗窃罪，判处有期徒刑一年，并处罚金二千元。", "甲某"),
    ],
)
def test_whose_name(verdict: str, name: str) -> None:
    assert [each.name for each in read(verdict)] == [name]


def test_an_officer_after_his_company() -> None:
    company = "一、被告单位丙丁科技有限公司犯单位行贿罪，判处罚金五十万元。"
    people = read(company + "二、被告人甲某系直接负责的主管人员，犯单位行贿罪，判处有期徒刑二年，并处罚金十万元。")
    assert [(each.name, each.total_fine_yuan) for each in people] == [("丙丁科技有限公司", 500000), ("甲某", 100000)]


@pytest.mark.parametrize(
    ("words", "fine", "unread"),
    [
        ("并罚人民币二千元。", 2000, ()),
        ("罚人民币3000元。", 3000, ()),
        ("并处罚五千元。", 5000, ()),
        ("并处罚款二千元。", None, ("fine",)),
        ("并处", None, ("fine",)),
        ("缓", None, ("fine", "probation")),
    ],
)
def test_a_fine_without_its_word(words: str, fine: int | None, unread: tuple[str, ...]) -> None:
    text = HEAD + "被告人甲某犯盗窃罪，判处有期徒刑一年，" + words
    judgment = read_judgment(text)
    (one,) = judgment.defendants
    assert (one.total_fine_yuan, one.unread) == (fine, unread)
    assert "fine-missing" not in {found.rule for found in check(judgment, text=text)}


def test_control_that_is_also_executed_is_no_other_total() -> None:
    counts = "被告人甲某犯危险驾驶罪，判处拘役五个月，并处罚金八千元；犯寻衅滋事罪，判处管制六个月；"
    (one,) = read(counts + "决定执行拘役五个月，罚金八千元，并执行管制六个月。")
    assert one.total is not None
    assert one.control_after is not None
    assert (one.total.months, one.control_after.months) == (5, 6)


@pytest.mark.parametrize(("days", "told"), [("四十五日", False), ("三十日", False), ("二十日", True)])
def test_a_term_in_days_alone(days: str, told: bool) -> None:
    text = HEAD + f"被告人甲某犯危险驾驶罪，判处拘役{days}，并处罚金人民币三千元。"
    assert ("term-out-of-limits" in {found.rule for found in check(read_judgment(text), text=text)}) is told


@pytest.mark.parametrize("last", ["２０２３年８月３１日", "20\u200b23年8月31日", "2023 年 8 月 31 日"])
def test_days_of_the_term_in_other_signs(last: str) -> None:
    text = HEAD + f"被告人甲某犯诈骗罪，判处有期徒刑八个月，并处罚金二千元。（刑期自2022年9月1日起至{last}止）"
    assert "dates-too-long" in {found.rule for found in check(read_judgment(text), text=text)}


@pytest.mark.parametrize("caught", ["２０２３年３月９日", "20\u200b23年3月9日"])
def test_a_report_in_other_signs(caught: str) -> None:
    text = HEAD + "被告人甲某犯故意伤害罪，判处有期徒刑一年。"
    facts = f"2006年2月1日，被告人甲某殴打他人致轻伤。{caught}被抓获归案。"
    assert "limitation-passed" in {
        found.rule for found in check(read_judgment(text), text=text, facts=facts, judged_on=date(2023, 9, 1))
    }


@pytest.mark.parametrize("role", ["被告人", "犯罪嫌疑人", "嫌疑人"])
def test_charges_of_a_suspect(role: str) -> None:
    text = "本院认为，被告人甲某构成盗窃罪。判决如下：被告人甲某犯盗窃罪，判处拘役三个月，并处罚金一千元。"
    facts = f"公诉机关指控{role}甲某犯盗窃罪、诈骗罪。2022年8月9日，{role}甲某盗窃财物价值5000元。"
    assert "charge-undecided" in {found.rule for found in check(read_judgment(text), text=text, facts=facts)}


def test_help_that_was_not_found_true_is_no_merit() -> None:
    for words in ("检举他人犯罪应认定立功，但尚未查证属实，故不认定。", "检举他人犯罪，但未经查实，不认定为立功。"):
        text = f"本院认为，辩护人称甲某{words}判决如下：被告人甲某犯盗窃罪，判处拘役三个月，并处罚金一千元。"
        (one,) = read_judgment(text).defendants
        assert [each.id for each in one.circumstances] == []


@pytest.mark.parametrize(
    ("reasoned", "told"),
    [
        ("2021年3月1日，被告人甲某秘密窃取他人财物，", True),
        ("2021年3月1日夜间被告人甲某入户行窃，", True),
        ("2022年8月9日，被告人甲某秘密窃取他人财物，", False),
        ("2022年9月3日，被告人甲某销赃后", False),
        ("2023年1月5日，被告人甲某到派出所接受调查，", False),
        ("2019年6月7日，被告人甲某刑满释放，", False),
        ("2023年1月5日，被告人甲某被抓获，", False),
    ],
)
def test_a_day_of_which_the_facts_tell_nothing(reasoned: str, told: bool) -> None:
    verdict = "判决如下：被告人甲某犯盗窃罪，判处拘役三个月，并处罚金一千元。"
    text = f"本院认为，{reasoned}其行为已构成盗窃罪。{verdict}"
    facts = "2022年8月9日，被告人甲某盗窃手机一部，价值5000元。同年9月3日，甲某将手机卖出。"
    found = {finding.rule for finding in check(read_judgment(text), text=text, facts=facts)}
    assert ("act-day-of-reasoning" in found) is told


@pytest.mark.parametrize("name", ["王向前", "赵中原", "李前", "孙国主"])
def test_a_name_that_ends_like_a_word_is_whole_where_the_text_knows_no_shorter_one(name: str) -> None:
    reasoning = "本院认为，被告人的行为已构成诈骗罪。判决如下："
    second = f"二、被告人{name}犯诈骗罪，判处有期徒刑一年，并处罚金二千元。"
    judgment = read_judgment(f"{reasoning}一、被告人甲某犯诈骗罪，判处有期徒刑三年，并处罚金五千元；{second}")
    assert [defendant.name for defendant in judgment.defendants] == ["甲某", name]


@pytest.mark.parametrize(
    "words", ["在缓刑考验期内又犯诈骗罪", "判决宣告以后又犯诈骗罪", "刑满释放后五年内再犯诈骗罪", "诈骗罪"]
)
def test_what_stands_before_the_charge_is_no_part_of_it(words: str) -> None:
    text = f"本院认为，构成犯罪。判决如下：被告人甲某犯{words}，判处有期徒刑二年，并处罚金一万元。"
    judgment = read_judgment(text)
    (charge,) = judgment.defendants[0].charges
    assert charge.name == "诈骗罪"
    assert charge.span is not None
    assert text[charge.span.start : charge.span.end].endswith("诈骗罪")
    assert "charge-unknown" not in {finding.rule for finding in check(judgment, text=text)}
