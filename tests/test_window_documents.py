"""Documents dropped, pasted and opened on the facts: read beside the window, taken, taken back, stopped, refused."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.documents.intake.opened import Given, open_given
from desktop.pages.case.case_page import CasePage
from desktop.pages.case.side_switch import Side
from desktop.window.pages import Page
from tests import intake_texts as forms
from tests.fixtures_window import OpenWindow
from tests.scanned_pages import drawn_pages, scanned_pdf
from tests.scripted_engine import ScriptedEngine
from tests.window_texts import THEFT
from trainer.judgment.types import Span
from trainer.samples.prompt import StatedAttitude

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
CTRL = Qt.KeyboardModifier.ControlModifier
SHORT = "2023年6月8日，被告人甲某盗窃手机一部，价值人民币3200元。"


OTHER = "2024年1月5日，被告人乙某在某市某区某路盗窃电动自行车一辆，价值人民币2600元。"


@pytest.fixture
def page(open_window: OpenWindow) -> CasePage:
    shown = open_window(ScriptedEngine(THEFT)).page(Page.CASE)
    assert isinstance(shown, CasePage)
    return shown


def drop(page: CasePage, *files: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(file)) for file in files])
    page.facts.facts.edit.insertFromMimeData(data)


def written(folder: Path, texts: dict[str, str]) -> list[Path]:
    files = [folder / name for name in texts]
    for file, text in zip(files, texts.values(), strict=True):
        file.write_text(text, encoding="utf-8")
    return files


def taken(qtbot: QtBot, page: CasePage, begin: str) -> None:
    qtbot.waitUntil(lambda: page.facts.case().facts.startswith(begin), timeout=60_000)
    assert page.facts.reading.isHidden()


def test_an_indictment_is_taken_with_what_it_states_and_each_can_be_taken_back(
    qtbot: QtBot, page: CasePage, tmp_path: Path
) -> None:
    page.facts.example_menu.actions()[0].trigger()
    drop(page, *written(tmp_path, {"起诉书.txt": forms.INDICTMENT}))
    taken(qtbot, page, "2023年4月12日")
    case, strip = page.facts.case(), page.facts.document
    assert (case.attitude, case.act_date, case.province) == (StatedAttitude.CONFESSED, date(2023, 6, 8), "四川")
    assert strip.isVisible()
    assert "起诉书.txt" in strip.words.text()
    assert strip.day.chip.text() == "行为日 2023-06-08"
    for proposal in (strip.day, strip.attitude, strip.province):
        proposal.turn.click()
    case = page.facts.case()
    assert (case.attitude, case.act_date, case.province) == (StatedAttitude.NOT_STATED, None, None)
    strip.day.turn.click()
    assert page.facts.case().act_date == date(2023, 6, 8)


def test_a_proposal_shows_its_place_in_the_document(qtbot: QtBot, page: CasePage, tmp_path: Path) -> None:
    drop(page, *written(tmp_path, {"起诉书.txt": forms.INDICTMENT}))
    taken(qtbot, page, "2023年4月12日")
    strip = page.facts.document
    assert strip.view.isHidden()
    strip.attitude.chip.click()
    assert strip.view.isVisible()
    assert [selection.cursor.selectedText() for selection in strip.view.extraSelections()] == ["如实供述"]
    assert strip.view.isReadOnly()
    strip.whole.click()
    assert page.facts.case().facts == forms.INDICTMENT
    QTest.keyClick(page.facts.facts.edit, Qt.Key.Key_Z, CTRL)
    assert page.facts.case().facts.startswith("2023年4月12日")


def test_one_undo_takes_a_document_back_and_its_strip_with_it(qtbot: QtBot, page: CasePage, tmp_path: Path) -> None:
    page.facts.example_menu.actions()[0].trigger()
    before = page.facts.case()
    drop(page, *written(tmp_path, {"起诉书.txt": forms.INDICTMENT}))
    taken(qtbot, page, "2023年4月12日")
    page.facts.facts.edit.setFocus()
    QTest.keyClick(page.facts.facts.edit, Qt.Key.Key_Z, CTRL)
    assert page.facts.case() == before
    assert page.facts.document.isHidden()
    QTest.keyClick(page.facts.facts.edit, Qt.Key.Key_Y, CTRL)
    assert page.facts.document.isVisible()
    assert page.facts.case().act_date == date(2023, 6, 8)


def test_a_pasted_indictment_is_read_like_a_file(page: CasePage) -> None:
    QGuiApplication.clipboard().setText(forms.POLICE_OPINION)
    page.facts.facts.edit.setFocus()
    QTest.keyClick(page.facts.facts.edit, Qt.Key.Key_V, CTRL)
    assert page.facts.case().facts.startswith("2023年6月8日21时许")
    assert page.facts.case().attitude is StatedAttitude.DENIED
    assert page.facts.document.words.text().startswith("从起诉意见书读出")


def test_a_judgment_is_taken_and_can_be_checked_too(qtbot: QtBot, page: CasePage, tmp_path: Path) -> None:
    drop(page, *written(tmp_path, {"判决书.txt": forms.JUDGMENT}))
    taken(qtbot, page, "经审理查明")
    assert page.right.side is Side.PREDICTION
    page.facts.document.check.click()
    assert page.right.side is Side.CHECK
    qtbot.waitUntil(lambda: page.checked.verdict_in_sight() is not None, timeout=60_000)
    assert page.checked.text() == forms.JUDGMENT
    assert page.facts.case().facts.startswith("经审理查明")


def test_several_files_are_named_in_their_order(qtbot: QtBot, page: CasePage, tmp_path: Path) -> None:
    drop(page, *written(tmp_path, {"b.txt": forms.INDICTMENT, "a.txt": forms.ADDED}))
    taken(qtbot, page, "2023年4月12日")
    assert "2 份文件依次为 b.txt、a.txt" in page.facts.document.words.text()
    assert page.facts.case().facts.endswith("现金人民币3000元。")


def test_a_file_can_be_dropped_beside_the_editor(qtbot: QtBot, page: CasePage, tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(written(tmp_path, {"起诉书.txt": forms.FAST_TRACK})[0]))])
    buttons, keys = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(5, 5), Qt.DropAction.CopyAction, data, buttons, keys)
    QGuiApplication.sendEvent(page.facts, enter)
    assert enter.isAccepted()
    QGuiApplication.sendEvent(page.facts, QDropEvent(QPointF(5, 5), Qt.DropAction.CopyAction, data, buttons, keys))
    taken(qtbot, page, "2024年1月5日")


def test_open_asks_for_files_with_its_key(
    qtbot: QtBot, page: CasePage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = written(tmp_path, {"起诉书.txt": forms.FAST_TRACK})
    monkeypatch.setattr(
        QFileDialog, "getOpenFileNames", staticmethod(lambda *_args, **_more: ([str(file) for file in files], ""))
    )
    QTest.keyClick(page.window(), Qt.Key.Key_F, CTRL | Qt.KeyboardModifier.ShiftModifier)
    taken(qtbot, page, "2024年1月5日")


def refused(qtbot: QtBot, page: CasePage, files: Sequence[Path]) -> str:
    page.facts.facts.replace(SHORT)
    drop(page, *files)
    qtbot.waitUntil(page.facts.message.isVisible, timeout=60_000)
    assert page.facts.case().facts == SHORT
    assert page.facts.reading.isHidden()
    return page.facts.message.text()


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("旧.doc", b"\xd0\xcf\x11\xe0" + bytes(600), "另存为 .docx"),
        ("空.txt", b"", "没有文字"),
        ("坏.pdf", b"%PDF-1.4\nnothing", "已损坏"),
        ("大.txt", b"a" * (21 * 2**20), "最多 20 MB"),
    ],
)
def test_what_cannot_be_read_is_said_and_changes_nothing(
    qtbot: QtBot, page: CasePage, tmp_path: Path, name: str, content: bytes, told: str
) -> None:
    (tmp_path / name).write_bytes(content)
    assert told in refused(qtbot, page, [tmp_path / name])


def test_what_was_recognised_without_confidence_is_named_and_marked(page: CasePage) -> None:
    place = Span(forms.INDICTMENT.index("价值人民币共计"), forms.INDICTMENT.index("59620元") + 6)
    page.facts.take(open_given([Given(forms.INDICTMENT, "扫描.pdf", (place,))]))
    strip = page.facts.document
    assert "1 处没有把握" in strip.doubts.text()
    assert "价值人民币共计59620" in strip.doubts.text()
    strip.rest.click()
    marked = [selection.cursor.selectedText() for selection in strip.view.extraSelections()]
    assert marked == ["价值人民币共计59620元"]


@pytest.mark.slow
def test_a_scan_and_a_pasted_picture_are_recognised(qtbot: QtBot, page: CasePage, tmp_path: Path) -> None:
    file = tmp_path / "扫描.pdf"
    file.write_bytes(scanned_pdf(drawn_pages(OTHER, 500)))
    drop(page, file)
    qtbot.waitUntil(lambda: "识别" in page.facts.reading.words.text(), timeout=60_000)
    assert page.facts.reading.isVisible()
    taken(qtbot, page, "2024年1月5日")
    assert page.facts.case().act_date == date(2024, 1, 5)
    assert "OCR" in page.facts.document.doubts.text()
    data = QMimeData()
    data.setImageData(drawn_pages(SHORT, 500)[0])
    page.facts.facts.edit.insertFromMimeData(data)
    taken(qtbot, page, "2023年6月8日")


@pytest.mark.slow
def test_a_recognition_that_is_stopped_changes_nothing(qtbot: QtBot, page: CasePage, tmp_path: Path) -> None:
    page.facts.facts.replace(SHORT)
    file = tmp_path / "扫描.pdf"
    file.write_bytes(scanned_pdf(drawn_pages("\n".join([forms.INDICTMENT] * 3))))
    drop(page, file)
    qtbot.waitUntil(lambda: "识别" in page.facts.reading.words.text(), timeout=60_000)
    page.facts.reading.stop.click()
    assert page.facts.reading.isHidden()
    drop(page, *written(tmp_path, {"起诉书.txt": forms.FAST_TRACK}))
    taken(qtbot, page, "2024年1月5日")
    qtbot.waitUntil(lambda: not page._intake._recognition._job.running(), timeout=60_000)  # type: ignore[union-attr]
    assert page.facts.case().facts.startswith("2024年1月5日")


def test_a_long_paste_is_read_beside_the_window(qtbot: QtBot, page: CasePage) -> None:
    page.facts.example_menu.actions()[0].trigger()
    edit = page.facts.facts.edit
    edit.selectAll()
    text = "\n".join([SHORT] * 1500)
    data = QMimeData()
    data.setText(text)
    edit.insertFromMimeData(data)
    taken(qtbot, page, SHORT)
    assert page.facts.facts.text() == text
    assert page.facts.case().act_date == date(2023, 6, 8)
    QTest.keyClick(edit, Qt.Key.Key_Z, CTRL)
    assert page.facts.case().act_date == date(2021, 3, 5)


def test_in_a_low_window_an_unfolded_document_stands_in_place_of_the_facts(
    qtbot: QtBot, page: CasePage, tmp_path: Path
) -> None:
    page.window().resize(960, 600)
    drop(page, *written(tmp_path, {"起诉书.txt": forms.INDICTMENT}))
    taken(qtbot, page, "2023年4月12日")
    strip = page.facts.document
    strip.rest.click()
    qtbot.waitUntil(page.facts.facts.isHidden, timeout=60_000)
    qtbot.waitUntil(lambda: strip.view.y() >= strip.rest.parentWidget().geometry().bottom(), timeout=60_000)
    strip.close_button.click()
    qtbot.waitUntil(page.facts.facts.isVisible, timeout=60_000)
    QTest.keyClick(page.facts.facts.edit, Qt.Key.Key_Z, CTRL)
    QTest.keyClick(page.facts.facts.edit, Qt.Key.Key_Y, CTRL)
    page.window().resize(1440, 900)
    strip.rest.click()
    qtbot.waitUntil(page.facts.facts.isVisible, timeout=60_000)
