"""One line that ends in … where there is no room for all of it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from desktop.controls.label import Label, LabelRole


class ElidedLabel(Label):
    """Gives way to what stands beside it; a label of Qt's own would be cut in the middle of a letter."""

    def __init__(self, role: LabelRole = LabelRole.PLAIN, parent: QWidget | None = None) -> None:
        super().__init__(role, parent)
        self.setMinimumWidth(1)

    def shown_text(self) -> str:
        """As much of it as has room."""
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, self.contentsRect().width())

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.setPen(self.palette().color(self.foregroundRole()))
        painter.drawText(self.contentsRect(), self.alignment() | Qt.TextFlag.TextSingleLine, self.shown_text())
