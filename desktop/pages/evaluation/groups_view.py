"""One figure by group: by charge, by attitude, by the number of defendants, by length, by year."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QTableView, QVBoxLayout, QWidget

from desktop.controls.label import Label, LabelRole
from desktop.controls.steady import ComboBox
from desktop.evaluation.asked import AskedEvaluation
from desktop.pages.evaluation.evaluation_words import group_kind_words, measure_words
from desktop.pages.evaluation.figure_heads import dress_figures
from desktop.pages.evaluation.groups_table import GroupsTable, kinds_of
from desktop.theme.theme import grown
from trainer.evaluation.figures.results import SuiteResults
from trainer.evaluation.reporting.main_measures import main_measures

_NAMES = 250  # pixels at the usual size of text


class GroupsView(QWidget):
    """What was chosen stays chosen from suite to suite, where that has it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[SuiteResults, AskedEvaluation | None] | None = None
        self.kind = ComboBox()
        self.measure = ComboBox()
        self.model = GroupsTable(self)
        self.table = QTableView()
        self.note = Label(LabelRole.FAINT, wrap=True)
        self.none = Label(LabelRole.SOFT, wrap=True)
        self.table.setModel(self.model)
        dress_figures(self.table, _NAMES)
        for choice in (self.kind, self.measure):
            choice.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContents)
            choice.setMaximumWidth(grown(320))
        choices = QHBoxLayout()
        choices.setSpacing(8)
        choices.addWidget(self.kind)
        choices.addWidget(self.measure)
        choices.addStretch()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(choices)
        column.addWidget(self.note)
        column.addWidget(self.none)
        column.addWidget(self.table, 1)
        self.kind.activated.connect(lambda _index: self._show())
        self.measure.activated.connect(lambda _index: self._show())
        self.retranslate()

    def retranslate(self) -> None:
        self.table.setAccessibleName(self.tr("分组的成绩"))
        self.kind.setAccessibleName(self.tr("按什么分组"))
        self.measure.setAccessibleName(self.tr("哪一项指标"))
        self.note.setText(self.tr("一组案件少时区间宽；最多的在前。"))
        self.none.setText(self.tr("这种案件没有可以分组的内容。"))
        if self._shown is not None:
            self.show_suite(*self._shown)

    def show_suite(self, suite: SuiteResults, asked: AskedEvaluation | None) -> None:
        """Another suite."""
        self._shown = suite, asked
        kind, measure = self.kind.currentData(), self.measure.currentData()
        self.kind.clear()
        for each in kinds_of(suite):
            self.kind.addItem(group_kind_words(each), each)
        self.measure.clear()
        main = main_measures(suite)
        for card in (*main, *(card for card in suite.measures if card not in main)):
            self.measure.addItem(measure_words(card), card.name)
        self.kind.setCurrentIndex(max(0, self.kind.findData(kind)))
        self.measure.setCurrentIndex(max(0, self.measure.findData(measure)))
        self._show()

    def _show(self) -> None:
        if self._shown is None:
            return
        suite, asked = self._shown
        kind, measure = self.kind.currentData(), self.measure.currentData()
        some = kind is not None and measure is not None
        for widget in (self.kind, self.measure, self.note, self.table):
            widget.setVisible(some)
        self.none.setVisible(not some)
        if some:
            card = next(card for card in suite.measures if card.name == measure)
            self.model.show_groups(suite, kind, card, asked)
