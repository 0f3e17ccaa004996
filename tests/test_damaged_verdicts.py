"""Verdicts with slips of the pen and of character recognition: a value is right or unread, never another one."""

from __future__ import annotations

import random

import pytest

from trainer.judgment.reader import read_judgment

HEAD = "本院认为，被告人甲某的行为已构成盗窃罪。判决如下：\n"
VERDICTS = (
    "被告人甲某犯盗窃罪，判处有期徒刑一年二个月，缓刑二年，并处罚金人民币二万三千元。",
    "被告人甲某犯盗窃罪，判处有期徒刑1年2个月，缓刑2年，并处罚金人民币23000元。",
    "被告人甲某犯盗窃罪，判处拘役四个月十五日，并处罚金人民币1.2万元。",
)
ALIKE = dict(zip("千一二年月元1023三个万五期徒，。罪犯处", "干—ニ午曰兀lOZ彡彡介方伍斯徙,.罚范外", strict=True))
ADDED = ("\n", " ", "\u200b", "\u3000", "\u00ad", "\u2060", "*", "_")
CHOICES = range(400)


def values(text: str) -> list[tuple[object, ...]]:
    return [
        (each.total.penalty if each.total else None, each.total_fine_yuan, each.probation_months)
        for each in read_judgment(text).defendants
    ]


@pytest.mark.parametrize("verdict", VERDICTS)
def test_what_is_damaged_is_right_or_unread(verdict: str) -> None:
    (right,) = values(HEAD + verdict)
    chance = random.Random(11)
    for _ in CHOICES:
        signs = list(verdict)
        for _ in range(chance.randint(1, 2)):
            place = chance.randrange(len(signs))
            if signs[place] in ALIKE:
                signs[place] = ALIKE[signs[place]]
            else:
                signs.insert(place, chance.choice(ADDED))
        text = "".join(signs)
        for read in values(HEAD + text):
            assert all(told in (None, known) for told, known in zip(read, right, strict=True)), text


@pytest.mark.parametrize(
    ("verdict", "total", "fine"),
    [
        ("判处有期徒刑一年二个曰，并处罚金人民币二千元。", None, 2000),
        ("判处有期徒刑一年个月，并处罚金人民币二千元。", None, 2000),
        ("判处拘役四个月+五，并处罚金人民币二千元。", None, 2000),
        ("判处有期徒刑一年，并处罚金人民币一万千五百元。", 12, None),
        ("判处有期徒刑一年，并处罚金人民币二万千元。", 12, None),
        ("判处有期徒刑一年，并处罚金人民币一百一十元。", 12, 110),
        ("判处有斯徒刑1年2个月，处罚金人民币2000元。", 14, 2000),
        ("判处役四个月，处罚金人民币2000元。", None, 2000),
    ],
)
def test_a_neighbour_that_was_not_understood(verdict: str, total: int | None, fine: int | None) -> None:
    (defendant,) = read_judgment(f"{HEAD}被告人甲某犯盗窃罪，{verdict}").defendants
    assert (defendant.total.months if defendant.total else None) == total
    assert defendant.total_fine_yuan == fine


@pytest.mark.parametrize("words", ["决定执行", "决定执", "决定行", "定执行", "合并执行", "执行"])
def test_the_total_in_damaged_words(words: str) -> None:
    counts = "被告人甲某犯盗窃罪，判处有期徒刑三年；犯诈骗罪，判处有期徒刑二年"
    text = f"{HEAD}{counts}；{words}有期徒刑四年六个月，并处罚金二千元。"
    (defendant,) = read_judgment(text).defendants
    assert defendant.total is not None
    assert defendant.total.months == 54
