"""What the tests of the case page's answers ask of a window."""

from __future__ import annotations

from typing import Any

from pytestqt.qtbot import QtBot

from desktop.history.history import History
from desktop.pages.case.stage import Stage
from desktop.window.main_window import MainWindow
from desktop.window.pages import Page

FACTS = "2021年3月5日，被告人甲某在商场内盗走乙某手机一部，价值人民币3200元。"
OTHER = "2022年6月1日，被告人丙某在车站盗走丁某现金人民币五千元。"


def case_of(window: MainWindow) -> Any:
    return window.page(Page.CASE)


def store(window: MainWindow) -> History:
    return window.desk.history.store()


def ended(qtbot: QtBot, case: Any) -> None:
    qtbot.waitUntil(lambda: not case.running() and not case.judgment.under_way(), timeout=60_000)


def judged(qtbot: QtBot, window: MainWindow, facts: str = FACTS) -> Any:
    case = case_of(window)
    case.facts.facts.replace(facts)
    case.predict()
    qtbot.waitUntil(lambda: case.judgment.stage is Stage.FINISHED, timeout=60_000)
    return case


def read_again(qtbot: QtBot, case: Any) -> None:
    """An answer out of the history has its cards."""
    qtbot.waitUntil(lambda: case.judgment.verdict is not None, timeout=60_000)
