"""Why something failed, and the ways out of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import Card
from desktop.controls.drawing import Drawing
from desktop.controls.label import Label, LabelRole
from desktop.controls.surface import Surface


@dataclass(frozen=True, slots=True)
class WayOut:
    """A button that leads out of a failure."""

    words: str
    does: Callable[[], object]


class ProblemPanel(Card):
    """Why it failed, and what to do next. Two numbers are shown as a bar where something did not fit."""

    def __init__(
        self,
        title: str,
        message: str,
        ways_out: tuple[WayOut, ...],
        measure: tuple[int, int] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent, surface=Surface.PROBLEM)
        row = self.row()
        picture = QVBoxLayout()
        picture.addWidget(Drawing("error", 24, "error"))
        picture.addStretch()
        row.addLayout(picture)
        column = QVBoxLayout()
        column.setSpacing(8)
        heading = Label(LabelRole.HEADING, wrap=True, text=title)
        words = Label(wrap=True, text=message)
        words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        column.addWidget(heading)
        column.addWidget(words)
        if measure is not None:
            column.addWidget(_Excess(*measure))
        column.addSpacing(8)
        buttons = QHBoxLayout()
        buttons.setSpacing(8)
        self.buttons: list[Button] = []
        for way in ways_out:
            button = Button(ButtonRole.PLAIN)
            button.say(way.words)
            button.clicked.connect(way.does)
            buttons.addWidget(button)
            self.buttons.append(button)
        buttons.addStretch()
        column.addLayout(buttons)
        row.addLayout(column, 1)
        self.setAccessibleName(f"{title} {message}")


class ProblemState(QWidget):
    """A problem alone, a little above the middle."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._place = QVBoxLayout(self)
        self._place.setContentsMargins(24, 24, 24, 24)

    def hold(self, problems: QWidget) -> None:
        """Takes in the place where problems are said."""
        while self._place.count():
            self._place.takeAt(0)
        self._place.addStretch(2)
        self._place.addWidget(problems)
        self._place.addStretch(3)


class _Excess(QProgressBar):
    """How much of what is there would fit."""

    def __init__(self, tokens: int, most: int) -> None:
        super().__init__()
        self.setRange(0, max(tokens, 1))
        self.setValue(min(most, tokens))
        self.setTextVisible(False)
        self.setAccessibleName(f"{most:,} / {tokens:,}")
