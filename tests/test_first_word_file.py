"""A new user's way from an open window to a Word file of a first judgment, without reading anything."""

from __future__ import annotations

from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from desktop.pages.case.stage import Stage
from desktop.window.main_window import MainWindow
from tests.answers_help import case_of
from tests.fixtures_window import OpenWindow
from trainer.engines.embedded.engine import EmbeddedEngine

pytestmark = [pytest.mark.qt_log_ignore("propagateSizeHints", extend=True), pytest.mark.slow]
CONTROL = Qt.KeyboardModifier.ControlModifier


def test_four_actions_lead_to_it(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(EmbeddedEngine())
    window.desk.change(export_folder=str(tmp_path))
    case = case_of(window)

    QTest.mouseClick(case.judgment.empty.example, Qt.MouseButton.LeftButton)  # 1
    QTest.keyClick(focus(), Qt.Key.Key_Return, CONTROL)  # 2
    qtbot.waitUntil(lambda: case.judgment.stage is Stage.FINISHED, timeout=120_000)
    QTest.keyClick(focus(), Qt.Key.Key_E, CONTROL)  # 3
    qtbot.waitUntil(lambda: bool(named(window)), timeout=60_000)
    (line,) = named(window)
    QTest.keyClick(line, Qt.Key.Key_Return)  # 4

    qtbot.waitUntil(lambda: bool(list(tmp_path.glob("*.docx"))), timeout=60_000)
    (file,) = tmp_path.glob("*.docx")
    told = "\n".join(paragraph.text for paragraph in Document(str(file)).paragraphs)
    assert "本院认为" in told
    assert case.facts.facts.text() in told


def focus() -> QWidget | None:
    """Where the keys go."""
    return QApplication.focusWidget()


def named(window: MainWindow) -> list[QLineEdit]:
    """The dialog's field, once it has the name that is proposed."""
    fields = [field for dialog in window.findChildren(QFileDialog) for field in dialog.findChildren(QLineEdit)]
    return [field for field in fields if field.isVisible() and field.text().endswith(".docx")]
