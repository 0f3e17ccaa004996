"""A matter: its name, its notes, and what can be done with all of it."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import Card
from desktop.controls.elided_label import ElidedLabel
from desktop.controls.export_menu import ExportMenu
from desktop.controls.label import Label, LabelRole
from desktop.controls.surface import Surface
from desktop.desk.desk import Desk
from desktop.history.run import Matter
from desktop.pages.history.day_words import moment_words
from desktop.pages.history.matter_notes import MatterNotes


class MatterView(QWidget):
    """Shown while the history is narrowed to a matter and no run is selected."""

    rename_wanted = Signal()
    removal_wanted = Signal()

    def __init__(self, desk: Desk, keep: Callable[[int, str], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.matter: Matter | None = None
        self.title = ElidedLabel(LabelRole.TITLE)
        self.count = Label(LabelRole.FAINT, wrap=True)
        self.rename = Button(ButtonRole.QUIET, "write")
        self.export = ExportMenu(lambda: (), desk, matter=self._number)
        self.remove = Button(ButtonRole.QUIET, "delete")
        self.notes = MatterNotes(keep)
        self.hint = Label(LabelRole.FAINT, wrap=True)
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.title, 1)
        for button in (self.rename, self.export, self.remove):
            head.addWidget(button)
        field = Card(surface=Surface.FIELD)
        field.column(padding=(12, 12, 12, 12)).addWidget(self.notes)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.count)
        column.addWidget(self.export.news)
        column.addWidget(field, 1)
        column.addWidget(self.hint)
        self.rename.clicked.connect(self.rename_wanted)
        self.remove.clicked.connect(self.removal_wanted)
        self.retranslate()

    def retranslate(self) -> None:
        self.rename.say(self.tr("改名"), self.tr("案件改名"))
        self.remove.say("", self.tr("删除案件"), self.tr("删除案件……"))
        self.hint.setText(self.tr("在判案页的案件名处选定它，新的判决就归入这个案件；已有的可在列表中选定后移入。"))
        if self.matter is not None:
            self.show_matter(self.matter)

    def show_matter(self, matter: Matter) -> None:
        """As the history has it now."""
        self.matter = matter
        self.title.setText(matter.name)
        self.title.setToolTip(matter.name)
        words = self.tr("{count} 次判决  ·  最近 {when}")
        self.count.setText(words.format(count=f"{matter.runs:,}", when=moment_words(matter.changed)))
        self.notes.show_matter(matter)
        self.export.offer()

    def _number(self) -> int | None:
        return self.matter.id if self.matter is not None and self.matter.runs else None
