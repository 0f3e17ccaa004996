"""Opens the real window with the engines a test chooses, and closes it afterwards."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.desk.desk import Desk, MakeEngines
from desktop.settings.settings import Appearance, Language
from desktop.theme.theme import Theme
from desktop.window.main_window import MainWindow
from desktop.window.translation import Translation
from trainer.engines.engine import Engine

OpenWindow = Callable[..., MainWindow]


@pytest.fixture(scope="session")
def dress(qapp: QApplication) -> Iterator[Callable[..., None]]:
    """Language, appearance and size of text of the whole application."""
    translation, theme = Translation(qapp), Theme(qapp)

    def put_on(
        language: Language = Language.CHINESE, appearance: Appearance = Appearance.LIGHT, percent: int = 100
    ) -> None:
        translation.speak(language)
        theme.dress(appearance, percent)

    yield put_on
    # What was copied last would outlive the application, which the platform without a screen does not survive.
    qapp.clipboard().clear()


@pytest.fixture
def open_window(qtbot: QtBot, tmp_path: Path, dress: Callable[..., None]) -> Iterator[OpenWindow]:
    """``open_window(engine, …)``; with ``listed=False`` before the models were looked for, with ``first=True`` as it is
    when the program was never started before."""
    dress(Language.CHINESE, Appearance.LIGHT)
    windows: list[MainWindow] = []

    def open_(
        *engines: Engine, listed: bool = True, make: MakeEngines | None = None, first: bool = False
    ) -> MainWindow:
        desk = Desk(make or (lambda _servers: engines), tmp_path / "settings.json")
        desk.settings = replace(desk.settings, welcome=desk.settings.welcome and first)
        window = MainWindow(desk, tmp_path)
        windows.append(window)
        window.resize(1320, 860)  # the screen that is none is smaller
        window.show()
        window.activateWindow()  # shortcuts ask for the active window
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window, timeout=60_000)
        if listed:
            window.start()
            qtbot.waitUntil(lambda: desk.listing_known, timeout=60_000)
        return window

    yield open_
    for window in windows:
        window.close()
        window.deleteLater()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    dress(Language.CHINESE, Appearance.LIGHT)
    assert [thread.name for thread in threading.enumerate() if thread.name == "engine-loop"] == []
