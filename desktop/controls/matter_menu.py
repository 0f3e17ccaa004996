"""The matters there are, to choose from, and a new one."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from desktop.desk.desk import Desk
from desktop.wording.message_words import message_words

if TYPE_CHECKING:
    from desktop.controls.name_dialog import NameDialog


class MatterMenu(QMenu):
    """``chosen`` tells the matter's number, None for none, which ``none_words`` names. Filled when it is opened."""

    chosen = Signal(object)  # int | None

    def __init__(self, desk: Desk, none_words: Callable[[], str], parent: QWidget) -> None:
        super().__init__(parent)
        self._desk = desk
        self._owner = parent
        self._none_words = none_words
        self.current: int | None = None
        self.aboutToShow.connect(self.fill)

    def fill(self) -> None:
        """As the history has them now."""
        self.clear()
        self._add(self._none_words(), None)
        matters = self._desk.history.store().matters()
        if matters:
            self.addSeparator()
        for matter in matters:
            self._add(f"{matter.name.replace('&', '&&')}  ({matter.runs:,})", matter.id)
        self.addSeparator()
        self.new = QAction(self.tr("新建案件……"), self)
        self.new.triggered.connect(self.ask_new)
        self.addAction(self.new)

    def ask_new(self) -> NameDialog:
        """Asks for a name; the new matter is the chosen one then."""
        from desktop.controls.name_dialog import NameDialog  # no start waits for a dialog

        dialog = NameDialog(self._owner, self.tr("新建案件"), self.tr("案件名称，例如“张某盗窃案”："))
        dialog.named.connect(self._make)
        dialog.open()
        return dialog

    def _make(self, name: str) -> None:
        from desktop.controls.question import tell
        from desktop.history.history_error import HistoryError  # with SQLite, which no start waits for

        try:
            made = self._desk.history.store().add_matter(name)
        except HistoryError as error:
            tell(self._owner, message_words(error.message))
            return
        self.chosen.emit(made)
        self._desk.history.tell()

    def _add(self, words: str, matter: int | None) -> None:
        action = QAction(words, self)
        action.setCheckable(True)
        action.setChecked(matter == self.current)
        action.triggered.connect(lambda _on: self.chosen.emit(matter))
        self.addAction(action)
