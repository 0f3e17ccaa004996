"""The chooser of models: headings that can be read, within the window, and used with the keyboard alone."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidgetAction
from pytestqt.qtbot import QtBot

from tests.fixtures_window import OpenWindow
from tests.scripted_engine import STARTER, ScriptedEngine
from trainer.engines.engine import EngineError, Model

pytestmark = pytest.mark.qt_log_ignore("This plugin does not support", extend=True)


def headings(window: object) -> list[str]:
    actions = window.status.menu.actions()  # type: ignore[attr-defined]
    return [action.text() for action in actions if isinstance(action, QWidgetAction)]


def test_each_engine_stands_over_its_models(qtbot: QtBot, open_window: OpenWindow) -> None:
    models = (Model("a:latest", "ollama"), Model("b:latest", "ollama"))
    absent = EngineError("absent", "engines.ollama-absent", host="127.0.0.1:11434")
    window = open_window(ScriptedEngine(models=models), ScriptedEngine(name="openai", listing_error=absent))
    QTest.keyClick(window, Qt.Key.Key_M, Qt.KeyboardModifier.ControlModifier)
    menu = window.status.menu
    qtbot.waitUntil(menu.isVisible, timeout=60_000)
    assert headings(window) == ["Ollama", "OpenAI 兼容服务器  ·  没有运行"]
    for action in menu.actions():
        if isinstance(action, QWidgetAction):
            assert action.defaultWidget().isVisible()
            assert not action.isEnabled()
    assert menu.layoutDirection() is Qt.LayoutDirection.LeftToRight
    assert window.frameGeometry().contains(menu.geometry())
    chooser = QRect(window.status.chooser.mapToGlobal(QPoint()), window.status.chooser.size())
    assert not menu.geometry().intersects(chooser)
    assert menu.activeAction().text().startswith("a:latest")
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.desk.model == models[1], timeout=60_000)
    assert not menu.isVisible()


def test_many_models_do_not_leave_the_window(qtbot: QtBot, open_window: OpenWindow) -> None:
    models = tuple(Model(f"model-{number}:latest", "ollama") for number in range(80))
    window = open_window(ScriptedEngine(models=models), ScriptedEngine(name="embedded", models=(STARTER,)))
    window.resize(960, 600)
    window.desk.choose(STARTER)
    window.status.choose_model()
    menu = window.status.menu
    qtbot.waitUntil(menu.isVisible, timeout=60_000)
    assert window.frameGeometry().contains(menu.geometry())
    assert menu.activeAction().text().startswith("内置演示模型")
    assert menu.actions()[-1].text().startswith("全部模型")
    menu.close()
