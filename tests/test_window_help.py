"""The help page in the real window."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.controls.button import Button
from desktop.pages.help.help_page import HelpPage
from desktop.pages.help.licence_list import LicenceDialog, LicenceList
from desktop.pages.help.shortcut_list import shortcuts
from desktop.settings.settings import Language
from desktop.window.crash import log_file
from desktop.window.main_window import MainWindow
from desktop.window.pages import Page
from resources.help.reader import topics
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import ScriptedEngine
from tests.window_texts import THEFT

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def window(open_window: OpenWindow) -> MainWindow:
    return open_window(ScriptedEngine(THEFT))


def help_of(window: MainWindow) -> HelpPage:
    page = window.page(Page.HELP)
    assert isinstance(page, HelpPage)
    return page


def test_f1_opens_it_from_anywhere(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(window, Qt.Key.Key_F1)
    assert window.stack.currentWidget() is help_of(window)
    help_of(window).steps.example.click()
    case = window.page(Page.CASE)
    assert window.stack.currentWidget() is case
    assert "甲某" in case.facts.facts.text()  # type: ignore[attr-defined]


def test_the_first_look_leads_to_it(window: MainWindow) -> None:
    case = window.page(Page.CASE)
    case.judgment.empty.help.click()  # type: ignore[attr-defined]
    assert window.stack.currentWidget() is help_of(window)


def test_its_titles_stand_below_each_other(window: MainWindow, qtbot: QtBot) -> None:
    """Rows that were laid out before the style was known were as high as their letters, and drawn over each other."""
    window.show_page(Page.HELP)
    titles = help_of(window).list
    qtbot.waitUntil(titles.hasFocus, timeout=60_000)
    rows = [titles.visualItemRect(titles.item(row)) for row in range(titles.count())]
    assert all(above.bottom() < below.top() for above, below in pairwise(rows))


def test_every_topic_can_be_read_in_both_languages(
    window: MainWindow, qtbot: QtBot, dress: Callable[..., None]
) -> None:
    page = help_of(window)
    window.show_page(Page.HELP)
    for language in (Language.CHINESE, Language.ENGLISH):
        dress(language)
        first = topics("zh" if language is Language.CHINESE else "en")[0].title
        qtbot.waitUntil(lambda first=first: page.list.item(0).text() == first)
        seen = set()
        for row in range(page.list.count()):
            page.list.setCurrentRow(row)
            seen.add(page.stack.currentWidget())
            assert page.list.item(row).text()
        assert len(seen) == page.list.count() == 7
    assert page.list.item(6).text() == "About"


def test_a_licence_is_read_where_it_is_named(window: MainWindow, qtbot: QtBot) -> None:
    page = help_of(window)
    page.list.setCurrentRow(6)
    listed = page.stack.currentWidget().findChild(LicenceList)
    assert listed is not None
    named = next(each for each in listed.findChildren(Button) if "openpyxl" in each.accessibleName())
    named.click()
    dialog = listed.findChild(LicenceDialog)
    assert dialog is not None
    assert dialog.windowTitle().startswith("openpyxl 3.")
    assert "Permission is hereby granted" in dialog.text.toPlainText()
    dialog.reject()
    qtbot.waitUntil(lambda: listed.findChild(LicenceDialog) is None)


def test_the_log_is_copied_without_a_case(window: MainWindow) -> None:
    log = log_file(window.home)
    log.parent.mkdir(exist_ok=True)
    log.write_text("ERROR 被告人甲某盗窃\nERROR plain\n", encoding="utf-8")
    page = help_of(window)
    page.list.setCurrentRow(5)
    view = page.stack.currentWidget()
    assert "甲某" in view.lines.toPlainText()  # type: ignore[union-attr]
    view.copy.click()  # type: ignore[union-attr]
    copied = QGuiApplication.clipboard().text()
    assert "ERROR plain" in copied
    assert "甲某" not in copied


def test_every_key_of_the_window_is_in_the_list(window: MainWindow) -> None:
    for page in Page:
        window.page(page)
    told = {QKeySequence(key) for _, keys in shortcuts() for each, _ in keys for key in each.split()}
    there = {each.key() for each in window.findChildren(QShortcut)}
    buttons = {each.shortcut() for each in window.findChildren(QWidget) if hasattr(each, "shortcut")}
    there |= {key for key in buttons if not key.isEmpty()}
    assert {key.toString() for key in there - told} == set()
