"""主文 of whole judgments: many defendants, earlier sentences, several crimes; each read as a clerk would."""

from __future__ import annotations

import pytest

from tests.reading_lines import Row, lines, rows
from trainer.judgment.document import Rejection, read_document

ROWS = rows("verdicts.toml")


def whole(verdict: str, names: tuple[str, ...], record: str = "") -> str:
    """A judgment of first instance with that 主文."""
    people = "\n".join(
        f"被告单位{name}，住所地某市某区。"
        if len(name) > 4 and name[-1] in "司厂"
        else f"被告人{name}，男，1984年6月{place + 1}日出生，汉族，无业。{record}因本案于2021年11月8日被取保候审。"
        for place, name in enumerate(names)
    )
    everyone = "、".join(names)
    return (
        "某省某市某区人民法院\n刑 事 判 决 书\n（2022）某0102刑初77号\n公诉机关某市某区人民检察院。\n"
        f"{people}\n某市某区人民检察院指控被告人{everyone}犯罪，于2022年3月1日向本院提起公诉。本院依法公开开庭审理了本案，"
        f"现已审理终结。\n经审理查明，2021年8月至10月间，被告人{everyone}在某市某区多次作案，涉案财物价值人民币六万元，"
        "事后分别逃离现场，后被公安机关查获。\n上述事实，被告人在庭审中均无异议，并有书证、证人证言等证据证实，足以认定。\n"
        f"本院认为，被告人{everyone}的行为均已构成犯罪，应予惩处。依照《中华人民共和国刑法》第二百六十四条、第六十九条之规定，"
        f"判决如下：\n{verdict}\n如不服本判决，可在接到判决书的第二日起十日内，向某市中级人民法院提出上诉。\n"
        "审判长　某某\n二〇二二年四月二十日\n书记员　某某\n"
    )


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.kind)
def test_a_verdict_is_read_as_it_stands(row: Row) -> None:
    document = read_document(whole(row.text, row.names))
    assert document.judgment is not None
    assert lines(document.judgment) == row.reads
    assert document.judgment.unread == ()
    assert document.rejected is None


VERDICT = "被告人甲某犯盗窃罪，判处有期徒刑一年，并处罚金二千元。"


@pytest.mark.parametrize(
    "record",
    [
        "2015年因犯抢夺罪被某区人民法院判处有期徒刑二年，某市中级人民法院裁定维持原判。",
        "曾因盗窃被判刑，上诉后被裁定驳回上诉，维持原判。",
        "某区人民法院于2018年作出（2018）某刑初9号刑事判决，判决如下：被告人甲某犯诈骗罪，判处有期徒刑二年。",
    ],
)
def test_an_earlier_judgment_that_is_told_of_is_not_this_one(record: str) -> None:
    document = read_document(whole(VERDICT, ("甲某",), record))
    assert document.rejected is None
    assert document.judgment is not None
    assert lines(document.judgment) == ("甲某 | 盗窃罪 有期徒刑12 2000元",)
    assert document.judgment.further == ()


def test_an_appeal_that_is_upheld_is_still_no_first_instance() -> None:
    text = whole("驳回上诉，维持原判。", ("甲某",))
    assert read_document(text).rejected is Rejection.SECOND_INSTANCE


@pytest.mark.parametrize("words", ["综上，", "合议庭认为，", "裁判理由\n", "", "鉴于上述情况，"])
def test_a_whole_judgment_without_the_usual_words_keeps_its_reasons(words: str) -> None:
    document = read_document(whole(VERDICT, ("甲某",)).replace("本院认为，", words))
    assert document.rejected is None
    assert document.judgment is not None
    assert [article.number for article in document.judgment.articles] == [264, 69]
    assert document.fact is not None
    assert "构成犯罪" not in document.fact
