"""What an evaluation was asked for, seen while it has no results yet."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.controls.card import Card
from desktop.controls.elided_label import ElidedLabel
from desktop.controls.emptied import empty
from desktop.controls.label import Label, LabelRole
from desktop.evaluation.asked import AskedEvaluation
from desktop.pages.evaluation.evaluation_words import BETWEEN, prompt_words, suite_words
from desktop.wording.model_words import engine_name


class AskedCard(Card):
    """A line for each model, and for each file of cases."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asked: AskedEvaluation | None = None
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(8)
        self._grid.setColumnStretch(1, 1)
        self.setMaximumWidth(880)
        self.column().addLayout(self._grid)

    def retranslate(self) -> None:
        if self._asked is not None:
            self.show_asked(self._asked)

    def show_asked(self, asked: AskedEvaluation) -> None:
        """Of another evaluation."""
        self._asked = asked
        empty(self._grid)
        for model in asked.models:
            where = self.tr("未导出的适配器") if model.engine == "adapter" else engine_name(model.engine)
            self._line(self.tr("模型"), model.label, where)
        for suite in asked.suites:
            cases = self.tr("{count} 题").format(count=f"{asked.cases_of(suite):,}")
            more = BETWEEN.join((cases, prompt_words(suite.prompt), suite.file))
            self._line(self.tr("案件"), suite_words(suite.suite), more)
        if asked.train:
            self._line(self.tr("基线"), self.tr("按另一份案件统计"), asked.train)

    def _line(self, head: str, name: str, more: str) -> None:
        row = self._grid.rowCount()
        facts = ElidedLabel(LabelRole.FAINT)
        facts.setText(more)
        facts.setToolTip(more)
        words = Label(text=name)
        self._grid.addWidget(Label(LabelRole.FAINT, text=head), row, 0)
        self._grid.addWidget(words, row, 1)
        self._grid.addWidget(facts, row + 1, 1)
