"""Where the index of similar cases is, and what it holds."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.index_about import IndexAbout
from desktop.controls.label import Label, LabelRole
from desktop.controls.path_field import PathField, PathKind
from desktop.controls.section import Section
from desktop.controls.single_shot import single_shot
from desktop.desk.desk import Desk

APPLY_AFTER_MS = 600
_WIDTH = 420  # pixels: a path is long


class SimilarSection(Section):
    """``index_wanted`` asks for the place where an index is made, or one that is damaged made anew."""

    index_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self.meaning = Label(LabelRole.FAINT, wrap=True)
        self.folder = PathField(PathKind.FOLDER)
        self.folder.setMinimumWidth(_WIDTH)
        self.about = IndexAbout(desk.similar)
        self.make = Button(ButtonRole.PLAIN)
        self._soon = single_shot(self, APPLY_AFTER_MS, self._apply)
        for widget in (self.meaning, self.folder, self.about, self.make):
            self.add_below(widget)
        self.folder.changed.connect(self._soon.start)
        self.make.clicked.connect(self.index_wanted)
        self.about.rebuild_wanted.connect(self.index_wanted)
        self.retranslate()

    def retranslate(self) -> None:
        self.say(self.tr("类案索引"), ())
        self.meaning.setText(
            self.tr("预测旁边的相似案件取自这个文件夹里的索引；留空时用程序自己的文件夹。检索只在这台电脑上进行。")
        )
        self.folder.say(self.tr("索引所在的文件夹"), self.tr("程序自己的文件夹"))
        self.make.say(self.tr("去做成类案索引……"))
        self.show_settings()

    def show_settings(self) -> None:
        """Shows what is in force."""
        before = self.folder.blockSignals(True)
        self.folder.set_path(self._desk.settings.similar_folder)
        self.folder.blockSignals(before)

    def _apply(self) -> None:
        """A moment after the last letter."""
        if self.folder.text() != self._desk.settings.similar_folder:
            self._desk.change(similar_folder=self.folder.text())
            self._desk.similar.look_again()
