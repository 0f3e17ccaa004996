"""A part of a page that is pressed as a whole, with click, Enter or space: its text wraps, a button's does not."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent
from PySide6.QtWidgets import QWidget

from desktop.controls.card import Card
from desktop.controls.style import tell_style
from desktop.controls.surface import Surface

_KEYS = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class Pressable(Card):
    """Plain until ``set_pressable`` says otherwise; then ``pressed`` tells, and it is reached with Tab."""

    pressed = Signal()

    def __init__(self, surface: Surface, parent: QWidget | None = None) -> None:
        super().__init__(parent, surface=surface)
        self._pressable = False

    def set_pressable(self, pressable: bool) -> None:
        """Whether anything comes of pressing it."""
        self._pressable = pressable
        tell_style(self, "pressable", pressable)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus if pressable else Qt.FocusPolicy.NoFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor if pressable else Qt.CursorShape.ArrowCursor)

    def pressable(self) -> bool:
        """Whether anything comes of pressing it."""
        return self._pressable

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        # Accepted, because the release goes to whoever took the press.
        event.setAccepted(self._pressable)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        left = event.button() is Qt.MouseButton.LeftButton
        if self._pressable and left and self.rect().contains(event.position().toPoint()):
            self.pressed.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if self._pressable and plain and event.key() in _KEYS:
            self.pressed.emit()
        else:
            super().keyPressEvent(event)
