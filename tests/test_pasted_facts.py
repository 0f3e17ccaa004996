"""Facts and judgments as they are pasted: broken lines, wide digits and signs without a width change no finding."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from trainer.judgment.bands.unwrapped import Unwrapped
from trainer.judgment.checks import check
from trainer.judgment.reader import read_judgment
from trainer.judgment.types import Span

TEXT = "本院认为，被告人甲某{0}，其行为已构成{1}。依照刑法之规定，判决如下：被告人甲某犯{1}，判处有期徒刑{2}。"
CASES = [
    (
        "2023年5月3日，被告人甲某窃得现金2000元，又欲盗窃保险柜内现金10万元，因被发现而未得逞。",
        TEXT.format("窃取他人财物，数额较大", "盗窃罪", "一年，并处罚金三千元"),
        set(),
    ),
    (
        "2023年5月3日，被告人甲某骗得乙某人民币8万元；2023年6月1日，又骗得丙某人民币12万元。",
        TEXT.format("骗取他人财物，数额较大", "诈骗罪", "二年，并处罚金一万元"),
        {"band-words-against-facts"},
    ),
    (
        "2023年5月3日，被告人甲某将海洛因一包卖给乙某，净重52.5克。",
        TEXT.format("贩卖毒品海洛因", "贩卖毒品罪", "二年，并处罚金一万元"),
        {"band-below-facts"},
    ),
    (
        "2023年5月3日，被告人甲某殴打乙某，致乙某轻伤二级。",
        TEXT.format("故意伤害他人身体，致一人轻伤", "故意伤害罪", "五年"),
        {"band-above-words"},
    ),
]


def broken(length: int) -> Callable[[str], str]:
    return lambda text: "\n".join(text[start : start + length] for start in range(0, len(text), length))


def wide(text: str) -> str:
    return text.translate(str.maketrans("0123456789.", "０１２３４５６７８９．"))


def sprinkled(text: str) -> str:
    return "".join(char + ("\u200b" if place % 5 == 0 else "") for place, char in enumerate(text))


@pytest.mark.parametrize("laid_out", [str, broken(17), broken(23), broken(31), wide, sprinkled])
@pytest.mark.parametrize(("facts", "text", "rules"), CASES)
def test_layout_changes_no_finding(facts: str, text: str, rules: set[str], laid_out: Callable[[str], str]) -> None:
    for given, written in ((laid_out(facts), text), (facts, laid_out(text))):
        found = check(read_judgment(written), facts=given, text=written, judged_on=date(2024, 6, 1))
        assert {each.rule for each in found if each.severity != "note"} == rules


def test_places_lead_back() -> None:
    given = "甲某骗\n得８\u200b万\n元。\n1. 又骗得\n2万元"
    read = Unwrapped(given)
    assert read.text == "甲某骗得8万元。\n1. 又骗得2万元"
    start = read.text.index("8万元")
    place = read.span(Span(start, start + 3))
    assert given[place.start : place.end] == "８\u200b万\n元"
    start = read.text.index("2万元")
    place = read.span(Span(start, start + 3))
    assert given[place.start : place.end] == "2万元"


def test_an_earlier_crime_of_the_accusation_is_no_charge() -> None:
    facts = (
        "某市某区人民检察院指控：\n被告人甲某因犯抢劫罪于2015年6月被判处有期徒刑六年，2018年1月刑满释放。2023年5月3日，甲某"
        "盗窃现金5000元。"
    )
    text = TEXT.format("窃取他人财物，数额较大，有前科，酌情从重处罚", "盗窃罪", "一年，并处罚金三千元")
    found = check(read_judgment(text), facts=facts, text=text, judged_on=date(2024, 6, 1))
    assert not {"charge-undecided", "charge-not-accused"} & {each.rule for each in found}
