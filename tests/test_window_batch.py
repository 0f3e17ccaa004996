"""The page of batches, with the real window, the real child process and the real llama.cpp."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from desktop.batch.batch_process import working_process
from desktop.batch.batch_seen import BatchReader, BatchSeen, BatchState
from desktop.batch.column_names import Role
from desktop.batch.columns import NO_COLUMN
from desktop.pages.batch.batch_page import BatchPage
from desktop.pages.batch.row_table import RowTable
from desktop.pages.batch.rows_view import RowsView
from desktop.settings.settings import Language
from desktop.window.main_window import MainWindow
from desktop.window.pages import Page
from tests.batch_help import facts_of, write_lines
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import ScriptedEngine
from tests.test_batch_export import ONE, filled
from tests.window_help import all_words, words_of
from trainer.engines.embedded.engine import EmbeddedEngine

LONG = 120_000  # milliseconds that a busy machine may need to load a model


def page_of(window: MainWindow) -> BatchPage:
    window.show_page(Page.BATCH)
    page = window.page(Page.BATCH)
    assert isinstance(page, BatchPage)
    return page


def opened(page: BatchPage, source: Path, qtbot: QtBot) -> None:
    page.open(source)
    qtbot.waitUntil(lambda: page.new.source.table is not None, timeout=LONG)


@pytest.mark.slow
@pytest.mark.models
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_from_a_table_to_a_workbook_and_found_again(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CRIMINAL_LAW_DESK_HOME", str(tmp_path))
    table = write_lines(tmp_path / "案件.jsonl", 8)
    window = open_window(EmbeddedEngine())
    page = page_of(window)
    opened(page, table, qtbot)
    assert page.new.source.columns.columns().facts == "事实"
    folder = page.new.where.path()
    assert folder == tmp_path / "案件 判决预测"
    page.new.start.click()
    batch = page.batch
    qtbot.waitUntil(lambda: batch.shown is not None and batch.shown.done >= 1, timeout=LONG)
    assert not batch.head.job.isHidden()
    batch.head.job.stop.click()
    qtbot.waitUntil(lambda: batch.shown is not None and batch.shown.state is not BatchState.RUNNING, timeout=LONG)
    assert batch.shown is not None
    kept = batch.shown.done
    if kept < 8:  # it may have been faster than the click
        assert batch.shown.state is BatchState.STOPPED
        qtbot.waitUntil(lambda: batch.head.go_on.isVisible() and batch.head.go_on.isEnabled(), timeout=LONG)
        batch.head.go_on.click()
    qtbot.waitUntil(lambda: batch.shown is not None and batch.shown.state is BatchState.FINISHED, timeout=LONG)
    assert batch.shown.done == 8
    qtbot.waitUntil(lambda: working_process(folder) is None, timeout=LONG)
    batch.rows.table.selectRow(2)
    row = batch.rows.row
    qtbot.waitUntil(lambda: bool(row.written.reading.cards), timeout=LONG)
    assert row.title.text() == "案3"
    assert "盗窃罪" in all_words(row)
    batch.figures_button.click()
    assert "盗窃罪: 8" in batch.figures.charges.accessibleDescription()
    target = tmp_path / "结果.xlsx"
    batch.head.export.choices.actions()[0].trigger()
    (dialog,) = batch.head.export.findChildren(QFileDialog)
    assert dialog.selectedFiles()[0].endswith("案件 判决预测.xlsx")
    dialog.fileSelected.emit(str(target))
    dialog.close()
    qtbot.waitUntil(lambda: "已导出" in page.said.text(), timeout=LONG)
    sheet = openpyxl.load_workbook(target)["结果"]
    assert [cell.value for cell in sheet["C"]][1:] == [f"案{number}" for number in range(1, 9)]

    again = open_window(EmbeddedEngine())
    again.show_page(Page.HISTORY)
    history = again.page(Page.HISTORY)
    qtbot.waitUntil(lambda: history.list.runs.model().rowCount() == 2, timeout=LONG)
    history.list.runs.setCurrentIndex(history.list.runs.model().index(1, 0))
    qtbot.waitUntil(history.detail.batch.open.isVisible, timeout=LONG)
    assert "已写 8 份" in history.detail.batch.outcome.text()
    history.detail.batch.open.click()
    other = again.page(Page.BATCH)
    qtbot.waitUntil(lambda: other.batch.shown is not None and other.batch.shown.done == 8, timeout=LONG)
    other.show_new()
    qtbot.waitUntil(lambda: other.choice.count() == 1, timeout=LONG)
    assert "案件.jsonl" in other.choice.itemText(0)
    other.show_batch(other.choice.itemData(0))
    qtbot.waitUntil(lambda: other.batch.shown is not None and other.batch.shown.done == 8, timeout=LONG)


def test_what_is_not_understood_of_a_table_is_asked_for(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    page = page_of(open_window(ScriptedEngine(ONE)))
    rows = [{"甲": facts_of(number), "乙": facts_of(number + 20)} for number in range(4)]
    table = tmp_path / "两列.json"
    table.write_text(json.dumps(rows, ensure_ascii=False), encoding="utf-8")
    opened(page, table, qtbot)
    assert not page.new.start.isEnabled()
    assert page.new.said.text() == "请选定哪一列是犯罪事实。"
    facts = page.new.source.columns.fields[Role.FACTS]
    assert facts.currentData() == NO_COLUMN
    facts.setCurrentIndex(facts.findData("乙"))
    assert page.new.start.isEnabled()
    assert page.new.source.preview_model.headerData(1, Qt.Orientation.Horizontal) == "犯罪事实\n乙"
    (tmp_path / "坏.xlsx").write_bytes(b"PK\x03\x04" + bytes(50))
    page.open(tmp_path / "坏.xlsx")
    qtbot.waitUntil(lambda: "已损坏" in page.new.source.said.text(), timeout=LONG)
    assert not page.new.start.isEnabled()


def test_a_batch_of_another_window_is_looked_at_in_both_languages(
    open_window: OpenWindow, dress: Callable[..., None], qtbot: QtBot, tmp_path: Path
) -> None:
    answers = [(1, 0, ONE.format(months="六")), (2, 0, None)]
    folder = filled(write_lines(tmp_path / "案件.jsonl", 3), tmp_path / "out", 1, [*answers]).folder
    page = page_of(open_window(ScriptedEngine(ONE)))
    page.open(folder)
    qtbot.waitUntil(lambda: page.batch.shown is not None, timeout=LONG)
    assert "2 / 3 份  ·  1 份出错" in words_of(page)
    assert page.batch.head.go_on.text() == "继续"
    states = [page.batch.rows.model.index(row, 1).data() for row in range(3)]
    assert states == ["完成", "出错", "等待"]
    dress(Language.ENGLISH)
    qtbot.waitUntil(lambda: page.batch.head.go_on.text() == "Go on", timeout=LONG)
    assert [page.batch.rows.model.index(row, 1).data() for row in range(3)] == ["Done", "Failed", "Waiting"]
    page.open(tmp_path / "nowhere")
    qtbot.waitUntil(lambda: bool(page.new.source.said.text()), timeout=LONG)


def test_ten_thousand_rows_are_worded_as_they_come_into_sight(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    folder = filled(
        write_lines(tmp_path / "案件.jsonl", 1), tmp_path / "out", 1, [(1, 0, ONE.format(months="六"))]
    ).folder
    reader = BatchReader(folder)
    one = reader.read()
    many = BatchSeen(one.batch, one.state, one.rows * 10_000, (9_999,), 1, 0)
    view = page_of(open_window(ScriptedEngine(ONE))).batch.rows
    asked = _count(view)
    view.show_batch(many, reader, anew=True)
    view.show()
    qtbot.wait(100)
    assert view.model.rowCount() == 10_000
    assert len(asked) < 500
    changed: list[tuple[int, int]] = []
    view.model.dataChanged.connect(lambda first, last: changed.append((first.row(), last.row())))
    view.show_batch(many, reader, anew=False)
    assert changed == [(9_999, 9_999)]


def _count(view: RowsView) -> set[int]:
    asked: set[int] = set()

    class Counting(RowTable):
        def data(self, index: QModelIndex | QPersistentModelIndex, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
            asked.add(index.row())
            return super().data(index, role)

    view.model = Counting(view)
    view.table.setModel(view.model)
    return asked
