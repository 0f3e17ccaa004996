"""Standards of interpretations in words: each of them, in both languages."""

from __future__ import annotations

from datetime import date

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.pages.statutes.article_notes import ArticleNotes
from resources.law.article import Article
from resources.law.charges import charge_named
from resources.law.statutes import load_statutes
from resources.law.thresholds import Threshold, charges_with_thresholds, thresholds_of
from resources.messages.catalogue import entries
from resources.messages.standard_words import source_words, standard_words
from resources.messages.statute_words import copied_words
from tests.window_help import all_words


def rows() -> list[Threshold]:
    return [row for charge in charges_with_thresholds() for row in thresholds_of(charge)]


def test_every_measure_has_its_words() -> None:
    assert {f"of-{row.of.replace('_', '-')}" for row in rows()} <= set(entries("standards"))


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_standard_can_be_said(language: str) -> None:
    for row in rows():
        words = standard_words(row, language)  # type: ignore[arg-type]
        assert words
        assert "None" not in words
        assert "{" not in words
        if row.standard is not None:
            assert source_words(row, language)  # type: ignore[arg-type]
        if row.low is not None and row.by_province:
            assert ("各省" if language == "zh" else "province") in words


def test_theft_in_words() -> None:
    first = thresholds_of("盗窃罪")[0]
    assert standard_words(first, "zh") == "数额1,000元至3,000元以上（由各省在此幅度内确定）"
    assert standard_words(first, "en") == "amount: from CNY 1,000 to CNY 3,000 on, as each province sets it"
    assert source_words(first, "zh") == "法释〔2013〕8号第1条，2013-04-04 起"


@pytest.mark.parametrize("day", [date(2008, 1, 1), date(2020, 1, 1), date(2026, 8, 1)])
def test_what_stands_under_each_article_of_a_charge_with_standards(qtbot: QtBot, qapp: QApplication, day: date) -> None:
    for charge in charges_with_thresholds():
        rule = charge_named(charge)
        assert rule is not None
        for article in rule.articles:
            notes = ArticleNotes(article.whole(), day)
            qtbot.addWidget(notes)
            assert rule.name in all_words(notes)


def test_every_article_can_be_copied_as_of_every_version() -> None:
    for versions in load_statutes().versions.values():
        for text in versions:
            copied = copied_words(text, text.article, "zh")
            assert text.in_force.isoformat() in copied.splitlines()[0]
            assert len(copied.splitlines()) > 1
    item = Article("刑法", 133, 1, 1, 2)
    text = load_statutes().article(item.whole())
    assert text is not None
    assert copied_words(text, item, "zh").splitlines()[1].startswith("（二）醉酒")
