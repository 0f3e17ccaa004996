"""The notes of the matter that the selected runs belong to, behind one line below them."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import Card
from desktop.controls.fold import Fold
from desktop.controls.surface import Surface
from desktop.history.run import Matter
from desktop.pages.history.matter_notes import MatterNotes
from desktop.theme.theme import scale_now

LINES, TALL = 4, 760
"""Lines of notes in sight; pixels of a window from which on there is room for them beside all else."""


class NotesFold(QWidget):
    """``wanted`` asks for the matter's own view. Hidden where there is no matter."""

    wanted = Signal(int)

    def __init__(self, keep: Callable[[int, str], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._matter: Matter | None = None
        self._fresh = True
        self.notes = MatterNotes(keep)
        self.whole = Button(ButtonRole.QUIET, "folder")
        self.whole.clicked.connect(self._ask)
        field = Card(surface=Surface.FIELD)
        inside = field.column(spacing=4, padding=(12, 8, 12, 8))
        inside.addWidget(self.notes)
        inside.addWidget(self.whole, 0, Qt.AlignmentFlag.AlignLeft)
        self.fold = Fold(field)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)
        self.hide()
        self.retranslate()

    def retranslate(self) -> None:
        self.whole.say(self.tr("整个案件"), hint=self.tr("这个案件的全部判决与笔记"))
        if self._matter is not None:
            self.fold.say(self.tr("案件笔记：{name}").format(name=self._matter.name.replace("&", "&&")))

    def show_matter(self, matter: Matter | None) -> None:
        """None: there is none, or the runs are of several."""
        self.notes.setFixedHeight(LINES * scale_now().line_height(scale_now().ui))
        if matter is None:
            self.notes.write()
        else:
            self.notes.show_matter(matter)
            if matter.notes and self._fresh and self.window().height() >= TALL:
                self.fold.open()
                self._fresh = False
        self._matter = matter
        self.setVisible(matter is not None)
        self.retranslate()

    def _ask(self) -> None:
        if self._matter is not None:
            self.wanted.emit(self._matter.id)
