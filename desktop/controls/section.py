"""A titled block of a page: rows of a label with its hint on the left and a field on the right."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.controls.card import Card
from desktop.controls.label import Label, LabelRole


class Section(Card):
    """``add`` fields first, then ``say`` the title and a label and hint for each of them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._title = Label(LabelRole.HEADING)
        self._rows: list[tuple[Label, Label, QWidget]] = []
        self._grid = QGridLayout()
        self._grid.setColumnStretch(0, 1)
        self._grid.setHorizontalSpacing(24)
        self._grid.setVerticalSpacing(16)
        column = self.column(spacing=16)
        column.addWidget(self._title)
        column.addLayout(self._grid)
        self._below = QVBoxLayout()
        self._below.setSpacing(8)
        column.addLayout(self._below)

    def add(self, field: QWidget) -> None:
        """One more row."""
        label, hint = Label(), Label(LabelRole.FAINT, wrap=True)
        words = QVBoxLayout()
        words.setSpacing(2)
        words.addWidget(label)
        words.addWidget(hint)
        field.setFixedWidth(200)
        row = self._grid.rowCount()
        self._grid.addLayout(words, row, 0)
        self._grid.addWidget(field, row, 1, Qt.AlignmentFlag.AlignTop)
        self._rows.append((label, hint, field))

    def add_below(self, widget: QWidget) -> None:
        """Something under the rows, at the left."""
        row = QHBoxLayout()
        row.addWidget(widget)
        if widget.sizePolicy().hasHeightForWidth():
            row.setStretch(0, 1)
        else:
            row.addStretch()
        self._below.addLayout(row)

    def say(self, title: str, rows: Sequence[tuple[str, str]]) -> None:
        """Title, and label and hint of every row; they are the fields' accessible names as well."""
        self._title.setText(title)
        for (label, hint, field), (words, more) in zip(self._rows, rows, strict=True):
            label.setText(words)
            hint.setText(more)
            hint.setVisible(bool(more))
            field.setAccessibleName(words)
            field.setAccessibleDescription(more)
