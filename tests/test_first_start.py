"""The first start in the real window: what this computer has, three ways to a model, and how they end."""

from __future__ import annotations

import json
import shutil
import threading
from collections.abc import AsyncIterator, Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from desktop.desk.ollama_starter import OllamaStarter
from desktop.help.computer import Computer
from desktop.pages.case.case_page import CasePage
from desktop.pages.first_start.first_start import FirstStart
from desktop.settings.settings import Language
from desktop.settings.store import load_settings
from desktop.window.main_window import MainWindow
from desktop.window.pages import Page
from tests.fixtures_window import OpenWindow
from tests.ollama_server import OllamaServer
from tests.scripted_engine import STARTER, TUNED, ScriptedEngine
from tests.window_help import all_words
from tests.window_texts import THEFT
from trainer.engines.embedded.engine import EmbeddedEngine
from trainer.engines.engine import EngineError, Model
from trainer.engines.ollama.engine import OllamaEngine
from trainer.engines.ollama.pull import PullProgress

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

GB = 10**9
NO_OLLAMA = EngineError("absent", "engines.ollama-absent", host="127.0.0.1:11434")


def absent() -> ScriptedEngine:
    return ScriptedEngine(listing_error=NO_OLLAMA)


def starter() -> ScriptedEngine:
    return ScriptedEngine(THEFT, name="embedded", models=(STARTER,))


def case_of(window: MainWindow) -> CasePage:
    page = window.page(Page.CASE)
    assert isinstance(page, CasePage)
    return page


def typing() -> QWidget:
    """What has the focus."""
    focus = QApplication.focusWidget()
    assert focus is not None
    return focus


def sheet_of(window: MainWindow) -> FirstStart:
    sheet = case_of(window).guest.widget
    assert isinstance(sheet, FirstStart)
    return sheet


@pytest.fixture
def window(open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch) -> MainWindow:
    monkeypatch.setattr(OllamaStarter, "installed", staticmethod(lambda: None))
    return open_window(absent(), starter(), first=True)


def test_it_stands_beside_the_facts_and_tells_what_there_is(window: MainWindow, qtbot: QtBot) -> None:
    sheet = sheet_of(window)
    assert sheet.isVisible()
    assert case_of(window).facts.facts.edit.hasFocus()
    qtbot.waitUntil(lambda: "内存" in sheet.has.text(), timeout=60_000)
    words = all_words(sheet)
    for told in ("选一个模型", "没有找到 Ollama", "ollama.com", "打开 GGUF 文件", "罪名与刑期都不可靠", "磁盘空闲"):
        assert told in words, told
    assert not sheet.ollama.start.isVisible()
    QTest.keyClicks(typing(), "facts")
    assert case_of(window).facts.facts.text() == "facts"


def test_escape_closes_it_for_good_and_the_help_opens_it_again(
    window: MainWindow, qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    QTest.keyClick(typing(), Qt.Key.Key_Escape)
    assert case_of(window).guest.widget is None
    assert case_of(window).judgment.empty.isVisible()
    assert json.loads((tmp_path / "settings.json").read_text(encoding="utf-8"))["welcome"] is False
    assert case_of(open_window(absent(), starter(), first=True)).guest.widget is None
    window.show_page(Page.HELP)
    window.page(Page.HELP).steps.models.click()  # type: ignore[attr-defined]
    assert sheet_of(window).isVisible()
    sheet_of(window).close_button.click()
    assert case_of(window).guest.widget is None


def test_it_can_be_closed_before_a_driver_has_answered(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked, answers = threading.Event(), threading.Event()

    def slow() -> Computer:
        asked.set()
        answers.wait(60)
        return Computer(16 * 2**30, 8)

    monkeypatch.setattr("desktop.help.computer.survey", slow)
    window = open_window(absent(), starter(), first=True)
    gone: list[int] = []
    sheet_of(window).destroyed.connect(lambda: gone.append(1))
    qtbot.waitUntil(asked.is_set, timeout=60_000)
    QTest.keyClick(typing(), Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: bool(gone), timeout=60_000)
    answers.set()
    qtbot.wait(500)  # what arrives at a sheet that is gone ends the test
    assert case_of(window).judgment.empty.isVisible()


def test_who_has_settings_is_no_newcomer(open_window: OpenWindow, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text('{"version": 1, "font_percent": 110}', encoding="utf-8")
    assert case_of(open_window(absent(), starter(), first=True)).guest.widget is None


def test_what_was_set_meanwhile_does_not_end_it(tmp_path: Path, window: MainWindow, open_window: OpenWindow) -> None:
    window.desk.change(font_percent=110)
    assert load_settings(tmp_path / "settings.json").settings.welcome
    assert sheet_of(open_window(absent(), starter(), first=True)).isVisible()


def test_the_demonstration_is_one_key_away(window: MainWindow, qtbot: QtBot) -> None:
    QTest.keyClick(typing(), Qt.Key.Key_3, Qt.KeyboardModifier.AltModifier)
    case = case_of(window)
    assert case.guest.widget is None
    assert "甲某" in case.facts.facts.text()
    assert not window.desk.settings.welcome
    assert window.desk.settings.model == ""  # a better model is still picked by itself when there is one
    QTest.keyClick(typing(), Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: case.judgment.verdict is not None, timeout=60_000)


def test_a_prediction_takes_its_place(window: MainWindow, qtbot: QtBot) -> None:
    case = case_of(window)
    case.show_example()
    case.predict()
    qtbot.waitUntil(lambda: case.judgment.verdict is not None, timeout=60_000)
    assert not sheet_of(window).isVisible()
    QTest.keyClick(typing(), Qt.Key.Key_Escape)
    assert window.desk.settings.welcome  # what is not in sight is not closed


def test_ollama_that_does_not_run_is_started_from_here(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(OllamaStarter, "installed", staticmethod(lambda: "/usr/bin/ollama"))
    started = []
    monkeypatch.setattr(OllamaStarter, "start", lambda _self: started.append(1))
    ollama = absent()
    window = open_window(ollama, starter(), first=True)
    sheet = sheet_of(window)
    assert "没有运行" in sheet.ollama.without.words.text()
    QTest.keyClick(typing(), Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert started == [1]
    ollama.listing_error, ollama.listed = None, []
    sheet.ollama.again.click()
    qtbot.waitUntil(sheet.ollama.panel.isVisible, timeout=60_000)
    assert not sheet.ollama.without.isVisible()
    assert sheet.ollama.panel.fetch.isEnabled()


def test_a_model_that_is_there_already_needs_nothing(open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT), starter(), first=True)
    sheet = sheet_of(window)
    assert "可以开始了" in sheet.title.text()
    assert not sheet.ollama.panel.isVisible()
    assert not sheet.fits.isVisible()


@pytest.mark.models
def test_a_real_ollama_that_knows_no_such_model_says_so_and_can_be_asked_again(
    open_window: OpenWindow, qtbot: QtBot, own_ollama_server: OllamaServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No network: the real server's own refusal, by its real download."""
    monkeypatch.setattr("desktop.desk.model_pull.DEFAULT_MODEL", "127.0.0.1:1/nobody/nothing:q4")
    window = open_window(OllamaEngine(own_ollama_server.host), EmbeddedEngine(), first=True)
    sheet = sheet_of(window)
    panel = sheet.ollama.panel
    QTest.keyClick(typing(), Qt.Key.Key_1, Qt.KeyboardModifier.AltModifier)
    assert window.pull.busy
    qtbot.waitUntil(lambda: not window.pull.busy, timeout=120_000)
    assert window.pull.failed
    assert panel.progress.text()
    assert panel.fetch.isEnabled()
    window.show_page(Page.MODELS)
    models = window.page(Page.MODELS)
    assert models.pull.progress.text() == panel.progress.text()  # type: ignore[attr-defined]
    # It ended in the meantime: whoever asks again is offered to start it.
    own_ollama_server.kill()
    models.pull.fetch.click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: not window.pull.reachable, timeout=60_000)
    assert models.start_server.isVisible()  # type: ignore[attr-defined]
    window.show_page(Page.CASE)
    assert sheet.ollama.without.isVisible()
    assert not panel.isVisible()


@pytest.mark.models
def test_a_file_is_checked_before_it_is_used(
    open_window: OpenWindow, qtbot: QtBot, tiny_gguf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OLLAMA_MODELS", str(tmp_path / "none"))
    window = open_window(absent(), EmbeddedEngine(), first=True)
    page = tmp_path / "模型.gguf"
    page.write_text("<!DOCTYPE html><html>登录</html>", encoding="utf-8")
    window.open_files([page])
    qtbot.waitUntil(lambda: "网页" in window.notices.news.message.text(), timeout=60_000)
    assert sheet_of(window).isVisible()
    cut = tmp_path / "cut.gguf"
    cut.write_bytes(tiny_gguf.read_bytes()[:-1000])
    window.open_files([cut])
    qtbot.waitUntil(lambda: "已损坏或不完整" in window.notices.news.message.text(), timeout=60_000)
    window.open_files([tiny_gguf])
    assert "正在检查模型文件" in window.notices.news.message.text()
    qtbot.waitUntil(lambda: case_of(window).guest.widget is None, timeout=60_000)
    qtbot.waitUntil(window.notices.news.isHidden, timeout=60_000)  # nothing that was said of another file stays
    assert window.desk.model is not None
    assert window.desk.model.name == str(tiny_gguf)


@pytest.mark.models
def test_a_carried_model_is_offered_used_and_told_damaged(
    open_window: OpenWindow, qtbot: QtBot, tiny_gguf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OLLAMA_MODELS", str(tmp_path / "none"))
    carried = tmp_path / "carried"
    program = carried / "criminal-law-desk"
    program.mkdir(parents=True)
    (carried / "models").mkdir()
    shutil.copy(tiny_gguf, carried / "models" / "law.gguf")
    (carried / "SHA256SUMS").write_text(f"{'0' * 64}  models/law.gguf\n", encoding="utf-8")
    monkeypatch.setattr("trainer.engines.embedded.carried_folder.program_folder", lambda: program)
    window = open_window(absent(), EmbeddedEngine(), first=True)
    sheet = sheet_of(window)
    assert "law.gguf" in all_words(sheet.file)
    (listed,) = (model for model in window.desk.listing.models if not model.demonstration)
    assert listed.digest == "0" * 64
    qtbot.waitUntil(lambda: "SHA256SUMS" in window.notices.news.message.text(), timeout=60_000)
    QTest.keyClick(typing(), Qt.Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert window.desk.model is not None
    assert window.desk.model.name.endswith("law.gguf")
    assert case_of(window).guest.widget is None


@pytest.mark.parametrize("language", [Language.CHINESE, Language.ENGLISH])
@pytest.mark.parametrize(("size", "percent"), [((960, 600), 100), ((960, 600), 150), ((1320, 860), 100)])
def test_nothing_of_it_is_cut_or_drawn_over(
    window: MainWindow,
    qtbot: QtBot,
    dress: Callable[..., None],
    language: Language,
    size: tuple[int, int],
    percent: int,
) -> None:
    dress(language, percent=percent)
    window.resize(*size)
    sheet = sheet_of(window)
    qtbot.waitUntil(sheet.fits.isVisible, timeout=60_000)
    QApplication.processEvents()
    inner = sheet.widget()
    assert inner is not None
    assert inner.width() <= sheet.viewport().width()
    assert inner.height() <= max(sheet.viewport().height(), inner.heightForWidth(inner.width()))
    cards: list[QWidget] = [sheet.has, sheet.fits, sheet.ollama, sheet.file, sheet.demonstration, sheet.foot]
    ends = [card.mapTo(inner, card.rect().bottomLeft()).y() for card in cards]
    starts = [card.mapTo(inner, card.rect().topLeft()).y() for card in cards]
    assert all(end < start for end, start in zip(ends, starts[1:], strict=False))
    for label in inner.findChildren(QLabel):
        if label.isVisible() and label.wordWrap():
            assert label.height() >= label.heightForWidth(label.width()), label.text()


def test_the_recommended_model_is_used_once_it_was_fetched(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    other = Model("qwen3:4b", "ollama")
    ollama = ScriptedEngine(THEFT, models=(other,))

    async def pull(_name: str) -> AsyncIterator[PullProgress]:
        yield PullProgress("success", 10, 10)
        ollama.listed = [other, TUNED]

    monkeypatch.setattr(ollama, "pull", pull, raising=False)
    window = open_window(ollama, starter(), first=True)
    window.desk.choose(other)
    window.show_page(Page.MODELS)
    window.page(Page.MODELS).pull.fetch.click()  # type: ignore[attr-defined]
    qtbot.waitUntil(lambda: window.desk.model == TUNED, timeout=60_000)
