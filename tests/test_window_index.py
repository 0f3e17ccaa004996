"""The index of similar cases made from the window: begun, stopped, gone on with, added to, seen, made anew."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.pages.settings.settings_page import SettingsPage
from desktop.pages.training.training_page import DATA, TrainingPage
from desktop.window.main_window import MainWindow
from desktop.window.pages import Page
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import ScriptedEngine
from tests.similar_made import CORPUS, similar_index
from tests.training_data import write_judgments
from trainer.similar.index import open_index

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
LONG = 600_000  # milliseconds: a busy machine must not fail a property


def training(window: MainWindow) -> TrainingPage:
    window.show_page(Page.TRAINING)
    made = window.page(Page.TRAINING)
    assert isinstance(made, TrainingPage)
    return made


def settings(window: MainWindow) -> SettingsPage:
    window.show_page(Page.SETTINGS)
    made = window.page(Page.SETTINGS)
    assert isinstance(made, SettingsPage)
    return made


@pytest.mark.slow
def test_judgments_become_an_index(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    page = training(open_window(ScriptedEngine()))
    page.offer_index()
    assert page.stack.currentIndex() == DATA
    card = page.data.index
    assert card.start.text() == "做成类案索引"
    card.begin()
    assert "请先在上面选择判决书" in card.progress.said.text()
    page.data.form.inputs.add([write_judgments(tmp_path / "judgments", 12)])
    card.start.click()
    assert card.running()
    assert not page.data.start.isEnabled()
    assert card.start.isHidden()
    card.progress.stop.click()
    qtbot.waitUntil(lambda: not card.running(), timeout=LONG)
    if "索引已做好" not in card.progress.said.text():  # it may have been done before it was asked to stop
        assert "已停止" in card.progress.said.text()
        card.begin()
        qtbot.waitUntil(lambda: not card.running(), timeout=LONG)
    assert "索引已做好" in card.progress.said.text(), card.progress.said.text()
    made = open_index(tmp_path / "similar")
    assert made.about.complete
    assert made.about.cases == 13  # with the one of another year, which is no training data
    qtbot.waitUntil(lambda: f"共 {made.about.cases} 案" in card.about.words.text(), timeout=LONG)
    assert card.start.text() == "加入类案索引"
    assert page.data.start.isEnabled()


def test_the_settings_tell_what_the_index_holds(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(ScriptedEngine())
    section = settings(window).similar
    qtbot.waitUntil(lambda: section.about.words.text().startswith("还没有索引"), timeout=LONG)
    folder = similar_index(tmp_path / "elsewhere")
    section.folder.set_path(folder)
    qtbot.waitUntil(lambda: window.desk.settings.similar_folder == str(folder), timeout=LONG)
    qtbot.waitUntil(lambda: section.about.words.text().startswith(f"{CORPUS}，共 60 案"), timeout=LONG)
    assert "2016–2021 年" in section.about.words.text()
    assert section.about.rebuild.isHidden()


def test_a_damaged_index_is_made_anew_after_a_question(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    folder = similar_index(tmp_path / "similar")
    (folder / "vocabulary.bin").unlink()
    own = folder / "notes.txt"
    own.write_text("mine", encoding="utf-8")
    page = training(open_window(ScriptedEngine()))
    page.offer_index()
    about = page.data.index.about
    qtbot.waitUntil(about.rebuild.isVisible, timeout=LONG)
    assert "已损坏" in about.words.text()
    about.rebuild.click()
    question = about.question
    assert question is not None
    assert (folder / "index.json").is_file()
    next(button for button in question.findChildren(QPushButton) if button.text() == "删除并重做").click()
    qtbot.waitUntil(lambda: not (folder / "index.json").exists(), timeout=LONG)
    assert own.read_text(encoding="utf-8") == "mine"
    assert not (folder / "tantivy").exists()
    assert "请先在上面选择判决书" in page.data.index.progress.said.text()
