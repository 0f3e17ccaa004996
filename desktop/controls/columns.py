"""Two parts of a page: beside each other where there is room, else one below the other."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QWidget

from desktop.theme.theme import grown


class Columns(QWidget):
    """``apart``: pixels, at the usual size of text, from which both stand beside each other."""

    def __init__(
        self, first: QWidget, second: QWidget, apart: int, spacing: int = 16, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._parts, self._apart = (first, second), apart
        self._box = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.setSpacing(spacing)
        for part in self._parts:
            self._box.addWidget(part, 1)

    def beside(self) -> bool:
        """Whether both stand beside each other now."""
        return self._box.direction() is QBoxLayout.Direction.LeftToRight

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """Of one below the other: what scrolls it then never makes it wider than there is room."""
        widest = max(part.minimumSizeHint().width() for part in self._parts)
        return QSize(widest, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        beside = self.width() >= grown(self._apart)
        self._box.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
