"""Looks through the samples of a preparation: search, filters, pages of fifty, one sample to read."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHBoxLayout,
    QHeaderView,
    QSplitter,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from desktop.controls.button import Button, ButtonRole
from desktop.controls.label import Label, LabelRole
from desktop.jobs.interpreter import Need, interpreter_for
from desktop.pages.training.data.sample_filters import SampleFilters
from desktop.pages.training.data.sample_reader import SampleReader, samples_of
from desktop.pages.training.data.sample_table import SampleTable
from desktop.pages.training.data.sample_view import SampleView
from desktop.training.prepared_data import PreparedData
from desktop.training.sample_store import PAGE


class SampleBrowser(QWidget):
    """Everything is read by a process of its own; a search under way is given up for the next."""

    def __init__(self, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._prepared: PreparedData | None = None
        self._count: int | None = None  # of the samples found; None while it is not known
        self._page = 0
        self._asked = 0  # the last question that changes the page
        self.reader = SampleReader(self)
        self.reader.ended.connect(lambda: self._fail({"error": "ended"}))
        self.filters = SampleFilters()
        self.table_model = SampleTable(self)
        self.table = QTableView()
        self.view = SampleView()
        self.before = Button(ButtonRole.QUIET, "chevron-left")
        self.after = Button(ButtonRole.QUIET, "chevron-right")
        self.place = Label(LabelRole.FAINT)
        self._dress_table()
        self._lay_out()
        self.filters.changed.connect(self.search_anew)
        self.before.clicked.connect(lambda: self._turn(-1))
        self.after.clicked.connect(lambda: self._turn(1))
        self.table.selectionModel().currentRowChanged.connect(lambda index, _before: self._select(index.row()))
        self.retranslate()

    def _dress_table(self) -> None:
        self.table.setModel(self.table_model)
        self.table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.table.setTabKeyNavigation(False)
        self.table.setShowGrid(False)
        self.table.setWordWrap(False)
        self.table.verticalHeader().hide()
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)

    def _lay_out(self) -> None:
        pager = QHBoxLayout()
        pager.addWidget(self.place)
        pager.addStretch()
        pager.addWidget(self.before)
        pager.addWidget(self.after)
        left = QWidget()
        column = QVBoxLayout(left)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.table, 1)
        column.addLayout(pager)
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setHandleWidth(16)
        panes.setChildrenCollapsible(False)
        panes.addWidget(left)
        panes.addWidget(self.view)
        panes.setSizes([440, 560])
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(12)
        whole.addWidget(self.filters)
        whole.addWidget(panes, 1)

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("样本列表"))
        self.before.setAccessibleName(self.tr("上一页"))
        self.before.setToolTip(self.tr("上一页"))
        self.after.setAccessibleName(self.tr("下一页"))
        self.after.setToolTip(self.tr("下一页"))
        self._say()

    def open(self, prepared: PreparedData) -> None:
        """Another data set."""
        self._prepared = prepared
        self.filters.use(prepared)
        python = interpreter_for(Need.DATA, self._home)
        if python is None:
            self._fail({"error": "ModuleNotFoundError"})
            return
        self.reader.open(python, prepared.folder)
        self.search_anew()

    def search_anew(self) -> None:
        """Looks anew for what the filters let pass."""
        if self._prepared is None or interpreter_for(Need.DATA, self._home) is None:
            return
        wanted = self.filters.wanted()
        self._asked += 1
        number = self._asked
        self.reader.find(wanted, lambda content: self._take(number, 0, content))
        self._count = None
        self._say()

    def _turn(self, by: int) -> None:
        page = self._page + by
        if 0 <= page < self.pages():
            self._asked += 1
            number = self._asked
            self.reader.page(page, lambda content: self._take(number, page, content))

    def pages(self) -> int:
        """At least one, be it empty."""
        return max(1, -(-(self._count or 0) // PAGE))

    def _take(self, number: int, page: int, content: dict[str, Any]) -> None:
        if number != self._asked:
            return  # another question was asked since
        if "samples" not in content:
            self._fail(content)
            return
        self._page, self._count = page, content["count"]
        self.table_model.show_samples(samples_of(content))
        self._say()
        if self.table_model.samples:
            self.table.selectRow(0)
        else:
            self.view.show_sample(None)

    def _fail(self, content: dict[str, Any]) -> None:
        self._count = 0
        self.table_model.show_samples([])
        self.view.show_sample(None)
        self._say()
        if content.get("error") == "ModuleNotFoundError":
            self.place.setText(self.tr("查看样本的组件没有安装：请在“训练”一步安装训练组件，其中包括它。"))
        else:
            self.place.setText(self.tr("数据文件无法读取，请重新制作。"))

    def _select(self, row: int) -> None:
        if not 0 <= row < len(self.table_model.samples):
            return
        sample = self.table_model.samples[row]
        self.view.show_sample(sample)

        def show(content: dict[str, Any]) -> None:
            if self.view.sample is sample and "tokens" in content:
                self.view.show_trained(content["tokens"])

        self.reader.trained_tokens(sample.answer, show)

    def _say(self) -> None:
        count = self._count
        self.before.setEnabled(count is not None and self._page > 0)
        self.after.setEnabled(count is not None and self._page + 1 < self.pages())
        if count is None:
            self.place.setText(self.tr("正在查找……"))
        elif count:
            self.place.setText(
                self.tr("{count} 个样本，第 {page} / {pages} 页").format(
                    count=f"{count:,}", page=self._page + 1, pages=self.pages()
                )
            )
        else:
            self.place.setText(self.tr("没有符合条件的样本"))
