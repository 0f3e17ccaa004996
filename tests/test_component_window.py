"""The components that are not part of the program, as the window offers, installs, stops and removes them: real files
from a real index."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from desktop.components.component_panel import ComponentPanel
from desktop.jobs.interpreter import Need, interpreter_for
from desktop.pages.case.case_page import CasePage
from desktop.pages.case.offer_area import OfferArea
from desktop.pages.settings.settings_page import SettingsPage
from desktop.pages.training.training_page import TRAIN, TrainingPage
from desktop.settings.settings import Language
from desktop.settings.store import read_settings
from desktop.window.main_window import MainWindow
from desktop.window.pages import Page
from tests.fixtures_window import OpenWindow
from tests.scanned_pages import drawn_pages, scanned_pdf
from tests.scripted_engine import ScriptedEngine
from tests.test_window_documents import OTHER, drop, taken
from tests.test_window_shell import nameless, untranslated
from tests.window_help import button_saying
from tests.window_texts import THEFT
from trainer.environment.component import COMPONENTS, OCR
from trainer.environment.installed import Installed, State, write_installed
from trainer.environment.parts import environment_parts
from trainer.environment.place import place_of

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
LONG = 600_000


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch) -> None:
    """The window's own Python has none of the libraries, as in the downloaded program."""
    monkeypatch.setattr("desktop.jobs.interpreter.missing", lambda need: list(need.value))


def panels(window: MainWindow) -> list[ComponentPanel]:
    window.show_page(Page.SETTINGS)
    settings = window.page(Page.SETTINGS)
    assert isinstance(settings, SettingsPage)
    settings.installed.open()
    return settings.components.findChildren(ComponentPanel)


def answer(qtbot: QtBot, words: str) -> None:
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), QMessageBox), timeout=LONG)
    box = QApplication.activeModalWidget()
    assert isinstance(box, QMessageBox)
    button_saying(box, words).click()


@pytest.mark.usefixtures("lacking")
def test_on_a_small_screen_what_is_offered_scrolls_and_nothing_of_it_is_squeezed(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(ScriptedEngine(THEFT))
    page = window.page(Page.CASE)
    assert isinstance(page, CasePage)
    window.resize(960, 600)
    file = tmp_path / "扫描.pdf"
    file.write_bytes(scanned_pdf(drawn_pages(OTHER, 500)))
    drop(page, file)
    qtbot.waitUntil(lambda: page._intake.offer is not None and page._intake.offer.isVisible(), timeout=LONG)
    offer = page._intake.offer
    assert offer is not None
    offer.fold.open()
    QApplication.processEvents()
    for words in (offer.heading, offer.what, offer.sources.index_name, offer.sources.mirror_name):
        assert words.height() >= words.heightForWidth(words.width())
    assert offer.sources.mirror.height() >= offer.sources.mirror.sizeHint().height()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=LONG)
    offer.sources.index.setFocus()
    for following in (offer.sources.wheels.line, offer.sources.wheels.choose, offer.sources.mirror):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is following
        assert not following.visibleRegion().isEmpty()
    assert not offer.sources.mirror.visibleRegion().isEmpty()
    page._intake.stop()
    assert not offer.isVisible()
    (area,) = page.facts.documents.findChildren(OfferArea)
    assert not area.isVisible()


@pytest.mark.slow
@pytest.mark.usefixtures("lacking")
def test_a_scan_waits_for_the_component_which_is_installed_where_it_is_wanted(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(ScriptedEngine(THEFT))
    page = window.page(Page.CASE)
    assert isinstance(page, CasePage)
    file = tmp_path / "扫描.pdf"
    file.write_bytes(scanned_pdf(drawn_pages(OTHER, 500)))
    drop(page, file)
    qtbot.waitUntil(lambda: page._intake.offer is not None and page._intake.offer.isVisible(), timeout=LONG)
    offer = page._intake.offer
    assert offer is not None
    assert "150 MB" in offer.what.text()
    assert str(tmp_path / "recognition-environment") in offer.what.text()
    offer.install.click()
    qtbot.waitUntil(lambda: "MB" in offer.progress.figures.text(), timeout=LONG)
    assert offer.install.isHidden()
    offer.progress.stop.click()
    qtbot.waitUntil(lambda: not offer.job.running(), timeout=LONG)
    assert "已停止" in offer.progress.said.text()
    assert not offer.progress.failed
    assert offer.state() is State.UNFINISHED
    assert offer.install.text() == "继续安装"
    offer.install.click()
    taken(qtbot, page, "2024年1月5日")
    assert "OCR" in page.facts.document.doubts.text()
    assert offer.isHidden()
    python = interpreter_for(Need.OCR, tmp_path)
    assert python == str(place_of(OCR, tmp_path).python)

    train, ocr = panels(window)
    assert "已装好" in ocr.heading.text()
    assert "还没有安装" in train.heading.text()
    ocr.remove.click()
    answer(qtbot, "卸载")
    qtbot.waitUntil(lambda: "腾出" in ocr.progress.said.text(), timeout=LONG)
    assert not (tmp_path / "recognition-environment").exists()
    assert interpreter_for(Need.OCR, tmp_path) is None


def test_what_was_begun_is_removed_once_its_size_was_counted(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    downloads = tmp_path / "training-environment" / "downloads"
    downloads.mkdir(parents=True)
    (downloads / "torch.whl.part").write_bytes(bytes(5_000_000))
    train, _ocr = panels(open_window(ScriptedEngine(THEFT)))
    train.remove.click()
    assert not train.remove.isEnabled()  # nothing waits, and nothing is asked twice
    answer(qtbot, "卸载")
    qtbot.waitUntil(lambda: "腾出 5" in train.progress.said.text(), timeout=LONG)
    assert not downloads.parent.exists()
    assert train.remove.isEnabled()


@pytest.mark.usefixtures("lacking")
def test_a_scan_that_is_not_to_be_recognised_changes_nothing(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    page = open_window(ScriptedEngine(THEFT)).page(Page.CASE)
    assert isinstance(page, CasePage)
    page.facts.facts.replace(OTHER)
    file = tmp_path / "扫描.pdf"
    file.write_bytes(scanned_pdf(drawn_pages("另一份", 500)))
    drop(page, file)
    qtbot.waitUntil(lambda: page._intake.offer is not None and page._intake.offer.isVisible(), timeout=LONG)
    assert page._intake.offer is not None
    page._intake.offer.decline.click()
    assert page._intake.offer.isHidden()
    assert page.facts.case().facts == OTHER
    assert not (tmp_path / "recognition-environment").exists()


@pytest.mark.usefixtures("lacking")
def test_where_components_come_from_is_remembered_and_a_wrong_place_is_said(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(ScriptedEngine())
    window.show_page(Page.TRAINING)
    page = window.page(Page.TRAINING)
    assert isinstance(page, TrainingPage)
    page.show_step(TRAIN)
    page.train.offer_new()
    panel = page.train.environment
    assert panel.isVisible()
    assert "还没有安装训练组件" in panel.heading.text()
    assert "3.3 GB" in panel.what.text()
    panel.fold.open()
    form = panel.sources
    for address, told in (
        ("不是网址", "不是网址"),
        ("ftp://host/simple", "不是网址"),
        ("http://host:port/simple", "不是网址"),
        ("https://某人:密码@host/simple", "不要写密码"),
    ):
        form.index.setText(address)
        form.index.editingFinished.emit()
        assert told in form.problem.text()
        assert form.problem.isVisible()
    assert "密码@" not in form.problem.text()
    panel.install.click()
    assert not panel.job.running()
    form.index.setText("https://mirror.example/simple")
    form.index.editingFinished.emit()
    assert form.problem.isHidden()
    empty = tmp_path / "空"
    form.wheels.set_path(empty)
    assert "找不到文件夹" in form.problem.text()
    empty.mkdir()
    form.wheels.set_path(f"{empty}/")
    assert "没有安装文件" in form.problem.text()
    (empty / "six-1.17.0-py2.py3-none-any.whl").write_bytes(b"")
    form.wheels.set_path(empty)
    assert form.problem.isHidden()
    form.torch.setCurrentIndex(form.torch.findData("cpu"))
    kept = read_settings(tmp_path / "settings.json")
    assert kept.install_index == "https://mirror.example/simple"
    assert kept.install_wheels == str(empty)
    assert kept.install_torch == "cpu"
    other = panels(window)[1]
    assert other.sources.index.text() == "https://mirror.example/simple"
    # The folder goes before the address, and has nothing of what is needed.
    window.show_page(Page.TRAINING)
    panel.install.click()
    qtbot.waitUntil(lambda: not panel.job.running(), timeout=LONG)
    assert panel.progress.failed
    assert "下载来源里没有所需的" in panel.progress.said.text()


@pytest.mark.usefixtures("lacking")
def test_a_component_of_another_version_is_offered_to_be_renewed_and_not_used(
    open_window: OpenWindow, tmp_path: Path
) -> None:
    parts = environment_parts()
    for component in COMPONENTS.values():
        place = place_of(component, tmp_path)
        place.python.parent.mkdir(parents=True)
        place.python.touch()
        write_installed(place, Installed("0.1.0", "another", "3.11", True, {}, 7_100_000_000))
    train, ocr = panels(open_window(ScriptedEngine()))
    assert train.state() is State.OLD
    assert interpreter_for(Need.TRAIN, tmp_path) is None
    assert interpreter_for(Need.OCR, tmp_path) is None
    assert "需要更新" in train.heading.text()
    assert train.install.text() == "更新"
    write_installed(place_of(OCR, tmp_path), Installed("0.2.0", parts.fingerprint(OCR), "3.11", True, {}, 7_100_000))
    ocr.arrange()
    assert "占用 7 MB" in ocr.what.text()
    assert ocr.install.isHidden()
    assert interpreter_for(Need.OCR, tmp_path) == str(place_of(OCR, tmp_path).python)


@pytest.mark.usefixtures("lacking")
def test_the_panels_speak_english_and_are_read_aloud(
    qtbot: QtBot, open_window: OpenWindow, dress: Callable[..., None]
) -> None:
    window = open_window(ScriptedEngine())
    for panel in panels(window):
        panel.fold.open()
        qtbot.wait(10)
        assert nameless(panel) == []
    dress(Language.ENGLISH)
    qtbot.waitUntil(lambda: "not installed" in panels(window)[0].heading.text(), timeout=LONG)
    assert untranslated(window.page(Page.SETTINGS)) == set()
