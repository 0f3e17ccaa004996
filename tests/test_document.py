"""Whole documents: what is a first-instance criminal judgment, what is none, and that no text breaks the reader."""

from __future__ import annotations

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from resources.law.charges import charges
from tests.court_texts import CRIMES, court_text
from trainer.judgment.checks import check
from trainer.judgment.document import Document, Rejection, read_document
from trainer.judgment.reader import read_judgment
from trainer.judgment.types import Judgment, Span

LETTERS = (
    "，。；：、（）《》“”\n 　\u200b*#<>0123456789一二三十百万年月日元个被告人犯罪判处有期徒刑本院认为如下条款项第之"
)


def read(text: str, title: str = "", case_type: str = "") -> Document:
    """Reads, checks, and sees to it that every place is one in the text."""
    document = read_document(text, "x", title, case_type)
    if document.judgment is not None:
        for span in spans(document.judgment):
            assert 0 <= span.start <= span.end <= len(text)
        check(document.judgment, facts=document.fact or "", text=text)
    return document


def spans(judgment: Judgment) -> list[Span]:
    found = [judgment.reasoning, judgment.result]
    for defendant in judgment.defendants:
        found += [defendant.span, *(circumstance.span for circumstance in defendant.circumstances)]
        found += [charge.span for charge in defendant.charges]
        found += [charge.sentence.span for charge in defendant.charges if charge.sentence]
    return [span for span in found if span is not None]


@pytest.mark.parametrize("number", range(12))
def test_a_whole_judgment_is_read(number: int) -> None:
    crime = CRIMES[number % len(CRIMES)]
    document = read(court_text(number, defendants=1 + number % 3))
    assert document.rejected is None
    assert document.fact is not None
    assert document.fact.startswith("经审理查明")
    assert "上述事实" not in document.fact
    assert document.reasoning is not None
    assert document.reasoning.startswith("本院认为")
    assert document.result is not None
    assert "审判长" not in document.result
    assert document.judgment is not None
    assert len(document.judgment.defendants) == 1 + number % 3
    for defendant in document.judgment.defendants:
        assert [charge.name for charge in defendant.charges] == [crime.name]
        assert defendant.total is not None
        assert not defendant.unread


def replaced(*pairs: tuple[str, str]) -> str:
    text = court_text(0)
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Rejection.NO_TEXT),
        ("判决书" * 5, Rejection.NO_TEXT),
        ("不公开理由：人民法院认为不宜在互联网公布的其他情形", Rejection.NOT_PUBLIC),
        (replaced(("刑 事 判 决 书", "民 事 判 决 书")), Rejection.NOT_CRIMINAL),
        (replaced(("刑 事 判 决 书", "行政判决书"), ("刑初", "行初")), Rejection.NOT_CRIMINAL),
        (replaced(("刑 事 判 决 书", "刑事裁定书")), Rejection.NOT_A_JUDGMENT),
        (replaced(("刑 事 判 决 书", "刑事附带民事调解书")), Rejection.NOT_A_JUDGMENT),
        (replaced(("刑初", "刑终")), Rejection.SECOND_INSTANCE),
        (replaced(("如不服本判决", "本判决为终审判决。如不服")), Rejection.SECOND_INSTANCE),
        (replaced(("刑初", "刑再")), Rejection.RETRIAL),
        (replaced(("刑初", "刑更")), Rejection.NOT_A_JUDGMENT),
        (court_text(0).partition("本院认为")[0], Rejection.FACTS_ONLY),
        (court_text(0).partition("判决如下")[0], Rejection.NO_VERDICT),
        (
            "判决如下".join((court_text(0).partition("为证实上述指控")[0], court_text(0).partition("判决如下")[2])),
            Rejection.NO_REASONING,
        ),
        (replaced(("判处有期徒刑六个月，", "")), Rejection.UNREADABLE_SENTENCE),
        ("".join("\ufffd" if place % 5 == 0 else char for place, char in enumerate(court_text(0))), Rejection.DAMAGED),
    ],
)
def test_what_is_none_is_refused_with_its_reason(text: str, reason: Rejection) -> None:
    assert read(text).rejected is reason


def test_what_the_source_says_beside_the_text_counts() -> None:
    text = court_text(0).replace("刑 事 判 决 书\n（2021）某0102刑初1号\n", "")
    assert read(text).rejected is None
    assert read(text, "张某与李某离婚纠纷民事判决书").rejected is Rejection.NOT_CRIMINAL
    assert read(text, case_type="刑事案件 二审").rejected is Rejection.SECOND_INSTANCE


def test_layout_changes_nothing_but_places() -> None:
    text = court_text(1, defendants=2)
    plain = read(text)
    assert plain.judgment is not None
    spaced = read("\u3000".join(text))
    indented = read(text.replace("\n", "\r\n\u3000\u3000"))
    marked = read("\ufeff" + text.replace("。", "。\u200b"))
    for other in (spaced, indented, marked):
        assert other.judgment is not None
        assert [defendant.charges[0].name for defendant in other.judgment.defendants] == ["危险驾驶罪"] * 2
        assert other.judgment.articles == plain.judgment.articles
        assert [each.attitude for each in other.judgment.defendants] == [
            each.attitude for each in plain.judgment.defendants
        ]


def test_two_judgments_in_one_text_give_one_and_no_error() -> None:
    document = read(court_text(0) + court_text(1, defendants=2))
    assert document.judgment is not None
    assert {charge.name for each in document.judgment.defendants for charge in each.charges} <= {"盗窃罪", "危险驾驶罪"}


@settings(max_examples=60)
@given(st.integers(0, 40), st.integers(1, 3), st.floats(0, 1))
def test_a_judgment_cut_off_anywhere_is_read_as_far_as_it_goes(number: int, defendants: int, share: float) -> None:
    text = court_text(number, defendants=defendants)
    cut = text[: int(len(text) * share)]
    document = read(cut)
    if "判决如下" not in cut:
        assert document.rejected is not None
    if document.rejected is None and document.judgment is not None:
        assert len(document.judgment.defendants) <= defendants


@settings(max_examples=60)
@given(st.integers(0, 40), st.randoms(use_true_random=False))
def test_a_damaged_judgment_never_breaks_the_reader(number: int, chance: random.Random) -> None:
    """Characters lost, doubled, exchanged and put in, pieces moved: all that bad copies have."""
    text = list(court_text(number, defendants=1 + number % 3))
    for _ in range(chance.randint(1, 60)):
        place = chance.randrange(len(text))
        match chance.randrange(5):
            case 0:
                del text[place : place + chance.randint(1, 40)]
            case 1:
                text.insert(place, chance.choice(LETTERS))
            case 2:
                text[place] = chance.choice(LETTERS)
            case 3:
                text[place:place] = text[place : place + 30]
            case _:
                other = chance.randrange(len(text))
                text[place], text[other] = text[other], text[place]
    read("".join(text))


@settings(max_examples=100)
@given(st.text(st.sampled_from(LETTERS), max_size=400) | st.text(max_size=400))
def test_no_text_breaks_the_reader(text: str) -> None:
    read(text)
    read("本院认为，" + text + "判决如下：" + text)


@settings(max_examples=30)
@given(st.binary(max_size=2000))
def test_random_bytes_do_not_break_the_reader(noise: bytes) -> None:
    read(noise.decode("gb18030", "replace"))
    read(noise.decode("utf-16", "replace"))


@pytest.mark.parametrize("char", ["一", "犯", "，", "（", "《", "0", "\n", "罪", "被告人", "本院认为", "判决如下："])
def test_a_megabyte_of_the_same_is_read(char: str) -> None:
    text = char * (1_000_000 // len(char))
    assert read(text).rejected is not None
    read("被告人甲某。经审理查明，本院认为，" + text[:200_000] + "判决如下：被告人甲某犯" + text[:200_000])


def test_every_charge_of_the_law_is_read_whole() -> None:
    """犯罪 inside a name (帮助犯罪分子逃避处罚罪) does not end it, nor is (边) in one a remark in brackets."""
    for rule in charges():
        told = f"本院认为，被告人甲某的行为已构成{rule.name}。判决如下：\n"
        text = f"{told}一、被告人甲某犯{rule.name}，判处有期徒刑六个月。"
        (defendant,) = read_judgment(text).defendants
        assert [charge.name for charge in defendant.charges] == [rule.name]
