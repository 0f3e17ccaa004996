"""One similar case in their list: its sentence, why it is similar, and its text with the passages both have."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.controls.label import Label, LabelRole
from desktop.controls.pressable import Pressable
from desktop.controls.prose import Prose
from desktop.controls.surface import Surface
from desktop.similar.kept import Neighbour
from desktop.similar.passages import shared_passages
from desktop.similar.told import sentence_told, where_told, why_told
from desktop.wording.language import language
from desktop.wording.message_words import message_words
from trainer.told_error import ToldError

if TYPE_CHECKING:
    from trainer.similar.case import IndexedCase

translate = QCoreApplication.translate


class SimilarCaseRow(QWidget):
    """Opened with click, Enter or space; ``fetch`` then asks for the whole case. ``moved`` asks for the row so many
    further to be given the focus."""

    moved = Signal(int)

    def __init__(
        self,
        case: Neighbour,
        facts: str,
        fetch: Callable[[str, Callable[[IndexedCase | None], None], Callable[[Exception], None]], object],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.case = case
        self._facts = facts
        self._fetch = fetch
        self.text: Prose | None = None
        self.head = _Head()
        self.problem = Label(LabelRole.ERROR, wrap=True)
        self.problem.hide()
        self._below = QVBoxLayout()
        self._below.setContentsMargins(8, 0, 8, 8)
        inside = self.head.column(spacing=2, padding=(8, 8, 8, 8))
        spoken = language()
        words = sentence_told(case, spoken), where_told(case, spoken), why_told(case, spoken)
        for role, told in zip((LabelRole.HEADING, LabelRole.SOFT, LabelRole.FAINT), words, strict=True):
            inside.addWidget(Label(role, wrap=True, text=told))
        self.head.set_pressable(True)
        self.head.setAccessibleName("  ".join(filter(None, words)))
        self.head.setToolTip(translate("SimilarPanel", "打开或收起原文"))
        self.head.pressed.connect(self.turn)
        self.head.moved.connect(self.moved)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addLayout(self._below)
        column.addWidget(self.problem)

    def turn(self) -> None:
        """Opens the text, or closes it."""
        if self.text is not None:
            self._below.removeWidget(self.text)
            self.text.hide()
            self.text.deleteLater()
            self.text = None
            return
        self._fetch(self.case.id, self._show, self._fail)

    def _show(self, case: IndexedCase | None) -> None:
        if self.text is not None:
            return
        if case is None:
            self.problem.tell(translate("SimilarPanel", "索引里已经没有这个案件。"))
            return
        self.problem.hide()
        text = self.text = Prose(paragraph_gap=True)
        text.setAccessibleName(translate("SimilarPanel", "这个案件的原文"))
        text.show_text("\n".join(part.strip() for part in (case.facts, case.reasoning, case.result) if part.strip()))
        text.mark(shared_passages(case.facts.strip(), self._facts))
        self._below.addWidget(text)

    def _fail(self, error: Exception) -> None:
        told = message_words(error.message) if isinstance(error, ToldError) else ""
        self.problem.tell(told or translate("SimilarPanel", "读不出这个案件，详情已写入日志。"))


class _Head(Pressable):
    """Up and down go to the next case."""

    moved = Signal(int)

    def __init__(self) -> None:
        super().__init__(Surface.MARK)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if (step := steps.get(Qt.Key(event.key()))) is not None:
            self.moved.emit(step)
        else:
            super().keyPressEvent(event)
