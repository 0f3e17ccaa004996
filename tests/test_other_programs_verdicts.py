"""Verdicts as other programs write them: lists, headings, labels, JSON, tables; and names that end in a word."""

from __future__ import annotations

import pytest

from trainer.judgment.reader import read_judgment
from trainer.judgment.types import Defendant

HEAD = "本院认为，被告人甲某、乙某结伙盗窃，数额较大，其行为均已构成盗窃罪。判决如下：\n"
ONE = "甲某 盗窃罪 有期徒刑14 3000 None"
OTHER = "乙某 盗窃罪 拘役5 1500 8"


def told(defendant: Defendant) -> str:
    charges = "、".join(charge.name for charge in defendant.charges)
    total = f"{defendant.total.kind.value}{defendant.total.months}" if defendant.total else None
    return f"{defendant.name} {charges} {total} {defendant.total_fine_yuan} {defendant.probation_months}"


TWO = {
    "numbers without a mark at the end": "1. 甲某犯盗窃罪：有期徒刑一年二个月，罚金3000元\n"
    "2. 乙某犯盗窃罪：拘役五个月，缓刑八个月，罚金1500元",
    "stars": "* 甲某犯盗窃罪，处有期徒刑一年二个月，罚金3000元\n* 乙某犯盗窃罪，处拘役五个月，缓刑八个月，罚金1500元",
    "circles": "①甲某犯盗窃罪，判处有期徒刑一年二个月，并处罚金三千元"
    "②乙某犯盗窃罪，判处拘役五个月，缓刑八个月，并处罚金一千五百元",
    "bare lines": "甲某犯盗窃罪，判处有期徒刑一年二个月，罚金3000元\n"
    "乙某犯盗窃罪，判处拘役五个月，缓刑八个月，罚金1500元",
    "bold words": "1. **甲某**犯**盗窃罪**，判处**有期徒刑一年二个月**，并处罚金**3000元**\n"
    "2. **乙某**犯**盗窃罪**，判处**拘役五个月**，缓刑**八个月**，并处罚金**1500元**",
    "headings": "### 甲某\n- 罪名：盗窃罪\n- 主刑：有期徒刑一年二个月\n- 罚金：3000元\n"
    "### 乙某\n- 罪名：盗窃罪\n- 主刑：拘役五个月\n- 缓刑：八个月\n- 罚金：1500元",
    "bold headings": "**（一）被告人甲某**\n  罪名：盗窃罪\n  刑期：有期徒刑一年二个月\n  罚金：3000元\n"
    "**（二）被告人乙某**\n  罪名：盗窃罪\n  刑期：拘役五个月\n  缓刑：八个月\n  罚金：1500元",
    "names as keys": '{"甲某":{"罪名":"盗窃罪","刑期":"有期徒刑一年二个月","罚金":3000},'
    '"乙某":{"罪名":"盗窃罪","刑期":"拘役五个月","缓刑":"八个月","罚金":"1500元"}}',
    "the charge before the name": "罪名：盗窃罪\n被告人：甲某\n刑期：有期徒刑一年二个月\n罚金：3000元\n"
    "罪名：盗窃罪\n被告人：乙某\n刑期：拘役五个月\n缓刑：八个月\n罚金：1500元",
}


@pytest.mark.parametrize("form", TWO)
def test_two_defendants(form: str) -> None:
    verdict = TWO[form] if form != "circles" else TWO[form].replace("②", "。②")
    assert [told(each) for each in read_judgment(HEAD + verdict).defendants] == [ONE, OTHER]


@pytest.mark.parametrize(
    ("verdict", "read"),
    [
        ('{"defendant": "甲某", "charges": ["盗窃罪"], "imprisonment_months": 14, "fine_yuan": 3000}', ONE),
        (
            '{"defendant": "甲某", "accusation": "盗窃罪", "imprisonment": "14个月", "fine (yuan)": 3000}',
            ONE,
        ),
        ("Defendant: 甲某\nCharge: 盗窃罪\nSentence: 有期徒刑一年二个月\nFine: 3000元", ONE),
        (HEAD + "被告人【甲某】犯〔盗窃罪〕，判处〔有期徒刑一年二个月〕，并处罚金［三千元］。", ONE),
        (HEAD + "被告人甲某犯盗窃罪罪名成立，判处有期徒刑一年二个月，并处罚金三千元。", ONE),
    ],
)
def test_one_defendant(verdict: str, read: str) -> None:
    assert [told(each) for each in read_judgment(verdict).defendants] == [read]


@pytest.mark.parametrize("name", ["李前", "张曾", "王从", "周主", "陈又", "孙原", "吴初"])
def test_names_that_end_in_a_word_of_earlier_crimes(name: str) -> None:
    verdict = (
        f"一、被告人甲某犯盗窃罪，判处有期徒刑一年二个月，并处罚金三千元；二、被告人{name}犯盗窃罪，判处拘役五个月，缓刑八个月，"
        "并处罚金一千五百元；三、被告人乙某犯盗窃罪，判处拘役五个月，缓刑八个月，并处罚金一千五百元。"
    )
    names = [each.name for each in read_judgment(HEAD + verdict).defendants]
    assert names == ["甲某", name, "乙某"]
    first = verdict.replace("甲某", "丁某").replace(name, "甲某").replace("丁某", name)
    assert [each.name for each in read_judgment(HEAD + first).defendants] == [name, "甲某", "乙某"]


def test_an_earlier_crime_is_still_none() -> None:
    text = (
        HEAD + "被告人甲某犯盗窃罪，判处有期徒刑一年，与前犯诈骗罪判处的有期徒刑二年并罚，决定执行有期徒刑二年六个月。"
    )
    (defendant,) = read_judgment(text).defendants
    assert [charge.name for charge in defendant.charges] == ["盗窃罪"]
    assert defendant.total is not None
    assert defendant.total.months == 30


def test_what_is_executed_of_whom_is_named_within_the_words() -> None:
    text = (
        HEAD + "被告人甲某犯盗窃罪，判处有期徒刑一年；被告人甲某犯诈骗罪，判处有期徒刑二年；"
        "决定对被告人甲某执行有期徒刑二年六个月。"
    )
    (defendant,) = read_judgment(text).defendants
    assert defendant.total is not None
    assert defendant.total.months == 30


def test_a_line_that_only_goes_on_begins_nothing() -> None:
    text = HEAD + "被告人甲某、\n被告人乙某犯盗窃罪，各判处有期徒刑一年\n二个月，并处罚金三千元。"
    read = [told(each) for each in read_judgment(text).defendants]
    assert read == [ONE, ONE.replace("甲某", "乙某")]


def test_masked_names_are_no_bold_type() -> None:
    text = "本院认为，构成盗窃罪。判决如下：被告人张**犯盗窃罪，判处有期徒刑一年；被告人李**犯盗窃罪，判处拘役三个月。"
    assert [each.name for each in read_judgment(text).defendants] == ["张**", "李**"]


@pytest.mark.parametrize(
    ("verdict", "read"),
    [
        (
            HEAD
            + "甲某，盗窃罪，有期徒刑一年二个月，罚金三千元；\n乙某，盗窃罪，拘役五个月，缓刑八个月，罚金一千五百元。",
            [ONE, OTHER],
        ),
        (HEAD + "甲某：有期徒刑一年二个月，罚金3000元\n乙某：拘役五个月，缓刑八个月，罚金1500元", [ONE, OTHER]),
        ("根据刑法第264条，甲某的行为构成盗窃罪。综合考虑，判处甲某有期徒刑一年二个月，罚金3000元。", [ONE]),
        (
            '{"result": [{"defendant": {"name": "甲某"}, "crime": "盗窃罪", "main_penalty": '
            '"有期徒刑一年二个月", "x": "y", '
            '"additional_penalty": "罚金3000元"}]}',
            [ONE],
        ),
        (HEAD + "被告人甲某犯盗窃罪，判处有期徒刑一年二个月，并处罚金三千元。\n被告人甲某犯盗窃罪，判处有期", [ONE]),
    ],
)
def test_short_forms(verdict: str, read: list[str]) -> None:
    assert [told(each) for each in read_judgment(verdict).defendants] == read


@pytest.mark.parametrize(
    "text",
    [
        "根据现有信息，甲某可能构成盗窃罪，一般判处三年以下有期徒刑。",
        "甲某的行为可能构成盗窃罪。建议判处甲某有期徒刑一年。",
        "某县人民检察院建议判处甲某有期徒刑一年，并处罚金二千元。",
    ],
)
def test_what_may_be_is_no_verdict(text: str) -> None:
    assert read_judgment(text).defendants == ()


@pytest.mark.parametrize(
    ("verdict", "names"),
    [
        (
            "判决如下：被告单位某某科技（某市）有限公司犯单位行贿罪，判处罚金人民币三十万元。",
            ["某某科技（某市）有限公司"],
        ),
        (
            "判决如下：被告单位某（中国）股份有限公司（以下简称某公司）犯单位行贿罪，判处罚金三十万元；被告人甲某（系某公司经理）犯单位行贿罪，"
            "判处拘役五个月，并处罚金一千元。",
            ["某（中国）股份有限公司", "甲某"],
        ),
        ("依照刑法第一百三十三条之规定，被告王某犯交通肇事罪，判处有期徒刑三年。", ["王某"]),
        (
            "判决如下：对被告人甲某以盗窃罪判处有期徒刑一年；以诈骗罪判处有期徒刑二年；决定执行有期徒刑二年六个月。",
            ["甲某"],
        ),
    ],
)
def test_who_is_named(verdict: str, names: list[str]) -> None:
    assert [each.name for each in read_judgment(verdict).defendants] == names
