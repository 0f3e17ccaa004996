"""What the index of similar cases holds: whose judgments, how many, of which years, since when; or what is wrong."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QMessageBox, QVBoxLayout, QWidget

from desktop.controls.button import Button
from desktop.controls.label import Label, LabelRole
from desktop.controls.question import Answer, ask
from desktop.desk.similar_shelf import SimilarShelf
from desktop.similar.told import BETWEEN, about_told
from desktop.wording.language import language
from desktop.wording.message_words import message_words
from trainer.told_error import ToldError

if TYPE_CHECKING:
    from trainer.similar.card import IndexCard


class IndexAbout(QWidget):
    """Follows the shelf; read when it is first seen. ``rebuild_wanted`` asks for a damaged one to be made anew, which
    the user has confirmed."""

    rebuild_wanted = Signal()

    def __init__(self, shelf: SimilarShelf, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shelf = shelf
        self.card: IndexCard | None = None
        self.error: Exception | None = None
        self.question: QMessageBox | None = None
        self._asked = False
        self.words = Label(LabelRole.SOFT, wrap=True)
        self.rebuild = Button()
        self.rebuild.hide()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.words)
        column.addWidget(self.rebuild)
        self.rebuild.clicked.connect(self._ask_to_rebuild)
        shelf.changed.connect(self._look)
        self.retranslate()

    def retranslate(self) -> None:
        self.rebuild.say(self.tr("删除并重做……"))
        self._say()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        if not self._asked:
            self._look()

    def _look(self) -> None:
        if not self.isVisible() and not self._asked:
            return
        self._asked = True
        self._shelf.ask(lambda index: index.about, self._take, self._fail)

    def _take(self, card: IndexCard) -> None:
        self.card, self.error = card, None
        self._say()

    def _fail(self, error: Exception) -> None:
        self.card, self.error = None, error
        self._say()

    def _say(self) -> None:
        from trainer.similar.errors import SimilarError

        damaged = isinstance(self.error, SimilarError) and self.error.kind in ("damaged", "version")
        self.rebuild.setVisible(damaged)
        self.words.set_role(LabelRole.ERROR if damaged else LabelRole.SOFT)
        if self.card is not None:
            self.words.setText(self._card_words(self.card))
        elif damaged and isinstance(self.error, ToldError):
            self.words.setText(message_words(self.error.message))
        else:
            self.words.setText(self.tr("还没有索引。文件夹：{folder}").format(folder=self._shelf.folder))

    def _card_words(self, card: IndexCard) -> str:
        unfinished = "" if card.complete else self.tr("没有做完，可以继续")
        told = BETWEEN.join(filter(None, (about_told(card, language()), unfinished)))
        return f"{told}\n{self._shelf.folder}"

    def _ask_to_rebuild(self) -> None:
        self.question = ask(
            self,
            self.tr("删除这个索引，重新做？"),
            self.tr("删除的只是索引：\n{folder}\n判决书文件和历史不受影响。").format(folder=self._shelf.folder),
            (Answer(self.tr("删除并重做"), self.rebuild_wanted.emit),),
        )
