"""Signs that PDF files, web pages and keyboards put in place of characters: read right, or unread; never smaller."""

from __future__ import annotations

import pytest

from trainer.judgment.reader import read_judgment
from trainer.judgment.types import Defendant

RADICALS = str.maketrans("一二人十月日金", "⼀⼆⼈⼗⽉⽇⾦")
HEAD = "本院认为，被告人甲某的行为已构成盗窃罪。判决如下："


def read(penalty: str, head: str = HEAD) -> Defendant:
    (defendant,) = read_judgment(f"{head}被告人甲某犯盗窃罪，判处{penalty}。").defendants
    return defendant


@pytest.mark.parametrize(
    ("penalty", "months", "yuan"),
    [
        ("有期徒刑一年二个月，并处罚金人民币二万一千元".translate(RADICALS), 14, 21_000),
        ("有期徒刑十\u200d年，并处罚金人民币五\u2060万元", 120, 50_000),
        ("有期徒刑二十\u00ad年，并处罚金人民币一\u00ad千元", 240, 1_000),
        ("有期徒刑\u202a三\u202c年，并处罚金人民币３\ufe0f，０００元", 36, 3_000),
        ("有期徒刑三年六个⺝，并处罚金人民币两万元", 42, 20_000),
    ],
)
def test_other_forms_of_a_character_are_that_character(penalty: str, months: int, yuan: int) -> None:
    found = read(penalty)
    assert found.total is not None
    assert (found.total.months, found.total_fine_yuan, found.unread) == (months, yuan, ())


@pytest.mark.parametrize("sign", ["\ufffd", "□", "?", "*", "Ⅱ", "㐂"])
@pytest.mark.parametrize(
    ("penalty", "unread"),
    [
        ("有期徒刑三年{}个月，并处罚金一千元", "sentence"),
        ("有期徒刑三年六个{}，并处罚金一千元", "sentence"),
        ("有期徒刑{}十年，并处罚金一千元", "sentence"),
        ("拘役三个月{}十日，并处罚金一千元", "sentence"),
        ("有期徒刑一年，并处罚金人民币三万{}千元", "fine"),
        ("有期徒刑一年，并处罚金{}五千元", "fine"),
        ("有期徒刑一年，并处罚金人民币{}万元", "fine"),
        ("有期徒刑一年，并处罚金5{}000元", "fine"),
    ],
)
def test_a_numeral_beside_a_sign_that_is_not_understood_is_unread(penalty: str, unread: str, sign: str) -> None:
    found = read(penalty.format(sign))
    assert found.unread == (unread,)
    if unread == "sentence":
        assert found.total is None
    else:
        assert found.total_fine_yuan is None


def test_traditional_characters_are_read() -> None:
    text = (
        "本院認為，被告人甲某以非法占有為目的，秘密竊取他人財物，其行為已構成盜竊罪。被告人甲某到案後如實供述自己的罪行，"
        "可以從輕處罰。依照《中華人民共和國刑法》第二百六十四條、第六十七條第三款之規定，判決如下：\n"
        "被告人甲某犯盜竊罪，判處有期徒刑十個月，並處罰金人民幣三千元。"
    )
    judgment = read_judgment(text)
    (found,) = judgment.defendants
    assert [charge.name for charge in found.charges] == ["盗窃罪"]
    assert found.total is not None
    assert (found.total.months, found.total_fine_yuan) == (10, 3_000)
    assert [circumstance.id for circumstance in found.circumstances] == ["confession"]
    assert [article.number for article in judgment.articles] == [264, 67]
    span = found.total.span
    assert span is not None
    assert text[span.start : span.end] == "有期徒刑十個月"


def test_a_rare_character_of_simplified_texts_stays() -> None:
    (found,) = read_judgment("本院认为，构成盗窃罪。判决如下：被告人甲乾犯盗窃罪，判处拘役三个月。").defendants
    assert found.name == "甲乾"


VERDICTS = (
    "犯盗窃罪，判处有期徒刑三年六个月，缓刑四年，剥夺政治权利二年，并处罚金人民币一万五千元。",
    "犯盗窃罪，判处有期徒刑12年3个月，剥夺政治权利2年，并处罚金人民币12,000元。",
    "犯盗窃罪，判处有期徒刑一年；犯诈骗罪，判处有期徒刑二年，决定执行二年六个月，并处罚金二万二千元。",
    "犯盗窃罪，判处十二个月有期徒刑，并处12000元罚金。",
)


@pytest.mark.parametrize("sign", ["□", "㐂", "?", "Ⅱ"])
@pytest.mark.parametrize("verdict", VERDICTS)
def test_a_sign_anywhere_in_a_penalty_never_gives_another_value(verdict: str, sign: str) -> None:
    """Put in, and in place of each character: what is read then is right or not read."""
    right = values(verdict)
    for place in range(verdict.index("判处") + 2, len(verdict)):
        for damaged in (verdict[:place] + sign + verdict[place:], verdict[:place] + sign + verdict[place + 1 :]):
            for value, expected in zip(values(damaged), right, strict=True):
                assert value in (None, expected), damaged


def values(verdict: str) -> tuple[object, ...]:
    (defendant,) = read_judgment(f"{HEAD}被告人甲某{verdict}").defendants
    total = defendant.total
    return (
        total and (total.kind, total.months, total.days),
        defendant.total_fine_yuan,
        defendant.probation_months,
        defendant.political_rights_months,
    )
