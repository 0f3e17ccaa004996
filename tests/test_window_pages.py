"""The table of pages: what an entry is enough for."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from importlib.resources import files

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.settings.settings import Language
from desktop.window import main_window, model_menu, navigation, pages
from desktop.window.pages import Beginning, Page, PageEntry
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import ScriptedEngine


class NewPage(QWidget):
    """Writes down what the window tells it."""

    def __init__(self, told: list[str]) -> None:
        super().__init__()
        self.told = told
        told.append("made")

    def begin(self) -> None:
        self.told.append("begin")

    def retranslate(self) -> None:
        self.told.append("retranslate")

    def close_down(self) -> None:
        self.told.append("close_down")


def test_a_new_page_is_one_entry(
    qtbot: QtBot, open_window: OpenWindow, dress: Callable[..., None], monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    new = PageEntry("Ctrl+9", "example", lambda: "新的一页", lambda _shell: NewPage(told))
    longer = Enum("Page", {**{page.name: page.value for page in Page}, "NEW": new})
    for module in (main_window, navigation, pages, model_menu):
        monkeypatch.setattr(module, "Page", longer)
    window = open_window(ScriptedEngine())
    assert window.navigation.buttons[longer.NEW].text() == "新的一页"
    assert told == []
    QTest.keyClick(window, Qt.Key.Key_9, Qt.KeyboardModifier.ControlModifier)
    assert told == ["made", "begin"]
    assert window.stack.currentWidget() is window.page(longer.NEW)
    assert window.navigation.buttons[longer.NEW].isChecked()
    dress(Language.ENGLISH)
    qtbot.waitUntil(lambda: told[-1] == "retranslate", timeout=60_000)
    window.close()
    assert told[-1] == "close_down"
    assert told.count("made") == 1


def test_the_keys_of_the_pages_stay_what_they_were() -> None:
    keys = {page.name: page.value.keys for page in Page}
    assert keys == {
        "CASE": "Ctrl+1",
        "HISTORY": "Ctrl+2",
        "BATCH": "Ctrl+3",
        "EVALUATION": "Ctrl+4",
        "MODELS": "Ctrl+5",
        "TRAINING": "Ctrl+6",
        "STATUTES": "Ctrl+7",
        "SETTINGS": "Ctrl+8",
        "HELP": "F1",
    }


def test_every_page_has_its_drawing_and_is_told_that_it_is_seen(open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine())
    for page in Page:
        assert files("resources.icons").joinpath(f"{page.value.icon}.svg").is_file()
        assert isinstance(window.page(page), Beginning)
