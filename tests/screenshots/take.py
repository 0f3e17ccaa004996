"""Takes pictures in this process, all of one look, each of a window of its own."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from tests.screenshots.shots import STATES, Look, Shot
from tests.screenshots.states import enter

PLACE = Path(tempfile.gettempdir()) / "criminal-law-desk-pictures"
"""Where the windows keep their data: the same in every run, as some pages show the path."""
_TIMES, _EVERY_MS = 1200, 50


def take_all(shots: Sequence[Shot], look: Look, folder: Path) -> list[str]:
    """The names of those that did not come about. One such process at a time works in PLACE."""
    from PySide6.QtCore import QLockFile
    from PySide6.QtWidgets import QApplication

    from desktop.settings.settings import Appearance, Language
    from desktop.theme.theme import Theme
    from desktop.window.translation import Translation

    application = QApplication(["screenshots"])
    application.setCursorFlashTime(0)  # a caret that blinks is there in one picture and not in the next
    translation, theme = Translation(application), Theme(application)
    translation.speak(Language(look.language))
    theme.dress(Appearance(look.appearance), 100)
    PLACE.mkdir(exist_ok=True)
    lock = QLockFile(str(PLACE / "lock"))
    lock.setStaleLockTime(0)
    lock.lock()
    _pretend_disk()
    failed = []
    for shot in shots:
        try:
            _take(shot, theme, folder)
        except Exception as error:
            print(f"{shot}: {error}", flush=True)
            failed.append(str(shot))
    lock.unlock()
    return failed


def _take(shot: Shot, theme: Any, folder: Path) -> None:
    from PySide6.QtTest import QTest

    from desktop.desk.desk import Desk
    from desktop.window.main_window import MainWindow

    home = PLACE / "home"
    shutil.rmtree(home, ignore_errors=True)
    home.mkdir()
    state = STATES[shot.state]
    engines = state.engines()
    desk = Desk(lambda _host: engines, home / "settings.json")
    with theme.sheet_last():
        window = MainWindow(desk, home)
    try:
        window.resize(*shot.size)
        window.show()
        window.activateWindow()
        window.start()
        _wait_until(lambda: desk.listing_known)
        enter(window, state, home, _wait_until)
        QTest.qWait(500)
        _still(window)
        QTest.qWait(50)
        picture = window.grab()
        if not picture.save(str(folder / f"{shot}.png")):
            raise RuntimeError("the picture could not be saved")
    finally:
        window.close()
        window.deleteLater()


def _wait_until(reached: Callable[[], bool]) -> None:
    from PySide6.QtTest import QTest

    for _ in range(_TIMES):
        if reached():
            return
        QTest.qWait(_EVERY_MS)
    raise TimeoutError("the state was not reached")


def _still(window: Any) -> None:
    """A bar without an end moves: it would look different in each picture."""
    from PySide6.QtWidgets import QProgressBar

    for bar in window.findChildren(QProgressBar):
        if bar.maximum() == 0:
            bar.setRange(0, 1)


def _pretend_disk() -> None:
    """The same free room on each computer and at each time."""
    usual = shutil.disk_usage

    def pretended(path: Any) -> Any:
        return usual(path)._replace(total=10**12, used=4 * 10**11, free=6 * 10**11)

    shutil.disk_usage = pretended
