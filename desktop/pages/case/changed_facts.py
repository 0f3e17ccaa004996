"""The facts of a column that has them otherwise, folded away below its heading."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.cards.column_view import ColumnView
from desktop.controls.changed_text import ChangedText
from desktop.controls.fold import Fold
from desktop.judging.what_if.edit import pieces_between


class ChangedFacts(Fold):
    """What came is underlined, what went is struck through; worked out when it is opened."""

    def __init__(self, before: str, after: str, parent: QWidget | None = None) -> None:
        self.text = ChangedText()
        super().__init__(self.text, parent)
        self._texts = (before, after)
        self.toggled.connect(self._show)
        self.retranslate()

    def retranslate(self) -> None:
        self.say(self.tr("这一栏的事实"))
        self.button.setToolTip(self.tr("加上的有下划线，去掉的有删除线"))
        self.text.setAccessibleName(self.tr("这一栏的事实"))

    def _show(self, shown: bool) -> None:
        if shown and not self.text.text():
            self.text.show_pieces(pieces_between(*self._texts))


def add_changed_facts(column: ColumnView, before: str, after: str) -> None:
    """Nothing where the facts are the same."""
    layout = column.head.layout()
    if before != after and layout is not None:
        layout.addWidget(ChangedFacts(before, after))
