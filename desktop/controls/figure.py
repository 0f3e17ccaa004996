"""A figure with its name above it."""

from __future__ import annotations

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.controls.label import Label, LabelRole


class Figure(QWidget):
    """Read aloud as one thing: name and value."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.name = Label(LabelRole.FAINT)
        self.value = Label(LabelRole.FIGURE)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.name)
        column.addWidget(self.value)

    def say(self, name: str, value: str) -> None:
        """Both at once."""
        self.name.setText(name)
        self.value.setText(value)
        self.setAccessibleName(f"{name}: {value}")
