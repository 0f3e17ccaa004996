"""A button that knows its role in the style sheet and draws its icon in the theme's colour."""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QPushButton, QSizePolicy, QStyle, QStyleOptionButton, QStylePainter, QWidget

from desktop.controls.native_keys import native_keys
from desktop.controls.style import tell_style
from desktop.theme.icon import icon
from desktop.theme.theme import colours_now, grown

SIZE = 18  # of an icon, at the usual size of text
GAP = 4  # between icon and text, beside the style's own
SHORTEST = 120  # pixels that a chip keeps at least
LEAST_BESIDE = 16  # free at both sides together, where a button is squeezed


class ButtonRole(StrEnum):
    """What a button is on its page; the value is the name by which the style sheet knows it."""

    PLAIN = ""
    PRIMARY = "primary"  # at most one on a page
    QUIET = "quiet"
    CHIP = "chip"
    ARTICLE = "chip-article"  # a chip that opens an article
    STEP = "step"


_CHIPS = (ButtonRole.CHIP, ButtonRole.ARTICLE)


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
        self._tinted: tuple[str, str, str, int, int] | None = None
        self.setProperty("role", str(role))
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self._shrinks = False
        if role in _CHIPS:
            self.let_shrink()
        self._tint()

    def let_shrink(self) -> None:
        """Its words may be longer than there is room for: it gives way to what stands beside it."""
        self._shrinks = True
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)

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
        self.setText(native_keys(text))
        self._tint()
        self.setAccessibleName(name or native_keys(text))
        self.setToolTip(native_keys(hint))

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), SHORTEST), hint.height()) if self._shrinks else hint

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if self.words_shown() == self.text():
            super().paintEvent(event)
            return
        option = QStyleOptionButton()
        self.initStyleOption(option)
        option.text = self.words_shown()
        QStylePainter(self).drawControl(QStyle.ControlElement.CE_PushButton, option)

    def words_shown(self) -> str:
        """As much of its text as has room."""
        words, wanted = self.fontMetrics().horizontalAdvance(self.text()), self.sizeHint().width()
        if self.width() >= wanted:
            return self.text()
        beside = wanted - words
        if not self._shrinks:  # squeezed, it gives up what it keeps free at its sides before any letter
            beside = min(beside, LEAST_BESIDE + (0 if self.icon().isNull() else self.iconSize().width()))
        return self.fontMetrics().elidedText(self.text(), Qt.TextElideMode.ElideRight, max(0, self.width() - beside))

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
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
        gap, size = GAP if self.text() else 0, grown(SIZE)
        tinted = (self._drawing, colour, colours.text_faint, gap, size)
        if tinted == self._tinted:  # nothing changed: setting a parent sends PaletteChange even with the same colours
            return
        self._tinted = tinted
        self.setIconSize(QSize(size + gap, size))
        self.setIcon(icon(self._drawing, colour, size, disabled=colours.text_faint, gap=gap))
