"""A quiet strip with one message and what can be done about it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import Card
from desktop.controls.drawing import Drawing
from desktop.controls.label import Label
from desktop.controls.surface import Surface


class Notice(Card):
    """News never comes as a dialog; it stands here until it is closed, or for as long as it is true."""

    closed = Signal()

    def __init__(self, drawing: str, parent: QWidget | None = None, *, closable: bool = True) -> None:
        super().__init__(parent, surface=Surface.BANNER)
        row = self.row(spacing=10, padding=(12, 1, 4, 1))
        row.addWidget(Drawing(drawing, 18, "accent"))
        self.message = Label(wrap=True)
        row.addWidget(self.message, 1)
        self._actions = QHBoxLayout()
        self._actions.setSpacing(8)
        row.addLayout(self._actions)
        self.close_button = Button(ButtonRole.QUIET, "close")
        self.close_button.clicked.connect(self._close)
        row.addWidget(self.close_button)
        self.close_button.setHidden(not closable)
        self.retranslate()

    def add_action(self, does: Callable[[], object]) -> Button:
        """A button at the right end; its text is the caller's to set."""
        button = Button(ButtonRole.QUIET)
        button.clicked.connect(does)
        self._actions.addWidget(button)
        return button

    def _close(self) -> None:
        self.hide()
        self.closed.emit()

    def retranslate(self) -> None:
        self.close_button.setAccessibleName(self.tr("关闭提示"))
        self.close_button.setToolTip(self.tr("关闭"))
