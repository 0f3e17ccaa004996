"""Whose a circumstance is, and whether the court itself finds it, where the words turn round."""

from __future__ import annotations

import pytest

from trainer.judgment.reader import read_judgment

TWO = "本院认为，被告人甲某、乙某的行为均已构成盗窃罪。"
ONE = "本院认为，被告人甲某的行为已构成盗窃罪。"
VERDICT = "判决如下：被告人甲某犯盗窃罪，判处有期徒刑一年，并处罚金二千元"
OF_TWO = f"{VERDICT}；被告人乙某犯盗窃罪，判处拘役五个月，并处罚金一千元。"


def found(text: str) -> list[set[str]]:
    return [{each.id for each in defendant.circumstances} for defendant in read_judgment(text).defendants]


@pytest.mark.parametrize(
    ("words", "first", "second"),
    [
        ("前者系累犯，依法从重处罚；后者系自首，依法从轻处罚。", {"recidivist"}, {"surrender"}),
        ("乙某的供述证实甲某曾有盗窃前科，对甲某酌情从重处罚。", {"prior_record"}, set()),
        ("甲某的证言与乙某的陈述证明乙某系初犯。", set(), {"first_offence"}),
        (
            "甲某系累犯。乙某系从犯。二人均自愿认罪认罚。",
            {"recidivist", "plea_leniency"},
            {"accessory", "plea_leniency"},
        ),
    ],
)
def test_of_two_defendants(words: str, first: set[str], second: set[str]) -> None:
    assert found(TWO + words + OF_TWO) == [first, second]


@pytest.mark.parametrize(
    ("words", "ids"),
    [
        ("辩护人提出甲某系初犯、偶犯的意见，经查，甲某有盗窃前科，该意见不予采纳。", {"prior_record"}),
        ("辩护人提出甲某赔偿了被害人，经查，甲某虽赔偿少部分款项，但未取得谅解，该意见不予采纳。", set()),
        ("甲某到案后虽辩解无罪，但其对基本事实能如实供述，可从轻处罚。", {"confession"}),
        ("甲某犯罪时系在校学生，未满十八周岁，应当从轻处罚。", {"minor_16_18"}),
        ("甲某中止犯罪，但已造成损害，应当减轻处罚。", {"desist_harm"}),
        ("量刑情节：\n - 坦白（从轻）\n - 退赃（从轻）\n", {"confession", "restitution"}),
        ("量刑情节：\n • 自首：可以从轻\n • 累犯：应当从重\n", {"surrender", "recidivist"}),
    ],
)
def test_of_one_defendant(words: str, ids: set[str]) -> None:
    assert found(f"{ONE}{words}{VERDICT}。") == [ids]
