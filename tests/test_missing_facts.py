"""What a description of a case leaves out of what the sentence depends on."""

from __future__ import annotations

import time

import pytest

from resources.law.case_facts import case_facts
from trainer.judgment.missing_facts import missing_facts

FULL = (
    "2021年3月5日，被告人甲某（男，1990年1月2日出生，曾因盗窃被判刑）盗窃手机一部，价值人民币3200元。"
    "甲某被抓获后如实供述，已退赔被害人。"
)


def missing(facts: str, *charges: str) -> set[str]:
    return {fact.id for fact in missing_facts(facts, charges)}


def test_a_full_description_misses_nothing() -> None:
    assert missing(FULL, "盗窃罪") == set()


@pytest.mark.parametrize(
    ("said", "fact"),
    [
        ("2021年3月5日，", "act_date"),
        ("1990年1月2日出生，", "age"),
        ("，曾因盗窃被判刑", "record"),
        ("，价值人民币3200元", "amount"),
        ("如实供述", "attitude"),
    ],
)
def test_what_is_not_said_is_missed(said: str, fact: str) -> None:
    assert said in FULL
    assert fact in missing(FULL.replace(said, "").replace("1990年1月2日", ""), "盗窃罪")


def test_what_the_charge_does_not_depend_on_is_not_asked_for() -> None:
    assert "injury" in missing(FULL, "故意伤害罪")
    assert "injury" not in missing(FULL, "盗窃罪")
    assert "amount" not in missing("甲某打人。", "故意伤害罪")


def test_roles_are_asked_for_where_several_act() -> None:
    assert "role" in missing(FULL + "其伙同乙某作案。", "盗窃罪")
    assert "role" not in missing(FULL, "盗窃罪")


def test_what_every_crime_needs_is_asked_for_without_a_charge() -> None:
    every = {fact.id for fact in case_facts() if not fact.articles and fact.when is None}
    assert every
    assert missing("") == every
    assert missing("", "不知何罪") == every


def test_each_says_why_and_under_which_article() -> None:
    for fact in missing_facts("", ["盗窃罪", "故意伤害罪"]):
        assert fact.name
        assert fact.why
        assert fact.article.law == "刑法"


@pytest.mark.parametrize("row", ["1" * 200_000, "一" * 200_000, "万" * 200_000])
def test_a_long_row_of_digits_is_searched_once(row: str) -> None:
    begun = time.perf_counter()
    missing_facts(
        f"{FULL}{row}".replace("元", ""), ["盗窃罪", "贩卖毒品罪", "侵犯公民个人信息罪", "滥伐林木罪", "非法持有枪支罪"]
    )
    assert time.perf_counter() - begun < 2
