"""The table that is to be judged: chosen or dropped, its first rows, and which column is what."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QAbstractItemView, QFileDialog, QHBoxLayout, QTableView, QVBoxLayout, QWidget

from desktop.batch.manifest import is_batch
from desktop.batch.table import place_told
from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import Card
from desktop.controls.label import Label, LabelRole
from desktop.controls.steady import ComboBox
from desktop.desk.courier import Errand
from desktop.desk.desk import Desk
from desktop.pages.batch.column_choice import ColumnChoice
from desktop.pages.batch.preview_table import SHOWN, PreviewTable
from desktop.wording.message_words import message_words
from resources.messages.message import Message, message
from trainer.told_error import ToldError

if TYPE_CHECKING:
    from desktop.batch.columns import Columns
    from desktop.batch.table import Table

_WIDEST_COLUMN = 280
_MOST_PROBLEMS = 3  # that are told one by one
Problem = tuple[int | str, Message]
"""Where a row stands, and why it cannot be judged."""


class SourceCard(Card):
    """``changed``: another table, or another use of a column. ``table`` is None until one was read. ``begun_chosen``:
    what was chosen is the folder of a batch, which can go on."""

    changed = Signal()
    begun_chosen = Signal(object)  # Path

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._errand: Errand | None = None
        self._check: Errand | None = None
        self.source: Path | None = None
        self.table: Table | None = None
        self.heading = Label(LabelRole.HEADING)
        self.hint = Label(LabelRole.FAINT, wrap=True)
        self.file = Button(ButtonRole.PLAIN, "plus")
        self.folder = Button(ButtonRole.PLAIN, "folder")
        self.said = Label(LabelRole.SOFT, wrap=True)
        self.problems = Label(LabelRole.SOFT, wrap=True)
        self.sheet = ComboBox()
        self.preview_model = PreviewTable(self)
        self.preview = QTableView()
        self.columns = ColumnChoice()
        self._dress_preview()
        self._lay_out()
        self.file.clicked.connect(self._ask_file)
        self.folder.clicked.connect(self._ask_folder)
        self.sheet.activated.connect(lambda _index: self._read())
        self.columns.changed.connect(self._show_uses)
        self.retranslate()
        self._show(None)

    def _dress_preview(self) -> None:
        self.preview.setModel(self.preview_model)
        self.preview.setSelectionMode(QAbstractItemView.SelectionMode.NoSelection)
        self.preview.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.preview.setShowGrid(False)
        self.preview.setWordWrap(False)
        self.preview.verticalHeader().hide()
        self.preview.horizontalHeader().setStretchLastSection(True)
        self.preview.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.preview.horizontalHeader().setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        buttons.addWidget(self.file)
        buttons.addWidget(self.folder)
        buttons.addStretch()
        buttons.addWidget(self.sheet)
        column = self.column(spacing=12)
        for part in (self.heading, self.hint):
            column.addWidget(part)
        column.addLayout(buttons)
        column.addWidget(self.said)
        self.below = QWidget()
        below = QVBoxLayout(self.below)
        below.setContentsMargins(0, 0, 0, 0)
        below.setSpacing(12)
        below.addWidget(self.preview)
        below.addWidget(self.columns)
        below.addWidget(self.problems)
        column.addWidget(self.below)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("案件在哪里"))
        self.hint.setText(
            self.tr(
                "一行一个案件的表格（xlsx、CSV、TSV、JSON、JSON Lines），或放着起诉书、判决书的文件夹（docx、PDF、txt、"
                "html）；也可以拖到这里。只读取，不改动。"
            )
        )
        self.file.say(self.tr("选择表格……"))
        self.folder.say(self.tr("选择文件夹……"))
        self.sheet.setAccessibleName(self.tr("工作表"))
        self.preview.setAccessibleName(self.tr("表格的前几行"))
        self.columns.retranslate()
        self._show_uses()

    def open(self, source: Path) -> None:
        """Reads a table beside the window."""
        if is_batch(source):
            self.begun_chosen.emit(source)
            return
        self.source = source
        self.sheet.clear()
        self._read()

    def _read(self) -> None:
        source, sheet = self.source, self.sheet.currentText()
        if source is None:
            return
        if self._errand is not None:
            self._errand.cancel()
        self.said.set_role(LabelRole.SOFT)
        self.said.tell(self.tr("正在读取 {name}……").format(name=source.name))
        self._errand = self._desk.courier.send(partial(_table_of, source, sheet), self._show, self._fail)

    def _fail(self, error: Exception) -> None:
        told = error.message if isinstance(error, ToldError) else message("desk.file-not-opened", file=str(self.source))
        self._show(None)
        self.said.set_role(LabelRole.ERROR)
        self.said.tell(message_words(told))

    def _show(self, table: Table | None) -> None:
        self.table = table
        self.below.setVisible(table is not None)
        self.sheet.setVisible(table is not None and len(table.sheets) > 1)
        self.said.tell("")
        if table is not None and self.source is not None:
            self.sheet.clear()
            self.sheet.addItems(list(table.sheets))
            self.sheet.setCurrentText(table.sheet)
            count = f"{len(table.rows):,}"
            self.said.tell(self.tr("{name}：{count} 行").format(name=self.source.name, count=count))
            self.preview_model.show_table(table)
            self.columns.show_table(table)
            self._fit(len(table.columns))
        self.changed.emit()

    def _fit(self, columns: int) -> None:
        """As high as its rows, its columns as wide as their heads and not wider than is read at a glance."""
        self.preview.resizeColumnsToContents()
        header = self.preview.horizontalHeader()
        for number in range(columns):
            wanted = max(self.preview.columnWidth(number), header.sectionSizeHint(number))
            self.preview.setColumnWidth(number, min(_WIDEST_COLUMN, wanted + 16))
        rows = min(SHOWN, self.preview_model.rowCount())
        line = self.preview.verticalHeader().defaultSectionSize()
        head = self.preview.horizontalHeader().sizeHint().height()
        self.preview.setFixedHeight(rows * line + head + 20)

    def _show_uses(self) -> None:
        columns = self.columns.columns()
        self.preview_model.show_uses(columns, self.columns.uses())
        self.problems.tell("")
        if self._check is not None:
            self._check.cancel()
        if self.table is not None and columns.facts:
            self._check = self._desk.courier.send(partial(_problems_of, self.table, columns), self._show_problems)
        self.changed.emit()

    def _show_problems(self, found: tuple[Problem, ...]) -> None:
        """What of the table cannot be judged, told before the night is over."""
        if not found:
            self.problems.tell("")
            return
        lines = [self.tr("{count} 行不能预测，其余照常：").format(count=f"{len(found):,}")]
        for place, problem in found[:_MOST_PROBLEMS]:
            lines.append(f"  ·  {message_words(place_told(place))}  {message_words(problem)}")
        if len(found) > _MOST_PROBLEMS:
            lines.append("  ·  ……")
        self.problems.tell("\n".join(lines))

    def _ask_file(self) -> None:
        pattern = (
            self.tr("表格") + " (*.xlsx *.xlsm *.csv *.tsv *.tab *.txt *.json *.jsonl);;" + self.tr("所有文件") + " (*)"
        )
        name, _ = QFileDialog.getOpenFileName(self, self.tr("选择案件的表格"), "", pattern)
        if name:
            self.open(Path(name))

    def _ask_folder(self) -> None:
        if name := QFileDialog.getExistingDirectory(self, self.tr("选择放着文书的文件夹")):
            self.open(Path(name))


async def _table_of(source: Path, sheet: str) -> Table:
    import asyncio

    from desktop.batch.source_file import read_source

    return await asyncio.to_thread(read_source, source, sheet)


async def _problems_of(table: Table, columns: Columns) -> tuple[Problem, ...]:
    import asyncio

    return await asyncio.to_thread(_problems, table, columns)


def _problems(table: Table, columns: Columns) -> tuple[Problem, ...]:
    from desktop.batch.batch_row import batch_rows

    return tuple((row.place, row.problem) for row in batch_rows(table, columns) if row.problem is not None)
