"""What a sheet comes to: the range, and what else follows, each with its rule."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.cards.chips import article_chip
from desktop.cards.guideline_words import source_words
from desktop.controls.emptied import empty
from desktop.controls.flow_layout import FlowLayout
from desktop.controls.label import Label, LabelRole, LineLabel
from desktop.wording.message_words import message_words
from trainer.guideline.outcome import remarks
from trainer.guideline.remark import Remark
from trainer.guideline.sheet import Sheet
from trainer.guideline.told import result_told


class GuidelineResult(QWidget):
    """``opened`` asks for an article."""

    opened = Signal(object)  # Article

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.months = Label(LabelRole.FIGURE, wrap=True)
        self._remarks = QVBoxLayout()
        self._remarks.setSpacing(8)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(4)
        column.addWidget(self.months)
        column.addLayout(self._remarks)

    def show_sheet(self, sheet: Sheet) -> None:
        """Anew for each change: nothing in it is typed into."""
        self.months.tell(message_words(result_told(sheet.months)) if sheet.months else "")
        empty(self._remarks)
        for remark in remarks(sheet):
            self._remarks.addWidget(self._remark(remark))

    def _remark(self, remark: Remark) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(Label(LabelRole.SOFT, wrap=True, text=message_words(remark.said)))
        rule = QWidget()
        flow = FlowLayout(rule, gap=6)
        if cited := source_words(remark.source):
            flow.addWidget(LineLabel(LabelRole.FAINT, text=cited))
        for article in remark.source.articles:
            flow.addWidget(article_chip(article, self.opened.emit))
        column.addWidget(rule)
        return made
