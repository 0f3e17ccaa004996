"""Another language in the middle of something: what is said at that moment is said in it too."""

from __future__ import annotations

import re
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.pages.case.side_switch import Side
from desktop.pages.case.stage import Stage
from desktop.settings.settings import Language
from desktop.window.main_window import MainWindow
from desktop.window.pages import Page
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import ScriptedEngine
from tests.window_help import button_saying, words_of
from tests.window_texts import THEFT
from trainer.engines.engine import EngineError

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
CHINESE = re.compile("[\u4e00-\u9fff]")
FACTS = "2021年3月5日，被告人甲某在商场内盗走乙某手机一部，价值人民币3200元。"
ABSENT = EngineError("absent", "engines.ollama-absent", host="127.0.0.1:11434")


def chinese_in(widget: QWidget) -> list[str]:
    names = {each.accessibleName() for each in (widget, *widget.findChildren(QWidget))}
    return sorted(words for words in words_of(widget) | names if CHINESE.search(words))


def waiting(window: MainWindow, qtbot: QtBot) -> QWidget:
    case = window.page(Page.CASE)
    case.facts.facts.replace(FACTS)
    case.predict()
    qtbot.waitUntil(lambda: case.judgment.stage is Stage.WAITING, timeout=60_000)
    widget: QWidget = case.judgment.stack.waiting
    return widget


def failed(window: MainWindow, qtbot: QtBot) -> QWidget:
    case = window.page(Page.CASE)
    case.facts.facts.replace(FACTS)
    case.predict()
    qtbot.waitUntil(lambda: case.judgment.stage is Stage.FAILED, timeout=60_000)
    widget: QWidget = case.judgment.stack.failed
    return widget


def unreadable(window: MainWindow, qtbot: QtBot) -> QWidget:
    case = window.page(Page.CASE)
    case.right.show_side(Side.CHECK)
    case.checked.editor.replace(FACTS)
    case.check()
    qtbot.waitUntil(lambda: case.checked.problem is not None, timeout=60_000)
    widget: QWidget = case.checked
    return widget


def complained(window: MainWindow, _qtbot: QtBot) -> QWidget:
    case = window.page(Page.CASE)
    case.predict()
    assert case.facts.message.isVisible()
    widget: QWidget = case.facts
    return widget


def dropped_badly(window: MainWindow, qtbot: QtBot) -> QWidget:
    case = window.page(Page.CASE)
    from PySide6.QtCore import QMimeData, QUrl

    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(Path("/")))])
    case.facts.facts.edit.insertFromMimeData(mime)
    qtbot.waitUntil(case.facts.message.isVisible, timeout=60_000)
    widget: QWidget = case.facts
    return widget


def news(window: MainWindow, _qtbot: QtBot) -> QWidget:
    window.desk.saving.tell("draft", saved=False)
    return window.notices


@pytest.mark.parametrize(
    ("bring", "engine"),
    [
        (waiting, lambda: ScriptedEngine(THEFT, hold_after=0)),
        (failed, lambda: ScriptedEngine("", error=ABSENT)),
        (unreadable, lambda: ScriptedEngine(THEFT)),
        (complained, lambda: ScriptedEngine(THEFT)),
        (dropped_badly, lambda: ScriptedEngine(THEFT)),
        (news, lambda: ScriptedEngine(THEFT)),
    ],
)
def test_what_stands_there_is_said_in_the_other_language(
    qtbot: QtBot,
    open_window: OpenWindow,
    dress: Callable[..., None],
    bring: Callable[[MainWindow, QtBot], QWidget],
    engine: Callable[[], ScriptedEngine],
) -> None:
    window = open_window(engine())
    shown = bring(window, qtbot)
    assert chinese_in(shown) != []
    dress(Language.ENGLISH)
    qtbot.waitUntil(lambda: chinese_in(shown) == [], timeout=5_000)
    window.page(Page.CASE).stop()


def test_the_way_out_still_leads_out_in_the_other_language(
    qtbot: QtBot, open_window: OpenWindow, dress: Callable[..., None]
) -> None:
    window = open_window(ScriptedEngine(THEFT))
    pane = unreadable(window, qtbot)
    dress(Language.ENGLISH)
    qtbot.waitUntil(lambda: chinese_in(pane) == [], timeout=5_000)
    case = window.page(Page.CASE)
    button_saying(case.checked.problem, "Use as").click()
    assert case.facts.facts.text() == FACTS
