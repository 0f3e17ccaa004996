"""The rail on the left: one button for each page, in the order of the pages."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from desktop.controls.surface import Surface, lay_on
from desktop.theme.icon import icon
from desktop.theme.theme import colours_now
from desktop.window.pages import Page


class Navigation(QWidget):
    """``wanted`` tells which page was asked for."""

    wanted = Signal(object)  # Page

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lay_on(self, Surface.RAIL)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.buttons = {page: QToolButton() for page in Page}
        self._tinted: dict[Page, str] = {}
        self._group = QButtonGroup(self)
        column = QVBoxLayout(self)
        column.setContentsMargins(8, 12, 8, 12)
        column.setSpacing(8)
        at_foot = False
        for page, button in self.buttons.items():
            button.setProperty("role", "nav")
            button.setCheckable(True)
            button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextUnderIcon)
            button.setIconSize(QSize(24, 24))
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)
            button.clicked.connect(lambda _checked=False, page=page: self.wanted.emit(page))
            self._group.addButton(button)
            if page.value.at_foot and not at_foot:
                at_foot = True
                column.addStretch()
            column.addWidget(button)
        self.setFixedWidth(80)
        self.show_page(Page.CASE)
        self.retranslate()

    def retranslate(self) -> None:
        for page, button in self.buttons.items():
            words = page.value.title()
            button.setText(words)
            button.setAccessibleName(words)
            button.setToolTip(f"{words}  ({page.value.keys})")

    def show_page(self, page: Page) -> None:
        """Marks the page in sight."""
        self.buttons[page].setChecked(True)
        self._tint()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._tint()

    def _tint(self) -> None:
        colours = colours_now()
        for page, button in self.buttons.items():
            colour = colours.accent if button.isChecked() else colours.text_soft
            if self._tinted.get(page) != colour:
                self._tinted[page] = colour
                button.setIcon(icon(page.value.icon, colour, 24))
