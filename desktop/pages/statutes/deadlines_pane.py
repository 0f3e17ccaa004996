"""Time limits of procedure: a list of them, what is to be filled in, and the last day."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, Qt, Signal
from PySide6.QtGui import QStandardItem, QStandardItemModel
from PySide6.QtWidgets import QLineEdit, QTreeView, QVBoxLayout, QWidget

from desktop.controls.scrolling import Scrolling
from desktop.pages.statutes.deadline_form import DeadlineForm
from desktop.pages.statutes.deadline_result import DeadlineResult
from desktop.pages.statutes.two_sides import lay_out_sides
from desktop.wording.deadline_words import deadline_text
from resources.law.deadlines import Sum, deadlines
from trainer.statutes.folded import folded

_SUM = Qt.ItemDataRole.UserRole


class DeadlinesPane(QWidget):
    """``article_wanted`` asks for the article that a limit stands in."""

    article_wanted = Signal(object)  # Article

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._chosen: Sum = deadlines().sums[0]
        self.filter = QLineEdit()
        self.filter.setClearButtonEnabled(True)
        self.list = QTreeView()
        self.list.setHeaderHidden(True)
        self.list.setEditTriggers(QTreeView.EditTrigger.NoEditTriggers)
        self.list.setUniformRowHeights(True)
        self.list.setIndentation(16)
        self._rows = QStandardItemModel(self)
        self.list.setModel(self._rows)
        self.form = DeadlineForm()
        self.result = DeadlineResult()
        self._lay_out()
        self.filter.textChanged.connect(self._fill)
        self.list.selectionModel().currentChanged.connect(self._choose)
        self.form.changed.connect(self._work_out)
        self.form.article_wanted.connect(self.article_wanted)
        self.result.article_wanted.connect(self.article_wanted)
        self.retranslate()

    def _lay_out(self) -> None:
        list_side = QWidget()
        column = QVBoxLayout(list_side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.filter)
        column.addWidget(self.list, 1)
        cards = QVBoxLayout()
        cards.setSpacing(16)
        cards.setContentsMargins(0, 0, 0, 0)
        cards.addWidget(self.form)
        cards.addWidget(self.result)
        cards.addStretch()
        self.area = Scrolling(focus=Qt.FocusPolicy.TabFocus)
        self.area.show_column(cards, around=(0, 0, 8, 0))
        lay_out_sides(self, list_side, self.area)

    def retranslate(self) -> None:
        self.filter.setPlaceholderText(self.tr("查找期限，例如 上诉、拘留、审限"))
        self.filter.setAccessibleName(self.tr("查找期限"))
        self.list.setAccessibleName(self.tr("期限，按诉讼阶段"))
        self._fill()

    def begin(self) -> None:
        """The view came into sight."""
        self.filter.setFocus(Qt.FocusReason.OtherFocusReason)

    def choose(self, sum_id: str) -> None:
        """Shows one limit, or one sum of several."""
        self._chosen = deadlines().sum(sum_id)
        self._fill()

    def _fill(self) -> None:
        """The stages with what they have, as far as it answers the words typed; keeps what is chosen."""
        wanted = folded(self.filter.text()).split()
        self.list.selectionModel().blockSignals(True)
        self._rows.clear()
        self.list.selectionModel().blockSignals(False)
        stages: dict[str, QStandardItem] = {}
        chosen: QStandardItem | None = None
        for each in deadlines().sums:
            name, stage = deadline_text(each.id), deadline_text(f"stage-{each.stage}")
            if not all(word in folded(f"{stage} {name} {each.id}") for word in wanted):
                continue
            if each.stage not in stages:
                stages[each.stage] = QStandardItem(stage)
                stages[each.stage].setSelectable(False)
                self._rows.appendRow(stages[each.stage])
            item = QStandardItem(name)
            item.setData(each, _SUM)
            item.setToolTip(name)
            stages[each.stage].appendRow(item)
            if each.id == self._chosen.id:
                chosen = item
        self.list.expandAll()
        if chosen is None and stages:
            chosen = next(iter(stages.values())).child(0)
        if chosen is not None:
            self.list.setCurrentIndex(chosen.index())
        else:
            self._show()

    def _choose(self, index: QModelIndex) -> None:
        chosen = index.data(_SUM)
        if chosen is not None:
            self._chosen = chosen
            self._show()

    def _show(self) -> None:
        self.form.show_sum(self._chosen)
        self._work_out()

    def _work_out(self) -> None:
        self.result.show_worked(self._chosen, self.form.worked(), given=self.form.given())
