"""What stands where there is nothing to show: why, and what to do."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.controls.button import Button
from desktop.controls.centred import centre
from desktop.controls.drawing import Drawing
from desktop.controls.label import Label, LabelRole


@dataclass(frozen=True, slots=True)
class Note:
    """``action`` is the words of the button and what it does."""

    drawing: str
    title: str
    words: str = ""
    action: tuple[str, Callable[[], object]] | None = None


class NoteView(QWidget):
    """``say`` it anew whenever something has changed."""

    def __init__(self, widest: int = 360, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._note: Note | None = None
        self.drawing = Drawing("history", 40, "accent")
        self.title = Label(LabelRole.HEADING, wrap=True)
        self.words = Label(LabelRole.SOFT, wrap=True)
        self.button = Button()
        self.button.clicked.connect(self._act)
        row = QHBoxLayout()
        row.addWidget(self.button)
        row.addStretch()
        column = QVBoxLayout()
        column.setSpacing(8)
        for part in (self.drawing, self.title, self.words):
            column.addWidget(part)
        column.addLayout(row)
        centre(self, column, widest)

    def say(self, note: Note) -> None:
        """Shows it."""
        self.drawing.show_as(note.drawing, "accent")
        self.title.setText(note.title)
        self.words.tell(note.words)
        self._note = note
        self.button.setVisible(note.action is not None)
        if note.action is not None:
            self.button.say(note.action[0])

    def _act(self) -> None:
        if self._note is not None and self._note.action is not None:
            self._note.action[1]()
