"""One way to a model: what it is, and the buttons that go it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from desktop.controls.button import Button
from desktop.controls.card import FLAT, Card
from desktop.controls.flow_layout import FlowLayout
from desktop.controls.label import Label, LabelRole


class Way(Card):
    """What a way adds to its column stands above its buttons."""

    def __init__(self, *buttons: Button, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.heading = Label(LabelRole.HEADING, wrap=True)
        self.words = Label(LabelRole.SOFT, wrap=True)
        self.lines = self.column(spacing=6, padding=FLAT)
        self.lines.addWidget(self.heading)
        self.lines.addWidget(self.words)
        row = QWidget()
        flow = FlowLayout(row)
        for button in buttons:
            flow.addWidget(button)
        self.lines.addWidget(row)

    def add(self, widget: QWidget) -> None:
        """Above the buttons."""
        self.lines.insertWidget(self.lines.count() - 1, widget)
