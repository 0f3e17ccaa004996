"""The statutes as read from the packaged text, and their history as put together from the amendments."""

from __future__ import annotations

import sqlite3
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from resources.law import statutes
from resources.law.amendments import changes, split_paragraphs
from resources.law.article import CRIMINAL_LAW, Article
from resources.law.numerals import to_int
from resources.law.statutes import PROCEDURE_LAW, StatutesMissingError, load_statutes
from resources.messages.message import message
from resources.messages.wording import say


def article(short: str) -> Article:
    return Article.parse(short)


def text_on(short: str, day: date | None = None) -> str:
    found = load_statutes().article(article(short).whole(), day)
    assert found is not None
    addressed = found.addressed(article(short))
    assert addressed is not None
    return addressed


@pytest.mark.parametrize(
    ("short", "expected"),
    [
        ("264", Article(CRIMINAL_LAW, 264)),
        ("133之1.1(2)", Article(CRIMINAL_LAW, 133, 1, 1, 2)),
        ("刑事诉讼法15", Article(PROCEDURE_LAW, 15)),
    ],
)
def test_short_form(short: str, expected: Article) -> None:
    assert article(short) == expected


@pytest.mark.parametrize("short", ["", "民法典1", "133之", "12.", "一百"])
def test_short_form_refuses_anything_else(short: str) -> None:
    with pytest.raises(ValueError, match="short form"):
        article(short)


def test_both_laws_are_complete() -> None:
    assert len(load_statutes().articles(CRIMINAL_LAW)) == 505
    assert len(load_statutes().articles(PROCEDURE_LAW)) == 308
    assert all(found.complete for found in load_statutes().articles(CRIMINAL_LAW))


def test_articles_inserted_between() -> None:
    assert "拘役" in text_on("133之1")
    assert load_statutes().article(article("133之9")) is None
    assert load_statutes().article(article("453")) is None
    numbers = [found.article for found in load_statutes().articles(CRIMINAL_LAW)]
    assert numbers.index(article("133之1")) == numbers.index(article("133")) + 1


def test_paragraphs_and_items() -> None:
    assert "醉酒" in text_on("133之1.1(2)")
    assert "追逐" in text_on("133之1(1)")  # an 项 without its 款
    assert text_on("67.3").startswith("犯罪嫌疑人虽不具有")
    found = load_statutes().article(article("67"))
    assert found is not None
    assert [paragraph.number for paragraph in found.paragraphs] == [1, 2, 3]
    assert found.addressed(article("67.4")) is None
    assert found.addressed(article("67.1(1)")) is None


def test_where_an_article_stands() -> None:
    found = load_statutes().article(article("264"))
    assert found is not None
    assert (found.part, found.chapter, found.section) == ("第二编 分则", "第五章 侵犯财产罪", None)
    general, last = load_statutes().article(article("67")), load_statutes().article(article("452"))
    assert general is not None
    assert general.part == "第一编 总则"
    assert last is not None
    assert last.part == "附则"
    assert not text_on("451").endswith("附 则")


def test_deleted_article() -> None:
    before = load_statutes().article(article("199"), date(2015, 10, 31))
    after = load_statutes().article(article("199"), date(2015, 11, 1))
    assert before is not None
    assert not before.deleted
    assert before.next_amendment == "刑法修正案（九）"
    assert after is not None
    assert after.deleted
    assert after.ends is None


@pytest.mark.parametrize(
    ("short", "before", "after"),
    [
        ("165.2", 1, 2),
        ("166.2", 1, 2),
        ("169.2", 1, 2),
        ("387.1", 2, 2),
        ("390.2", 2, 3),
        ("391.1", 2, 2),
        ("393.1", 1, 1),
    ],
)
def test_the_twelfth_amendment_is_applied(short: str, before: int, after: int) -> None:
    old = load_statutes().article(article(short).whole(), date(2024, 2, 29))
    new = load_statutes().article(article(short).whole())
    assert old is not None
    assert new is not None
    assert (len(old.paragraphs), len(new.paragraphs)) == (before, after)
    assert new.amendment == "刑法修正案（十二）"
    assert new.in_force == date(2024, 3, 1)
    assert old.next_amendment == new.amendment
    assert old.complete
    assert old.addressed(article(short)) != new.addressed(article(short))


def test_text_on_a_day() -> None:
    assert "五年以下有期徒刑" in text_on("390.1", date(2024, 2, 29))
    assert "三年以下有期徒刑" in text_on("390.1", date(2024, 3, 1))
    assert "三年以下有期徒刑" in text_on("303.2", date(2021, 2, 28))
    assert "五年以下有期徒刑" in text_on("303.2", date(2021, 3, 1))
    assert load_statutes().article(article("133之1"), date(2011, 4, 30)) is None
    assert load_statutes().article(article("264"), date(1997, 9, 30)) is None
    assert "征收" not in text_on("381", date(2009, 8, 26))
    assert "征收" in text_on("381", date(2009, 8, 27))


def test_an_added_paragraph_is_missing_before() -> None:
    early = load_statutes().article(article("277"), date(2015, 10, 31))
    middle = load_statutes().article(article("277"), date(2016, 1, 1))
    assert early is not None
    assert early.complete
    assert len(early.paragraphs) == 4
    assert middle is not None
    assert "从重处罚" in (middle.addressed(article("277.5")) or "")


def test_unknown_wording_is_not_guessed() -> None:
    old = load_statutes().article(article("264"), date(2010, 1, 1))
    assert old is not None
    assert not old.complete
    assert old.text == ""
    assert old.next_amendment == "刑法修正案（八）"
    half = load_statutes().article(article("271"), date(2010, 1, 1))
    assert half is not None
    assert [paragraph.text is None for paragraph in half.paragraphs] == [True, False]


def test_versions_follow_one_another() -> None:
    for versions in load_statutes().versions.values():
        for earlier, later in pairwise(versions):
            assert earlier.ends == later.in_force
            assert earlier.next_amendment == later.amendment
        assert versions[-1].ends is None
        assert versions[-1].complete


def _entries() -> list[tuple[str, date, str]]:
    connection = sqlite3.connect(f"{statutes._database().as_uri()}?mode=ro", uri=True)
    try:
        rows = connection.execute(
            "SELECT l.law_name, l.effective_date, a.article_text FROM laws l JOIN articles a ON a.law_id = l.law_id"
            " WHERE l.law_name LIKE '中华人民共和国刑法修正案%' ORDER BY l.effective_date, a.id"
        ).fetchall()
    finally:
        connection.close()
    return [(name, date.fromisoformat(day), text) for name, day, text in rows]


def test_every_entry_of_every_amendment_is_understood() -> None:
    silent = [text for entry in _entries() for text in [entry[2]] if not list(changes(*entry))]
    assert all("施行" in text and len(text) < 30 for text in silent)


def test_amendments_lead_to_the_packaged_text() -> None:
    """The packaged text has 修正案 (一) to (十一) in it: what they put last must stand there word for word."""
    last: dict[tuple[int, int | None, int], str] = {}
    for entry in _entries():
        for change in changes(*entry):
            if change.in_force > date(2021, 3, 1):
                continue
            if change.kind in ("article", "new"):
                last = {key: text for key, text in last.items() if key[:2] != change.article}
                last |= {(*change.article, number): text for number, text in enumerate(change.text, start=1)}
            elif change.kind == "paragraph":
                last[(*change.article, change.paragraph or 0)] = change.text[0]
            else:  # the other 款 move: only what is put after counts
                last = {key: text for key, text in last.items() if key[:2] != change.article}
    assert len(last) > 250
    for (number, sub, paragraph), text in last.items():
        packaged = load_statutes().article(Article(CRIMINAL_LAW, number, sub), date(2021, 3, 1))
        assert packaged is not None
        assert packaged.paragraphs[paragraph - 1].text == text


def test_paragraphs_are_split_before_items_only_with_their_lead() -> None:
    assert split_paragraphs("甲：\n（一）乙；\n（二）丙。\n丁。") == ("甲：\n（一）乙；\n（二）丙。", "丁。")
    assert split_paragraphs("甲：（一）乙；（二）丙。") == ("甲：\n（一）乙；\n（二）丙。",)


@pytest.mark.parametrize(("numeral", "value"), [("一", 1), ("十", 10), ("二十", 20), ("一百零五", 105)])
def test_numerals(numeral: str, value: int) -> None:
    assert to_int(numeral) == value


@pytest.mark.parametrize("numeral", ["", "甲", "1"])
def test_no_numeral(numeral: str) -> None:
    with pytest.raises(ValueError, match="numeral"):
        to_int(numeral)


def test_missing_package(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(statutes, "find_spec", lambda _: None)
    with pytest.raises(StatutesMissingError) as caught:
        load_statutes.__wrapped__()  # not the cached one
    assert caught.value.key == "statutes.absent"
    assert "重新安装" in say(message(caught.value.key, detail=caught.value.detail))


@pytest.mark.parametrize("content", [b"", b"not a database" * 100])
def test_damaged_package(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, content: bytes) -> None:
    damaged = tmp_path / "laws.db"
    damaged.write_bytes(content)
    monkeypatch.setattr(statutes, "_database", lambda: damaged)
    with pytest.raises(StatutesMissingError) as caught:
        load_statutes.__wrapped__()  # not the cached one
    told = message(caught.value.key, detail=caught.value.detail)
    assert "重新安装" in say(told)
    assert "Install this program again" in say(told, "en")
