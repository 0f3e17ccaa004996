"""Where a side of the case page says what failed: one problem at a time, in the language of the window."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.pages.case.problem_panel import ProblemPanel


class ProblemPlace(QWidget):
    """Takes no room while there is none."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.panel: ProblemPanel | None = None
        self._make: Callable[[], ProblemPanel] | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self.hide()

    def show_problem(self, make: Callable[[], ProblemPanel]) -> None:
        """Instead of the one before; made anew in another language."""
        self.clear()
        self._make, self.panel = make, make()
        self._column.addWidget(self.panel)
        self.show()

    def clear(self) -> None:
        """It is over, or something else is done."""
        self._make = None
        if self.panel is not None:
            self.panel.setParent(None)
            self.panel.deleteLater()
            self.panel = None
        self.hide()

    def retranslate(self) -> None:
        if self._make is not None:
            self.show_problem(self._make)
