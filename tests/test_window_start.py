"""What the window loads, and when: a start brings up the case page and nothing else."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication, QComboBox, QWidget
from pytestqt.qtbot import QtBot

from desktop.controls.button import Button
from desktop.desk.desk import Desk
from desktop.settings.settings import Appearance, Language
from desktop.theme.palette import DARK, LIGHT
from desktop.theme.theme import Theme
from desktop.window.first_paint import FirstPaint
from desktop.window.main_window import MainWindow
from desktop.window.pages import Page
from tests.fixtures_window import OpenWindow
from tests.ollama_server import free_port
from tests.scripted_engine import ScriptedEngine

# Writes the names of all modules as they are after the first paint, then when the models are listed, and ends.
SCRIPT = """
import gc, json, sys
from desktop.window.quick_start import start_quickly
start_quickly()
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.window.app import main
from desktop.window.main_window import MainWindow

start = MainWindow.start

def watched_start(window):
    dressed = bool(QApplication.instance().styleSheet()) and gc.isenabled()
    print(json.dumps([dressed, sorted(sys.modules)]), flush=True)
    window.desk.listed.connect(listed)
    start(window)

def listed():
    print(json.dumps([True, sorted(sys.modules)]), flush=True)
    QTimer.singleShot(0, QApplication.quit)

MainWindow.start = watched_start
sys.exit(main(sys.argv[:1]))
"""


@pytest.fixture(scope="module")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> tuple[set[str], set[str]]:
    """The modules of the window when it is first seen, and when it has found that no Ollama runs."""
    environment = os.environ | {
        "CRIMINAL_LAW_DESK_HOME": str(tmp_path_factory.mktemp("home")),
        "OLLAMA_HOST": f"127.0.0.1:{free_port()}",
        "QT_QPA_PLATFORM": "offscreen",
    }
    started = subprocess.run(
        [sys.executable, "-c", SCRIPT],
        env=environment,
        cwd=Path(__file__).parent.parent,
        capture_output=True,
        text=True,
        check=False,
    )
    assert started.returncode == 0, started.stderr
    (dressed, seen), (_, listed) = (json.loads(line) for line in started.stdout.splitlines())
    assert dressed
    return set(seen), set(listed)


def test_the_window_is_seen_before_anything_else_is_loaded(loaded: tuple[set[str], set[str]]) -> None:
    seen, _ = loaded
    assert "desktop.pages.case.case_page" in seen
    for heavy in ("asyncio", "ssl", "sqlite3", "psutil", "statistics", "numpy", "ollama", "httpx", "pydantic"):
        assert heavy not in seen, heavy
    for later in (
        "desktop.pages.models.models_page",
        "desktop.pages.settings.settings_page",
        "desktop.judging.judging",
    ):
        assert later not in seen, later
    seen = seen - {"resources.law.checked"}  # a day and nothing else: it stands in the foot
    for parts in ("desktop.pages.training", "desktop.pages.statutes", "trainer.judgment.", "resources.law."):
        assert not [name for name in seen if name.startswith(parts)], parts


def test_without_an_ollama_its_client_is_not_loaded(loaded: tuple[set[str], set[str]]) -> None:
    _, listed = loaded
    assert {"trainer.engines.ollama.engine", "trainer.engines.embedded.engine"} <= listed
    assert not listed & {"ollama", "httpx", "pydantic", "numpy", "llama_cpp", "sqlite3"}


def test_what_is_imported_after_qt_is_not_read_as_text() -> None:
    code = "import linecache, calendar; print(calendar.__file__ in linecache.cache)"
    plainly = "from desktop.window.quick_start import start_quickly; start_quickly(); "
    read = [
        subprocess.run(
            [sys.executable, "-c", before + code],
            cwd=Path(__file__).parent.parent,
            capture_output=True,
            text=True,
            check=True,
        ).stdout.strip()
        for before in ("import PySide6.QtCore; ", plainly)
    ]
    assert read == ["True", "False"]  # the first: while PySide6 does so, there is a reason to keep it from it


def test_work_waits_for_the_first_paint_and_is_done_once(qtbot: QtBot) -> None:
    widget, done = QWidget(), []
    qtbot.addWidget(widget)
    FirstPaint(widget, lambda: done.append(1))
    qtbot.wait(30)
    assert done == []
    widget.show()
    qtbot.waitUntil(lambda: done == [1], timeout=60_000)
    widget.update()
    qtbot.wait(30)
    assert done == [1]


def test_pages_are_made_when_they_are_wanted_and_kept(open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine())
    assert window.stack.count() == 1
    for page in Page:
        window.show_page(page)
    assert window.stack.count() == len(Page)
    pages = [window.page(page) for page in Page]
    assert [window.page(page) for page in Page] == pages
    assert window.stack.count() == len(Page)


def test_a_page_made_late_knows_the_models_the_language_and_the_theme(
    open_window: OpenWindow, dress: Callable[..., None], qtbot: QtBot
) -> None:
    window = open_window(ScriptedEngine())
    dress(Language.ENGLISH, Appearance.DARK)
    window.show_page(Page.MODELS)
    assert [row.model.name for row in window.page(Page.MODELS).rows] == [
        model.name for model in window.desk.listing.models
    ]
    assert window.page(Page.MODELS).title.text() == "Models"
    window.show_page(Page.SETTINGS)
    assert window.page(Page.SETTINGS).title.text() == "Settings"
    qtbot.waitUntil(window.page(Page.SETTINGS).theme.isVisible, timeout=60_000)
    picture = window.page(Page.SETTINGS).theme.grab().toImage()
    assert picture.pixelColor(4, picture.height() // 2).name().upper() == DARK.surface  # left of the words


def drawn(button: Button) -> set[str]:
    """The colours of its icon where nothing shines through."""
    picture = button.icon().pixmap(QSize(18, 18), 3.0).toImage()
    points = ((x, y) for x in range(picture.width()) for y in range(picture.height()))
    colours = (picture.pixelColor(x, y) for x, y in points)
    return {colour.name().upper() for colour in colours if colour.alpha() == 255}


def test_icons_change_their_colour_with_the_theme(qtbot: QtBot, dress: Callable[..., None]) -> None:
    dress(Language.CHINESE, Appearance.LIGHT)
    button = Button("quiet", "copy")
    qtbot.addWidget(button)
    assert drawn(button) == {LIGHT.text_soft}
    dress(Language.CHINESE, Appearance.DARK)
    qtbot.waitUntil(lambda: drawn(button) == {DARK.text_soft}, timeout=60_000)
    button.draw("close")
    other = button.icon().cacheKey()
    button.say("关闭")  # with a text the icon keeps its distance
    assert button.icon().cacheKey() != other
    dress(Language.CHINESE, Appearance.LIGHT)


def test_what_is_made_before_the_sheet_looks_as_what_is_made_after(qtbot: QtBot, qapp: QApplication) -> None:
    theme = Theme(qapp)
    theme.dress(Appearance.LIGHT, 100)
    sheet = qapp.styleSheet()
    with theme.sheet_last():
        assert qapp.styleSheet() == ""
        early = QComboBox()
    late = QComboBox()
    assert qapp.styleSheet() == sheet
    for box in (early, late):
        qtbot.addWidget(box)
        box.addItem("有期徒刑")
        box.resize(160, 40)
    assert early.sizeHint() == late.sizeHint()
    assert early.grab().toImage() == late.grab().toImage()


def test_the_panes_are_as_wide_whenever_the_sheet_comes(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    theme = Theme(qapp)
    theme.dress(Appearance.LIGHT, 100)
    desk = Desk(lambda _host: (), tmp_path / "settings.json")
    with theme.sheet_last():
        early = MainWindow(desk, tmp_path)
    late = MainWindow(desk, tmp_path)
    for window in (early, late):
        qtbot.addWidget(window)
        window.show()
        qtbot.waitUntil(lambda window=window: sum(window.page(Page.CASE).panes.split.sizes()) > 0, timeout=60_000)
    assert early.page(Page.CASE).panes.split.sizes() == late.page(Page.CASE).panes.split.sizes()
    desk.close()
