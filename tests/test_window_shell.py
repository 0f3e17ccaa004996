"""The window around the pages: keys, names for screen readers, language, disclaimer, settings, notices."""

from __future__ import annotations

import json
import logging
import subprocess
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, QRect, Qt, Signal
from PySide6.QtGui import QColor, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QProgressBar,
    QTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from desktop.controls.button import Button
from desktop.desk.courier import Courier
from desktop.pages.case.stage import Stage
from desktop.settings.settings import Appearance, Language, Settings
from desktop.settings.store import load_settings, save_settings
from desktop.theme.palette import DARK, LIGHT, Palette
from desktop.window.crash import log_file, watched
from desktop.window.pages import Page
from resources.disclaimer.reader import AI_LABEL_EN, AI_LABEL_ZH, disclaimer, label
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import STARTER, TUNED, ScriptedEngine
from tests.window_help import all_words, button_saying
from tests.window_texts import TWO_DEFENDANTS, UNLAWFUL
from trainer.engines.engine import EngineError, Model

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

NAMED = (QAbstractButton, QAbstractItemView, QAbstractSpinBox, QComboBox, QLineEdit, QProgressBar, QTextEdit)
ROOT = Path(__file__).resolve().parent.parent


def nameless(window: QWidget) -> list[str]:
    """Controls that a screen reader could not name. A part of another control is named by that one."""
    found = []
    for kind in NAMED:
        for widget in window.findChildren(kind):
            inner = isinstance(widget.parentWidget(), (QAbstractSpinBox, QComboBox)) or "qt_" in widget.objectName()
            inner = inner or isinstance(widget.parentWidget(), (QLineEdit, QAbstractItemView))
            inner = inner or widget.parentWidget().metaObject().className() == "QComboBoxPrivateContainer"
            if not inner and not widget.accessibleName().strip():
                found.append(f"{type(widget).__name__} in {type(widget.parentWidget()).__name__}")
    return found


def test_the_foot_elides_what_has_no_room(open_window: OpenWindow, dress: Callable[..., None], qtbot: QtBot) -> None:
    window = open_window(ScriptedEngine(TWO_DEFENDANTS))
    dress(Language.ENGLISH)
    window.status.set_speed(41)
    window.status.set_ours(False)
    window.resize(1800, 900)
    facts = window.status.facts
    qtbot.waitUntil(lambda: facts.shown_text() == facts.text(), timeout=60_000)
    window.resize(960, 600)
    qtbot.waitUntil(lambda: facts.shown_text().endswith("…"), timeout=60_000)
    assert facts.text().startswith(facts.shown_text()[:-1])
    assert facts.geometry().right() < window.status.law.geometry().left()


@pytest.mark.parametrize("language", [Language.CHINESE, Language.ENGLISH])
def test_no_button_is_cut_where_there_is_room(
    open_window: OpenWindow, dress: Callable[..., None], qtbot: QtBot, language: Language
) -> None:
    window = open_window(ScriptedEngine(UNLAWFUL))
    dress(language)
    window.resize(1320, 860)
    case = window.page(Page.CASE)
    case.facts.example_menu.actions()[1].trigger()
    case.predict()
    qtbot.waitUntil(lambda: case.judgment.stage is Stage.FINISHED, timeout=60_000)
    case.judgment.reading.sheets[0].sheets[0].fold.open()
    for page in Page:
        window.show_page(page)
        qtbot.wait(50)
        shown = [button for button in window.findChildren(Button) if button.isVisible()]
        assert [button.text() for button in shown if button.words_shown() != button.text()] == []


@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
@pytest.mark.parametrize("percent", [100, 125, 150])
@pytest.mark.parametrize("ours", [True, False])
def test_no_word_of_the_label_is_missing_and_the_disclaimer_is_a_key_away(
    open_window: OpenWindow, dress: Callable[..., None], qtbot: QtBot, percent: int, ours: bool
) -> None:
    window = open_window(ScriptedEngine(TWO_DEFENDANTS))
    dress(Language.ENGLISH, percent=percent)
    window.resize(960, 600)
    window.status.set_speed(41)
    window.status.set_ours(ours)
    foot = window.status
    standing = foot.standing
    qtbot.waitUntil(lambda: standing.ai_label.text() == label("en", ours=ours), timeout=60_000)
    qtbot.waitUntil(lambda: standing.ai_label.width() >= standing.ai_label.sizeHint().width(), timeout=5_000)
    assert standing.geometry().right() <= foot.width()
    assert foot.law.geometry().right() < standing.geometry().left()
    assert standing.more.toolTip() == standing.more.accessibleDescription() == disclaimer("en")
    standing.more.click()
    popup = QApplication.activePopupWidget()
    assert popup is not None
    assert disclaimer("en") in all_words(popup)
    assert window.frameGeometry().contains(popup.geometry())
    words = max(popup.findChildren(QLabel), key=lambda each: len(each.text()))
    assert words.height() >= words.heightForWidth(words.width())
    QTest.keyClick(popup, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: QApplication.activePopupWidget() is None, timeout=5_000)
    if percent == 100:
        assert foot.chooser.width() >= foot.chooser.sizeHint().width()


@pytest.mark.parametrize("language", [Language.CHINESE, Language.ENGLISH])
def test_every_control_has_a_name(
    qtbot: QtBot,
    open_window: OpenWindow,
    dress: Callable[..., None],
    language: Language,
) -> None:
    window = open_window(
        ScriptedEngine(TWO_DEFENDANTS), ScriptedEngine(name="embedded", models=(STARTER,)), listed=True
    )
    dress(language)
    window.page(Page.CASE).facts.example_menu.actions()[3].trigger()
    window.page(Page.CASE).predict()
    qtbot.waitUntil(lambda: window.page(Page.CASE).judgment.stage is Stage.FINISHED, timeout=60_000)
    window.page(Page.CASE).open_article(
        window.page(Page.CASE).judgment.reading.cards[0].defendant.charges[0].articles[0]
    )
    window.show_page(Page.STATUTES)
    qtbot.waitUntil(lambda: window.page(Page.STATUTES).articles.tree.model().rowCount() == 2, timeout=60_000)
    qtbot.wait(20)
    assert nameless(window) == []


class Windows(QObject):
    """Notes every widget that comes up as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[QWidget] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.shown.append(watched)
        return False


def test_nothing_takes_the_focus_while_a_judgment_is_shown(
    qtbot: QtBot, qapp: QApplication, open_window: OpenWindow
) -> None:
    window = open_window(ScriptedEngine(TWO_DEFENDANTS))
    window.page(Page.CASE).facts.example_menu.actions()[3].trigger()
    windows = Windows()
    qapp.installEventFilter(windows)
    window.page(Page.CASE).predict()
    qtbot.waitUntil(lambda: window.page(Page.CASE).judgment.stage is Stage.FINISHED, timeout=60_000)
    window.page(Page.CASE).open_article(
        window.page(Page.CASE).judgment.reading.cards[0].defendant.charges[0].articles[0]
    )
    for page in Page:
        window.show_page(page)
        qtbot.wait(20)
    qapp.removeEventFilter(windows)
    assert windows.shown == []
    assert qapp.activeWindow() is window


def test_the_keyboard_reaches_every_page_and_control(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(TWO_DEFENDANTS))
    for page in Page:
        QTest.keySequence(window, QKeySequence(page.value.keys))
        assert window.stack.currentWidget() is window.page(page)
        buttons = [button for button in window.page(page).findChildren(QAbstractButton) if button.isVisible()]
        assert buttons
        for button in buttons:
            assert button.focusPolicy() & Qt.FocusPolicy.TabFocus, button.accessibleName()


@pytest.mark.parametrize("language", [Language.CHINESE, Language.ENGLISH])
def test_the_label_is_in_sight_on_every_page_and_the_disclaimer_behind_it(
    open_window: OpenWindow, dress: Callable[..., None], qtbot: QtBot, language: Language
) -> None:
    window = open_window(ScriptedEngine())
    dress(language)
    text, mark = (disclaimer("zh"), AI_LABEL_ZH) if language is Language.CHINESE else (disclaimer("en"), AI_LABEL_EN)
    standing = window.status.standing
    qtbot.waitUntil(lambda: standing.more.toolTip() == text, timeout=60_000)
    for page in Page:
        window.show_page(page)
        qtbot.wait(10)
        for shown in (standing.ai_label, standing.more):
            assert shown.isVisible()
            assert window.rect().contains(QRect(shown.mapTo(window, QPoint()), shown.size()))
            assert shown.height() >= shown.heightForWidth(shown.width())
        assert standing.ai_label.text() == mark


def test_the_language_changes_everywhere_at_once(
    qtbot: QtBot, open_window: OpenWindow, dress: Callable[..., None]
) -> None:
    window = open_window(ScriptedEngine(UNLAWFUL))
    window.show_page(Page.SETTINGS)  # made in Chinese, while the other pages are made in English
    window.page(Page.CASE).facts.example_menu.actions()[1].trigger()
    window.page(Page.CASE).predict()
    qtbot.waitUntil(lambda: window.page(Page.CASE).judgment.stage is Stage.FINISHED, timeout=60_000)
    dress(Language.ENGLISH)
    qtbot.waitUntil(lambda: window.page(Page.CASE).facts.heading.text() == "Facts of the case", timeout=60_000)
    card = all_words(window.page(Page.CASE).judgment.reading.cards[0])
    assert "Fixed-term imprisonment of 8 months" in card
    assert "cannot be punished with" in card
    chinese = {word for page in Page for word in untranslated(window.page(page))}
    assert chinese == set()
    dress(Language.CHINESE)
    qtbot.waitUntil(lambda: window.page(Page.CASE).facts.heading.text() == "案件事实", timeout=60_000)
    assert "有期徒刑八个月" in all_words(window.page(Page.CASE).judgment.reading.cards[0])


def untranslated(page: QWidget) -> set[str]:
    """Chinese words in the English window that are not names of the case or of charges."""
    from PySide6.QtWidgets import QLabel

    allowed = ("危险驾驶罪", "丙某", "中文")
    found = set()
    for kind in (QLabel, QAbstractButton):
        for widget in page.findChildren(kind):
            if not widget.isVisibleTo(page):
                continue
            words = widget.text()
            for name in allowed:
                words = words.replace(name, "")
            if any("\u4e00" <= character <= "\u9fff" for character in words):
                found.add(widget.text())
    return found


@pytest.mark.skipif(sys.platform == "win32", reason="its command line is too short for the names of all sources")
def test_the_translation_is_complete_and_compiled(tmp_path: Path) -> None:
    """The committed files are what the sources of today give, and nothing in them is unfinished."""
    made = subprocess.run(
        [sys.executable, "packaging/translations.py", "--to", str(tmp_path)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert made.returncode == 0, made.stderr
    committed = ROOT / "resources" / "i18n"
    text = (committed / "en.ts").read_text(encoding="utf-8")
    assert "unfinished" not in text
    assert "vanished" not in text
    assert (tmp_path / "en.ts").read_text(encoding="utf-8") == text
    assert (tmp_path / "en.qm").read_bytes() == (committed / "en.qm").read_bytes()


def contrast(one: str, other: str) -> float:
    """As WCAG 2 defines it."""

    def luminance(name: str) -> float:
        parts = QColor(name).getRgbF()[:3]
        red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
        return 0.2126 * red + 0.7152 * green + 0.0722 * blue

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("palette", [LIGHT, DARK], ids=["light", "dark"])
def test_every_text_can_be_read(palette: Palette) -> None:
    for ground in (palette.ground, palette.rail, palette.surface, palette.raised, palette.error_tint):
        for text in (palette.text, palette.text_soft, palette.error):
            assert contrast(text, ground) >= 4.5, (text, ground)
    for ground in (palette.ground, palette.rail, palette.surface):
        assert contrast(palette.text_faint, ground) >= 4.5
        assert contrast(palette.accent, ground) >= 4.5
    assert contrast(palette.accent, palette.accent_tint) >= 4.5
    assert contrast(palette.on_accent, palette.accent_fill) >= 4.5
    assert contrast(palette.on_accent, palette.accent_fill_hover) >= 4.5
    assert contrast(palette.text, palette.mark) >= 4.5


def test_signals_do_not_wear_out(qtbot: QtBot) -> None:
    """PySide6 6.12.0 on Python 3.11 loses a reference at each emit, until the interpreter aborts."""

    class Bell(QObject):
        rung = Signal(bool)

    bell, heard = Bell(), []
    bell.rung.connect(heard.append)
    before = sys.getrefcount(True)
    for _ in range(20_000):
        bell.rung.emit(True)
    assert len(heard) == 20_000
    assert sys.getrefcount(True) >= before


def test_a_cancelled_errand_is_never_delivered(qtbot: QtBot) -> None:
    courier = Courier()
    arrived: list[int] = []

    async def answer() -> int:
        return 1

    errands = [courier.send(answer, arrived.append) for _ in range(50)]
    for errand in errands[::2]:
        errand.cancel()
    qtbot.waitUntil(lambda: len(arrived) == 25, timeout=60_000)
    qtbot.wait(50)
    assert len(arrived) == 25
    courier.finish_with(_nothing)
    assert all(thread.name != "engine-loop" for thread in threading.enumerate())
    courier.send(answer, arrived.append)
    qtbot.wait(20)
    assert len(arrived) == 25


async def _nothing() -> None:
    return None


def test_an_error_of_an_errand_is_told(qtbot: QtBot, caplog: pytest.LogCaptureFixture) -> None:
    courier = Courier()
    failed: list[Exception] = []

    async def fail() -> int:
        raise ValueError("no")

    with caplog.at_level(logging.CRITICAL):
        courier.send(fail, lambda _: None, failed.append)
        qtbot.waitUntil(lambda: len(failed) == 1, timeout=60_000)
    assert isinstance(failed[0], ValueError)
    courier.finish_with(_nothing)


def test_the_window_frees_its_engines(qtbot: QtBot, open_window: OpenWindow) -> None:
    engine = ScriptedEngine(hold_after=0)
    window = open_window(engine)
    window.page(Page.CASE).facts.facts.replace("事实")
    window.page(Page.CASE).predict()
    qtbot.waitUntil(lambda: len(engine.requests) == 1, timeout=60_000)
    window.close()
    assert engine.closed
    assert all(thread.name != "engine-loop" for thread in threading.enumerate())


def test_settings_come_back(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    chosen = Settings(
        language=Language.ENGLISH, appearance=Appearance.DARK, font_percent=115, num_ctx=8192, seed=7, temperature=0.0
    )
    save_settings(file, chosen)
    assert load_settings(file).settings == chosen
    assert not list(tmp_path.glob("*.new"))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "{",
        "[]",
        '{"version": 1, "num_ctx": "4096"}',
        '{"version": 1, "num_ctx": true}',
        '{"version": 1, "temperature": 9}',
        '{"version": 1, "language": "fr"}',
        '{"version": 99}',
        "[" * 200_000,
    ],
)
def test_a_bad_settings_file_is_kept_aside(tmp_path: Path, text: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(text, encoding="utf-8")
    loaded = load_settings(file)
    assert loaded.settings == Settings()
    assert loaded.kept_aside is not None
    assert loaded.kept_aside.read_text(encoding="utf-8") == text
    assert not file.exists()


def test_a_bad_settings_file_is_told(open_window: OpenWindow, tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text("{", encoding="utf-8")
    window = open_window(ScriptedEngine())
    assert window.notices.news.isVisible()
    assert "设置文件无法读取" in window.notices.news.message.text()


def test_the_settings_page_changes_what_is_sent(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    engine = ScriptedEngine("本院认为，构成盗窃罪。")
    window = open_window(engine)
    page = window.page(Page.SETTINGS)
    page.sampling.num_ctx.setValue(8192)
    page.sampling.temperature.setValue(0.0)
    page.sampling.seed.setText("42")
    file = tmp_path / "settings.json"
    qtbot.waitUntil(lambda: file.exists() and load_settings(file).settings.seed == 42, timeout=60_000)
    window.page(Page.CASE).facts.facts.replace("事实")
    window.page(Page.CASE).predict()
    qtbot.waitUntil(lambda: len(engine.requests) == 1, timeout=60_000)
    sent = engine.requests[0].parameters
    assert (sent.num_ctx, sent.temperature, sent.seed) == (8192, 0.0, 42)
    page.sampling.reset.click()
    assert window.page(Page.SETTINGS).sampling.num_ctx.value() == Settings().num_ctx
    assert json.loads(file.read_text(encoding="utf-8"))["seed"] is None


def test_a_wrong_seed_is_flagged_and_not_taken(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine())
    window.page(Page.SETTINGS).sampling.seed.setText("eins")
    qtbot.waitUntil(lambda: window.page(Page.SETTINGS).sampling.seed.property("wrong") == "true", timeout=60_000)
    window.page(Page.SETTINGS).sampling.num_ctx.setValue(8192)
    qtbot.wait(700)
    assert window.page(Page.SETTINGS).sampling.seed.property("wrong") == "true"


def test_the_demonstration_is_said_as_long_as_it_is_in_use(qtbot: QtBot, open_window: OpenWindow) -> None:
    absent = EngineError("absent", "engines.ollama-absent", host="127.0.0.1:9")
    window = open_window(
        ScriptedEngine(listing_error=absent),
        ScriptedEngine(name="embedded", models=(STARTER, Model("/m.gguf", "embedded"))),
    )
    for page in Page:
        window.show_page(page)
        assert window.notices.demonstration.isVisible()
    window.show_page(Page.MODELS)
    next(row for row in window.page(Page.MODELS).rows if row.model.name == "/m.gguf").use.click()
    assert not window.notices.demonstration.isVisible()


def test_the_models_page_lists_and_chooses(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    other = Model("other:latest", "ollama", size_bytes=1_100_000_000, quantization="Q8_0")
    window = open_window(ScriptedEngine(models=(TUNED, other)), ScriptedEngine(name="embedded", models=(STARTER,)))
    window.show_page(Page.MODELS)
    words = all_words(window.page(Page.MODELS))
    assert "Q4_K_M" in words
    assert "2.5 GB" in words
    assert "GPU 100 %" in words
    assert "正在使用" in words
    assert not window.page(Page.MODELS).pull.isVisible()  # the recommended model is there
    next(row for row in window.page(Page.MODELS).rows if row.model == other).use.click()
    assert window.status.chooser.text() == "other:latest"
    assert load_settings(tmp_path / "settings.json").settings.model == "other:latest"


def test_a_server_that_is_not_there_can_be_started(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")
    absent = EngineError("absent", "engines.ollama-absent", host="127.0.0.1:9")
    window = open_window(ScriptedEngine(listing_error=absent))
    window.show_page(Page.MODELS)
    assert window.page(Page.MODELS).start_server.isVisible()
    assert not window.page(Page.MODELS).pull.fetch.isEnabled()
    button_saying(window.page(Page.MODELS), "启动 Ollama").click()
    assert "没有找到 Ollama" in window.notices.news.message.text()


def test_a_crash_is_logged_and_told_at_the_next_start(tmp_path: Path) -> None:
    with watched(tmp_path) as broken:
        assert not broken
        sys.excepthook(ValueError, ValueError("broken by the test"), None)
    assert "broken by the test" in log_file(tmp_path).read_text(encoding="utf-8")
    (tmp_path / "running").write_text("1", encoding="ascii")  # a run that did not end properly
    with watched(tmp_path) as broken:
        assert broken
    with watched(tmp_path) as broken:
        assert not broken
