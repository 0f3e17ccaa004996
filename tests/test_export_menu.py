"""The menu that hands on what is in sight: files, the clipboard, the printer's preview, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path

import docx
import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QFileDialog, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.controls.export_menu import ExportMenu
from desktop.desk.desk import Desk
from desktop.history.kept_verdict import verdict_of
from desktop.printing.file_format import FileFormat
from desktop.printing.preview import Preview
from desktop.settings.settings import Appearance, Language
from desktop.similar.asking import ask
from desktop.similar.kept import similar_plain
from resources.disclaimer.reader import AI_LABEL_ZH
from tests.kept_runs import keep
from tests.similar_made import similar_index
from tests.window_texts import THEFT, THEFT_DENIED
from tests.written_documents import parts, texts
from trainer.similar.index import open_index

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.fixture
def desk(tmp_path: Path, dress: Callable[..., None]) -> Iterator[Desk]:
    dress(Language.CHINESE, Appearance.LIGHT)
    made = Desk(lambda _servers: (), tmp_path / "settings.json")
    yield made
    made.close()


@pytest.fixture
def window(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def menu(qtbot: QtBot, desk: Desk, window: QWidget) -> ExportMenu:
    """Of one run, with the strip that tells of it."""
    runs = [keep(desk.history.store(), THEFT)]
    column = QVBoxLayout(window)
    made = ExportMenu(lambda: runs, desk)
    column.addWidget(made)
    column.addWidget(made.news)
    window.resize(640, 200)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window, timeout=20_000)
    return made


def save_as(qtbot: QtBot, menu: ExportMenu, file: Path) -> QFileDialog:
    """Waits for the dialog, and chooses a file in it."""
    found: list[QFileDialog] = []

    def asked() -> bool:
        found[:] = [each for each in menu.window().findChildren(QFileDialog) if each.isVisible()]
        return bool(found)

    qtbot.waitUntil(asked, timeout=20_000)
    found[0].fileSelected.emit(str(file))
    found[0].close()
    return found[0]


def test_the_report_on_similar_cases_is_a_file_of_its_own(
    qtbot: QtBot, menu: ExportMenu, desk: Desk, tmp_path: Path
) -> None:
    """And a part of the case's document where that is switched on; without a search it is said that there is none."""
    menu.similar_report.trigger()
    save_as(qtbot, menu, tmp_path / "none.docx")
    qtbot.waitUntil(lambda: "还没有检索过类案" in menu.news.words(), timeout=20_000)
    assert not (tmp_path / "none.docx").exists()
    store = desk.history.store()
    run = store.run(menu._runs()[0])
    kept = ask(open_index(similar_index(tmp_path / "similar")), verdict_of(run))
    assert kept is not None
    store.keep_similar(run.summary.id, similar_plain(kept))
    menu.similar_report.trigger()
    dialog = save_as(qtbot, menu, tmp_path / "report.docx")
    assert dialog.selectedFiles()[0].split("/")[-1].startswith("甲某盗窃案 类案检索报告_")
    qtbot.waitUntil(lambda: "report.docx" in menu.news.words(), timeout=20_000)
    assert "类案检索报告" in word_text(tmp_path / "report.docx")
    for switched in (False, True):
        file = tmp_path / f"case-{switched}.docx"
        menu.similar.setChecked(switched)
        menu.word.trigger()
        save_as(qtbot, menu, file)
        qtbot.waitUntil(lambda file=file: file.name in menu.news.words(), timeout=20_000)
        assert ("检索方法" in word_text(file)) is switched


def word_text(file: Path) -> str:
    """All that a Word file says, its tables too."""
    return texts(parts(file)["word/document.xml"])


def test_a_word_file_is_written_and_told_of(qtbot: QtBot, menu: ExportMenu, desk: Desk, tmp_path: Path) -> None:
    menu.word.trigger()
    dialog = save_as(qtbot, menu, tmp_path / "甲某盗窃案.docx")
    assert dialog.selectedFiles()[0].split("/")[-1].startswith("甲某盗窃案_")
    qtbot.waitUntil(lambda: "甲某盗窃案.docx" in menu.news.words(), timeout=20_000)
    assert AI_LABEL_ZH in docx.Document(str(tmp_path / "甲某盗窃案.docx")).sections[0].header.paragraphs[0].text
    assert desk.settings.export_folder == str(tmp_path)
    assert menu.news.folder.isVisible()


def test_a_pdf_is_written_beside_the_window(qtbot: QtBot, menu: ExportMenu, tmp_path: Path) -> None:
    menu.export(FileFormat.PDF)
    save_as(qtbot, menu, tmp_path / "one.pdf")
    qtbot.waitUntil(lambda: "one.pdf" in menu.news.words(), timeout=30_000)
    assert all(AI_LABEL_ZH in page.extract_text() for page in pypdf.PdfReader(tmp_path / "one.pdf").pages)


def test_what_cannot_be_written_is_told_in_a_sentence(qtbot: QtBot, menu: ExportMenu, tmp_path: Path) -> None:
    (tmp_path / "in-use").mkdir()
    (tmp_path / "in-use" / "one.docx").mkdir()  # stands for a file that another program holds: root may write anywhere
    (tmp_path / "in-use" / "one.docx" / "x").touch()
    menu.export(FileFormat.MARKDOWN)
    save_as(qtbot, menu, tmp_path / "in-use" / "one.docx" / "x" / "one.md")
    qtbot.waitUntil(lambda: "one.md" in menu.news.words() and "换一个位置" in menu.news.words(), timeout=20_000)
    assert not menu.work.running()
    assert menu.isEnabled()


def test_the_clipboard_gets_type_and_text(qtbot: QtBot, menu: ExportMenu) -> None:
    menu.rich.trigger()
    qtbot.waitUntil(lambda: "已复制" in menu.news.words(), timeout=20_000)
    content = QGuiApplication.clipboard().mimeData()
    assert AI_LABEL_ZH in content.html()
    assert "<table" in content.html()
    assert content.text().startswith(f"【{AI_LABEL_ZH}】")
    menu.plain.trigger()
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().mimeData().hasHtml(), timeout=20_000)


def test_the_pages_are_shown_before_they_are_printed(qtbot: QtBot, menu: ExportMenu) -> None:
    menu.print.trigger()
    shown: list[Preview] = []

    def opened() -> bool:
        shown[:] = menu.window().findChildren(Preview)
        return bool(shown) and shown[0].isVisible()

    qtbot.waitUntil(opened, timeout=30_000)
    shown[0].close()
    qtbot.waitUntil(lambda: not menu.window().findChildren(Preview), timeout=5_000)


def test_nothing_in_sight_nothing_to_hand_on(qtbot: QtBot, desk: Desk) -> None:
    runs: list[int] = []
    menu = ExportMenu(lambda: runs, desk)
    qtbot.addWidget(menu)
    assert not menu.isEnabled()
    runs.append(keep(desk.history.store(), THEFT_DENIED))
    menu.offer()
    assert menu.isEnabled()


def test_a_run_that_was_deleted_meanwhile_is_told(qtbot: QtBot, menu: ExportMenu, desk: Desk) -> None:
    desk.history.store().delete([1])
    menu.plain.trigger()
    qtbot.waitUntil(lambda: "没有编号为 1 的记录" in menu.news.words(), timeout=20_000)


def test_a_key_opens_what_is_seen_alone(qtbot: QtBot, menu: ExportMenu, desk: Desk, tmp_path: Path) -> None:
    hidden = ExportMenu(lambda: [1], desk, menu.window())
    hidden.hide()
    qtbot.keyClick(menu.window(), Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    save_as(qtbot, menu, tmp_path / "key.docx")
    qtbot.waitUntil(lambda: "key.docx" in menu.news.words(), timeout=20_000)
    assert hidden.news.words() == ""


@pytest.mark.slow
def test_a_long_export_tells_how_far_it_is_and_can_be_stopped(
    qtbot: QtBot, desk: Desk, window: QWidget, tmp_path: Path
) -> None:
    store = desk.history.store()
    matter = store.add_matter("甲某系列案")
    for _ in range(60):
        keep(store, THEFT, matter=matter)
    menu = ExportMenu(lambda: (), desk, matter=lambda: matter)
    column = QVBoxLayout(window)
    column.addWidget(menu)
    column.addWidget(menu.news)
    window.show()
    menu.export(FileFormat.PDF)
    save_as(qtbot, menu, tmp_path / "many.pdf")
    qtbot.waitUntil(menu.news.stop.isVisible, timeout=30_000)
    assert "正在导出" in menu.news.words()
    qtbot.mouseClick(menu.news.stop, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not menu.work.running(), timeout=30_000)
    assert menu.news.words() == ""
    assert list(tmp_path.glob("*.pdf*")) == []


def test_what_was_told_of_one_answer_is_not_told_of_the_next(qtbot: QtBot, desk: Desk, window: QWidget) -> None:
    seen = [keep(desk.history.store(), THEFT)]
    menu = ExportMenu(lambda: seen, desk, window)
    menu.copy(rich=False)
    qtbot.waitUntil(lambda: menu.news.words() != "", timeout=60_000)
    menu.offer()
    assert menu.news.words()
    seen[:] = [keep(desk.history.store(), THEFT_DENIED)]
    menu.offer()
    assert menu.news.words() == ""
