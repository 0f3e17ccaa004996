"""The libraries that the program is made of, one a row; the licence of each opens its text."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QDialog, QGridLayout, QPlainTextEdit, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.label import Label, LabelRole
from desktop.help.components import Component, licence_text

SIZE = (720, 560)


class LicenceList(QWidget):
    """A package that carries no text of its licence has its name alone."""

    def __init__(self, components: Sequence[Component], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(24)
        grid.setColumnStretch(2, 1)
        for row, each in enumerate(components):
            grid.addWidget(Label(text=each.name), row, 0)
            grid.addWidget(Label(LabelRole.SOFT, text=each.version), row, 1)
            grid.addWidget(self._licence(each), row, 2)

    def _licence(self, component: Component) -> QWidget:
        words = component.licence or (self.tr("见许可证文本") if component.texts else self.tr("没有写明"))
        if not component.texts:
            return Label(LabelRole.SOFT, text=words)
        button = Button(ButtonRole.QUIET)
        button.let_shrink()
        button.say(words, self.tr("{name} 的许可证").format(name=component.name))
        button.clicked.connect(partial(self._open, component))
        return button

    def _open(self, component: Component) -> None:
        dialog = LicenceDialog(component, self)
        dialog.finished.connect(dialog.deleteLater)
        dialog.open()


class LicenceDialog(QDialog):
    """The whole text of one."""

    def __init__(self, component: Component, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(f"{component.name} {component.version}".strip())
        self.text = QPlainTextEdit(licence_text(component))
        self.text.setReadOnly(True)
        self.text.setAccessibleName(self.windowTitle())
        column = QVBoxLayout(self)
        column.addWidget(self.text)
        self.resize(*SIZE)
