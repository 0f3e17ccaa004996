"""A button that knows its role in the style sheet and draws its icon in the theme's colour."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtWidgets import QPushButton, QWidget

from desktop.controls.style import tell_style
from desktop.theme.icon import icon
from desktop.theme.theme import colours_now

SIZE = 18  # of an icon
GAP = 4  # between icon and text, beside the style's own


class ButtonRole(StrEnum):
    """What a button is on its page; the value is the name by which the style sheet knows it."""

    PLAIN = ""
    PRIMARY = "primary"  # at most one on a page
    QUIET = "quiet"
    CHIP = "chip"
    ARTICLE = "chip-article"  # a chip that opens an article
    STEP = "step"


class Button(QPushButton):
    """``drawing``: a name in resources/icons, or "" for a button of words alone.

    Reached with Tab; a click leaves the focus where one is typing.
    """

    def __init__(
        self,
        role: ButtonRole = ButtonRole.PLAIN,
        drawing: str = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._role = role
        self._drawing = drawing
        self._tinted: tuple[str, str, str, int] | None = None
        self.setProperty("role", str(role))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._tint()

    def set_role(self, role: ButtonRole) -> None:
        """Another role, where the page's first action becomes another."""
        self._role = role
        tell_style(self, "role", role)
        self._tint()

    def draw(self, drawing: str) -> None:
        """Shows another icon."""
        self._drawing = drawing
        self._tint()

    def say(self, text: str, name: str = "", hint: str = "") -> None:
        """Text, accessible name (the text where none is given) and tool tip at once."""
        self.setText(text)
        self._tint()
        self.setAccessibleName(name or text)
        self.setToolTip(hint)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()
        super().changeEvent(event)

    def _tint(self) -> None:
        if not self._drawing:
            return
        colours = colours_now()
        colour = {
            ButtonRole.PRIMARY: colours.on_accent,
            ButtonRole.ARTICLE: colours.accent,
        }.get(self._role, colours.text_soft)
        gap = 0 if not self.text() else -GAP if self.layoutDirection() == Qt.LayoutDirection.RightToLeft else GAP
        tinted = (self._drawing, colour, colours.text_faint, gap)
        if tinted == self._tinted:  # nothing changed: setting a parent sends PaletteChange even with the same colours
            return
        self._tinted = tinted
        self.setIconSize(QSize(SIZE + abs(gap), SIZE))
        self.setIcon(icon(self._drawing, colour, SIZE, disabled=colours.text_faint, gap=gap))
