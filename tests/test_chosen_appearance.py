"""Language and appearance are changed where the user changes them: by the fields of the settings' page."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.settings.settings import Appearance, Language
from desktop.theme.palette import DARK, LIGHT
from desktop.theme.theme import colours_now
from desktop.window.pages import Page
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import ScriptedEngine
from tests.window_texts import THEFT


def test_what_is_chosen_by_keys_is_spoken_and_worn_at_once(
    qtbot: QtBot, open_window: OpenWindow, dress: Callable[..., None]
) -> None:
    window = open_window(ScriptedEngine(THEFT))
    desk = window.desk

    def follow() -> None:
        dress(desk.settings.language, desk.settings.appearance)

    desk.settings_changed.connect(follow)
    window.show_page(Page.SETTINGS)
    page = window.page(Page.SETTINGS)
    qtbot.keyClick(page.language, Qt.Key.Key_End)
    qtbot.waitUntil(lambda: page.title.text() == "Settings", timeout=60_000)
    qtbot.keyClick(page.theme, Qt.Key.Key_End)
    assert colours_now() is DARK
    qtbot.keyClick(page.theme, Qt.Key.Key_Home)
    qtbot.keyClick(page.theme, Qt.Key.Key_Down)
    assert colours_now() is LIGHT
    assert (type(desk.settings.language), type(desk.settings.appearance)) == (Language, Appearance)
