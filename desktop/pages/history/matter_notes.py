"""The notes of a matter, kept as they are typed."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QSignalBlocker
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from desktop.controls.single_shot import single_shot
from desktop.history.run import Matter

KEEP_AFTER_MS = 400


class MatterNotes(QPlainTextEdit):
    """``keep(matter, notes)`` is called a moment after one has typed, and before anything else is shown; what it could
    not keep stays with its matter and is given to it again."""

    def __init__(self, keep: Callable[[int, str], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keep = keep
        self._matter: int | None = None
        self._kept = ""
        self._unkept: dict[int, str] = {}  # what could not be kept, by its matter
        self._soon = single_shot(self, KEEP_AFTER_MS, self.write)
        self.setTabChangesFocus(True)
        self.textChanged.connect(self._soon.start)
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("案件笔记"))
        self.setPlaceholderText(self.tr("案件笔记：随写随存，可以搜索……"))

    def show_matter(self, matter: Matter) -> None:
        """Of the matter in sight already what is being typed stays."""
        if matter.id == self._matter and (self.toPlainText() != self._kept or matter.notes == self._kept):
            return
        self.write()
        self._matter, self._kept = matter.id, matter.notes
        with QSignalBlocker(self):
            self.setPlainText(self._unkept.get(matter.id, matter.notes))

    def write(self) -> None:
        """Keeps what was typed, now."""
        self._soon.stop()
        notes = self.toPlainText()
        if self._matter is None or notes == self._kept:
            return
        if self._keep(self._matter, notes):
            self._kept = notes
            self._unkept.pop(self._matter, None)
        else:
            self._unkept[self._matter] = notes

    def forget(self) -> None:
        """The matter is gone: nothing of it is to be kept any more."""
        self._soon.stop()
        if self._matter is not None:
            self._unkept.pop(self._matter, None)
        self._matter = None

    def focusOutEvent(self, event: QFocusEvent) -> None:  # noqa: N802
        super().focusOutEvent(event)
        self.write()
