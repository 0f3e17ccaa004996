"""The cases of a suite, those first in which the models differ most, and beside them the one that is selected."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QAbstractItemView, QSplitter, QTableView, QVBoxLayout, QWidget

from desktop.controls.label import Label, LabelRole
from desktop.controls.steady import ComboBox
from desktop.desk.courier import Errand
from desktop.desk.desk import Desk
from desktop.evaluation.asked import AskedEvaluation
from desktop.evaluation.finished import SuiteCases, read_suite_cases
from desktop.pages.evaluation.case_view import CaseView
from desktop.pages.evaluation.cases_table import CasesTable
from desktop.theme.theme import grown
from desktop.wording.message_words import message_words
from resources.messages.message import message
from trainer.evaluation.figures.results import SuiteResults
from trainer.told_error import ToldError

_LEAST = (260, 400)  # pixels of either side
_WIDTHS = (80, 190)
_FACTS_FROM = 420  # pixels of the list, at the usual size of text, from which the facts' beginning has room


class CasesView(QWidget):
    """``wanted`` asks for a case on the case page."""

    wanted = Signal(object)  # KeptCase

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._errand: Errand | None = None
        self._cases: SuiteCases | None = None
        self._asked: AskedEvaluation | None = None
        self.which = ComboBox()
        self.which.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContents)
        self.said = Label(LabelRole.SOFT, wrap=True)
        self.model = CasesTable(self)
        self.table = QTableView()
        self.case = CaseView()
        self._dress()
        panes = QSplitter(Qt.Orientation.Horizontal)
        panes.setHandleWidth(16)
        panes.setChildrenCollapsible(False)
        for side, least, stretch in zip((self.table, self.case), _LEAST, (2, 3), strict=True):
            side.setMinimumWidth(least)
            panes.addWidget(side)
            panes.setStretchFactor(panes.indexOf(side), stretch)
        panes.setSizes([420, 640])
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.which, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self.said)
        column.addWidget(panes, 1)
        self.which.addItem("", True)
        self.which.addItem("", False)
        self.which.activated.connect(lambda _index: self._list())
        self.table.selectionModel().currentRowChanged.connect(lambda now, _before: self._show_case(now.row()))
        self.case.wanted.connect(self.wanted)
        take = QShortcut(QKeySequence(Qt.Key.Key_Return), self.table)
        take.setContext(Qt.ShortcutContext.WidgetShortcut)
        take.activated.connect(self.case.open.click)
        self.retranslate()

    def _dress(self) -> None:
        table = self.table
        table.setModel(self.model)
        table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        table.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        table.setTabKeyNavigation(False)
        table.setShowGrid(False)
        table.setWordWrap(False)
        table.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        table.verticalHeader().hide()
        header = table.horizontalHeader()
        header.setHighlightSections(False)
        header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        for column, width in enumerate(_WIDTHS):
            table.setColumnWidth(column, grown(width))
        header.setStretchLastSection(True)

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("案件列表"))
        self.which.setAccessibleName(self.tr("列出哪些案件"))
        self._name_lists()
        self.model.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, len(_WIDTHS))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.table.setColumnHidden(len(_WIDTHS), self.table.width() < grown(_FACTS_FROM))

    def show_suite(self, folder: Path, suite: SuiteResults, asked: AskedEvaluation | None) -> None:
        """Another suite; its cases are read beside the window."""
        if self._errand is not None:
            self._errand.cancel()
        self._cases, self._asked = None, asked
        self._list()
        self.said.set_role(LabelRole.SOFT)
        self.said.tell(self.tr("正在读取案件……"))
        self._errand = self._desk.courier.send(partial(_read, folder, suite), self._take, self._fail)

    def _take(self, cases: SuiteCases) -> None:
        self._errand = None
        self._cases = cases
        self.said.tell("")
        self._name_lists()
        self.which.setCurrentIndex(0 if cases.first else 1)
        self._list()

    def _fail(self, error: Exception) -> None:
        self._errand = None
        told = error.message if isinstance(error, ToldError) else message("desk.file-not-opened", file="cases-*.jsonl")
        self.said.set_role(LabelRole.ERROR)
        self.said.tell(message_words(told))

    def _name_lists(self) -> None:
        cases = self._cases
        several = cases is None or len(cases.models) > 1
        first, every = (len(cases.first), len(cases.cases)) if cases is not None else (0, 0)
        words = self.tr("各模型分歧最大的 {count} 案") if several else self.tr("与法院所判相差最大的 {count} 案")
        self.which.setItemText(0, words.format(count=f"{first:,}"))
        self.which.setItemText(1, self.tr("全部 {count} 案").format(count=f"{every:,}"))

    def _list(self) -> None:
        self.model.show_cases(self._cases, first=bool(self.which.currentData()))
        self.case.hide()
        if self.model.rowCount():
            self.table.selectRow(0)

    def _show_case(self, row: int) -> None:
        case = self.model.case(row)
        if case is not None and self._cases is not None:
            self.case.show_case(case, self._cases, self._asked)
            self.case.show()


async def _read(folder: Path, suite: SuiteResults) -> SuiteCases:
    import asyncio

    return await asyncio.to_thread(read_suite_cases, folder, suite)
