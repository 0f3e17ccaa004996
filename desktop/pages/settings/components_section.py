"""What is installed beside the program, each component with its place, and the way to install and to remove it."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.desk.desk import Desk


class ComponentsSection(QWidget):
    """Its panels are made when it is first unfolded: they look at the disk."""

    def __init__(self, desk: Desk, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._home = home
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(16)

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        if self._column.count():
            return
        from desktop.components.component_panel import ComponentPanel
        from trainer.environment.component import COMPONENTS

        for component in COMPONENTS.values():
            self._column.addWidget(ComponentPanel(component, self._desk, self._home))

    def close_down(self) -> None:
        """Ends an installation with the window."""
        from desktop.components.component_panel import ComponentPanel

        for panel in self.findChildren(ComponentPanel):
            panel.close_down()
