"""What the program is, which versions, up to which day its law goes, and whose libraries are in it."""

from __future__ import annotations

import platform

from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.controls.card import Card
from desktop.controls.emptied import empty
from desktop.controls.fold import Fold
from desktop.controls.label import Label, LabelRole
from desktop.controls.scrolling import Scrolling
from desktop.help.components import components
from desktop.pages.help.licence_list import LicenceList
from desktop.wording.language import language
from desktop.wording.message_words import message_words
from resources.disclaimer.reader import disclaimer, label
from resources.messages.law_day import law_day
from resources.version import version


class AboutView(Scrolling):
    """The licences stand behind a line that opens."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout()
        self._column.setSpacing(16)
        self.show_column(self._column, around=(0, 0, 16, 16))
        self._libraries = components()
        self.retranslate()

    def retranslate(self) -> None:
        empty(self._column)
        self._column.addWidget(self._program())
        self._column.addWidget(self._disclaimer())
        fold = Fold(LicenceList(self._libraries))
        fold.say(self.tr("使用的程序库与许可证（{count}）").format(count=len(self._libraries)))
        self._column.addWidget(fold)
        self._column.addStretch()

    def _program(self) -> Card:
        card = Card()
        column = card.column(spacing=4)
        column.addWidget(Label(LabelRole.TITLE, text=self.tr("刑法案台 {version}").format(version=version())))
        made_of = self.tr("Apache-2.0 许可证；Python {python}，Qt {qt}")
        for words in (
            message_words(law_day()),
            made_of.format(python=platform.python_version(), qt=qVersion()),
            self.tr("没有遥测，不查更新；除您选定的模型服务器外不连接任何地方。"),
        ):
            column.addWidget(Label(LabelRole.SOFT, wrap=True, text=words))
        return card

    def _disclaimer(self) -> Card:
        card = Card()
        column = card.column(spacing=4)
        column.addWidget(Label(LabelRole.HEADING, wrap=True, text=label(language())))
        column.addWidget(Label(LabelRole.SOFT, wrap=True, text=disclaimer(language())))
        return card
