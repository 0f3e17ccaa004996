"""The rail on the left: one button for each page, in the order of the pages."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.controls.native_keys import native
from desktop.controls.surface import Surface, lay_on
from desktop.theme.icon import icon
from desktop.theme.theme import colours_now, grown
from desktop.window.pages import Page

WIDTH = 80
AROUND, SPACING = 12, 8
SIZE = 24  # of a drawing, at the usual size of text


class Navigation(QWidget):
    """``wanted`` tells which page was asked for. Where the window is too low for all drawings the words stand alone."""

    wanted = Signal(object)  # Page

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lay_on(self, Surface.RAIL)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.buttons = {page: QToolButton() for page in Page}
        self._tinted: dict[Page, tuple[str, int]] = {}
        self._height_with_drawings = 0
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, AROUND, 8, AROUND)
        column.setSpacing(SPACING)
        at_foot = False
        for page, button in self.buttons.items():
            button.setProperty("role", "nav")
            button.setCheckable(True)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, page=page: self.wanted.emit(page))
            self._group.addButton(button)
            if page.value.at_foot and not at_foot:
                at_foot = True
                column.addStretch()
            column.addWidget(button)
        self.setMinimumHeight(1)
        self.show_page(Page.CASE)
        self.retranslate()

    def retranslate(self) -> None:
        for page, button in self.buttons.items():
            words = page.value.title()
            button.setText(words)
            button.setAccessibleName(words)
            button.setToolTip(f"{words}  ({native(page.value.keys)})")
        self._measure()

    def show_page(self, page: Page) -> None:
        """Marks the page in sight."""
        self.buttons[page].setChecked(True)
        self._tint()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in (QEvent.Type.PaletteChange, QEvent.Type.FontChange):
            self._tint()
            self._measure()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def _measure(self) -> None:
        """What the buttons need, by their words and the size of text."""
        for button in self.buttons.values():
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
        hints = [button.sizeHint() for button in self.buttons.values()]
        self._height_with_drawings = sum(hint.height() + SPACING for hint in hints) + 2 * AROUND
        self.setFixedWidth(max(WIDTH, *(hint.width() + 16 for hint in hints)))
        self._fit()

    def _fit(self) -> None:
        drawn = self.height() >= self._height_with_drawings
        style = Qt.ToolButtonStyle.ToolButtonTextUnderIcon if drawn else Qt.ToolButtonStyle.ToolButtonTextOnly
        for button in self.buttons.values():
            button.setToolButtonStyle(style)
        layout = self.layout()
        assert layout is not None
        layout.setSpacing(SPACING if drawn else 0)

    def _tint(self) -> None:
        colours, size = colours_now(), grown(SIZE)
        for page, button in self.buttons.items():
            colour = colours.accent if button.isChecked() else colours.text_soft
            if self._tinted.get(page) != (colour, size):
                self._tinted[page] = (colour, size)
                button.setIconSize(QSize(size, size))
                button.setIcon(icon(page.value.icon, colour, size))
