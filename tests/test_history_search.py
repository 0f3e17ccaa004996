"""What is looked for in the history is found, however it is typed."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from desktop.history.history import History
from desktop.history.run import Query
from tests.history_help import FACTS, TEXT, keep, prediction

FRAUD = "公诉机关指控被告人张某犯诈骗罪：2023年4月，张某用微信 abc_2023 骗取李某５９，６２０元，账号 6222-0200。"


@pytest.fixture(scope="module")
def history() -> Iterator[History]:
    opened = History.open(None)
    keep(opened)
    keep(opened, FRAUD, "本院认为，被告人张某犯诈骗罪，判处有期徒刑三年。")
    yield opened
    opened.close()


def facts_found(history: History, words: str) -> set[str]:
    return {history.run(each.id).input.case.facts for each in history.found(Query(words=words))}


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("盗", {FACTS}),
        ("手机", {FACTS}),
        ("秘密窃取", {FACTS}),
        ("数额较大，其行为", {FACTS}),
        ("窃秘", set()),
        ("甲某", {FACTS}),
        ("盗窃罪", {FACTS}),
        ("手机 缓刑", {FACTS}),  # one in the facts, one in the text
        ("手机 张某", set()),
        ("某", {FACTS, FRAUD}),
        ("罪", {FACTS, FRAUD}),
        ("3200", {FACTS}),
        ("320", {FACTS}),  # as it is being typed
        ("200", set()),
        ("59,620", {FRAUD}),
        ("５９，６２０元", {FRAUD}),
        ("ABC", {FRAUD}),
        ("ab", {FRAUD}),
        ("abc_2023", {FRAUD}),
        ("6222-0200", {FRAUD}),
        ("  手机\u3000甲某 ", {FACTS}),
        ("手机 ，", {FACTS}),
        ("，", set()),
        ("", {FACTS, FRAUD}),
        ("   ", {FACTS, FRAUD}),
    ],
)
def test_words_are_found(history: History, words: str, wanted: set[str]) -> None:
    assert facts_found(history, words) == wanted


@pytest.mark.parametrize(
    "words",
    [
        *(
            '"',
            '"手机',
            '手机"',
            "*",
            "手*",
            "-手机",
            "手机 AND 甲某",
            "NEAR(手机)",
            "NOT 手机",
            "OR",
            "facts:手机",
            "^手机",
        ),
        *(
            "(",
            "手机)",
            "{facts} : 手机",
            "'; DROP TABLE run; --",
            "%",
            "_",
            "\\",
            "手机\0甲某",
            "\ud83d",
            "手机\ud800",
            "😀",
            "\u200b",
        ),
        "某" * 5000,
        "a " * 5000,
        " ".join(map(str, range(5000))),
    ],
)
def test_nothing_that_is_typed_breaks_the_search(history: History, words: str) -> None:
    assert facts_found(history, words) <= {FACTS, FRAUD}
    assert history.count(Query(words=words)) == len(history.found(Query(words=words)))


@settings(max_examples=200)
@given(st.text(max_size=40))
def test_nothing_at_all_breaks_it(history: History, words: str) -> None:
    assert history.count(Query(words=words)) in {0, 1, 2}


@settings(max_examples=100)
@given(st.data())
def test_every_part_of_a_text_is_found(history: History, data: st.DataObject) -> None:
    """Parts that begin and end within letters and digits are none."""
    whole = data.draw(st.sampled_from([FACTS, TEXT]))
    start = data.draw(st.integers(0, len(whole) - 2))
    part = whole[start : data.draw(st.integers(start + 1, min(len(whole), start + 30)))]
    if (whole[max(0, start - 1)] + part[0]).isascii() or part.isspace() or not any(map(str.isalnum, part)):
        return
    assert FACTS in facts_found(history, " ".join(part.split()))


def test_the_place_is_shown(history: History) -> None:
    (found,) = history.found(Query(words="手机"))
    assert "【手机】" in found.snippet
    (found,) = history.found(Query(words="缓刑"))
    assert "判处有期徒刑八个月，【缓刑】一年" in found.snippet
    assert found.snippet.startswith("…")
    assert [each.snippet for each in history.found(Query())] == ["", ""]


def test_a_matters_name_and_notes_are_found_too() -> None:
    history = History.open(None)
    matter, other = history.add_matter("王某系列案"), history.add_matter("别的")
    history.note(matter, "价格认定书待补，ＡＢ－１２号")
    inside, outside = keep(history, matter=matter), keep(history, matter=other)
    assert [each.id for each in history.found(Query(words="认定书"))] == [inside]
    assert [each.id for each in history.found(Query(words="ab-12"))] == [inside]
    assert [each.id for each in history.found(Query(words="王某 手机"))] == [inside]
    assert [each.id for each in history.found(Query(words="手机"))] == [outside, inside]
    history.close()


def test_a_run_under_way_is_found_by_its_facts_and_later_by_its_text() -> None:
    history = History.open(None)
    run = history.begin(prediction())
    assert history.count(Query(words="手机")) == 1
    assert history.count(Query(words="本院认为")) == 0
    history.write(run, TEXT)
    keep(history)
    assert history.count(Query(words="手机")) == 2
    history.close()
