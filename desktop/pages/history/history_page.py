"""The history: what was done here, found again, looked at, compared, sorted into matters, and deleted for good."""

from __future__ import annotations

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QSplitter, QVBoxLayout, QWidget

from desktop.controls.name_dialog import NameDialog
from desktop.controls.question import Answer, ask, tell
from desktop.controls.surface import Surface, lay_on
from desktop.desk.desk import Desk
from desktop.history.history_error import HistoryError
from desktop.history.run import Matter, RunKind
from desktop.pages.history.detail_pane import DetailPane
from desktop.pages.history.history_changes import HistoryChanges
from desktop.pages.history.list_pane import ListPane
from desktop.pages.history.run_group import RunGroup
from desktop.wording.message_words import message_words
from resources.messages.message import message
from trainer.told_error import ToldError

LIST, DETAIL, BETWEEN = 300, 420, 24
"""Pixels below which either side is not usable, and between them."""


class HistoryPage(QWidget):
    """The signals ask the window for what is elsewhere: a run to go on with, an article, a batch, the settings."""

    run_wanted = Signal(int)
    article_wanted = Signal(object)  # Article
    batch_wanted = Signal(object)  # Path, of its folder
    settings_wanted = Signal()
    case_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lay_on(self, Surface.PAGE)
        self._desk = desk
        self._changes = HistoryChanges(desk, self)
        self.list = ListPane(desk)
        self.detail = DetailPane(desk, self._changes.note)
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        split = QSplitter(Qt.Orientation.Horizontal)
        split.setChildrenCollapsible(False)
        split.setHandleWidth(BETWEEN)
        for side, least, stretch in ((self.list, LIST, 2), (self.detail, DETAIL, 5)):
            side.setMinimumWidth(least)
            split.addWidget(side)
            split.setStretchFactor(split.indexOf(side), stretch)
        split.setSizes([400, 900])
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 16, 24, 16)
        column.addWidget(split)

    def _connect(self) -> None:
        self.list.picked.connect(self._show_picked)
        self.list.opened.connect(self._open_group)
        self.list.removal_wanted.connect(self._ask_removal)
        self.list.case_wanted.connect(self.case_wanted)
        self.list.settings_wanted.connect(self.settings_wanted)
        self.detail.opened.connect(self.article_wanted)
        self.detail.batch.wanted.connect(self.batch_wanted)
        self.detail.notes.wanted.connect(self.show_matter)
        self.detail.list_button.clicked.connect(lambda: self._show_list(True))
        self.list.fold.clicked.connect(lambda: self._show_list(False))
        actions = self.detail.run_actions
        actions.reopened.connect(self._reopen)
        actions.moved.connect(self._move)
        actions.removal_wanted.connect(self._ask_removal)
        self.detail.matter.rename_wanted.connect(self._ask_name)
        self.detail.matter.removal_wanted.connect(self._ask_matter_removal)
        self._changes.done.connect(self.list.read_anew)
        self._changes.failed.connect(self._say_failed)
        find = QShortcut(QKeySequence.StandardKey.Find, self)
        find.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        find.activated.connect(self._start_search)

    def begin(self) -> None:
        """The page came into sight."""
        self.list.begin()

    def close_down(self) -> None:
        """What was typed last is kept."""
        self.detail.close_down()

    def show_matter(self, matter: int) -> None:
        """That matter, and nothing but its runs."""
        self._show_list(True)
        self.list.runs.clearSelection()
        self.list.filters.narrow_to(matter)

    def _show_list(self, shown: bool) -> None:
        """Folded, it leaves its room to what is read or compared."""
        self.list.setVisible(shown)
        self.detail.list_button.setHidden(shown)
        (self.list.runs if shown else self.detail.list_button).setFocus()

    def _start_search(self) -> None:
        self._show_list(True)
        self.list.start_search()

    def _show_picked(self) -> None:
        self.detail.setHidden(self.list.is_empty())
        self.list.fold.setHidden(self.list.is_empty())
        self.detail.show_groups(self.list.runs.groups(), self.list.matters, self.list.narrowed)

    def _open_group(self, group: RunGroup) -> None:
        self._open(group.lead.id)

    def _reopen(self) -> None:
        if (run := self.detail.shown_run()) is not None:
            self._open(run)

    def _open(self, run: int) -> None:
        """On the page of its kind."""
        try:
            given = self._desk.history.store().run(run).input
        except HistoryError as error:
            self._say_failed(error)
            return
        if given.kind is RunKind.BATCH:
            self.batch_wanted.emit(Path(given.given))
        else:
            self.run_wanted.emit(run)

    def _move(self, matter: int | None) -> None:
        self._changes.move(self.detail.runs(), matter)

    def _ask_removal(self) -> None:
        runs = self.detail.runs()
        if not runs:
            return
        one = self.tr("永久删除这次判决？")
        many = self.tr("永久删除这 {count} 次判决？").format(count=f"{len(runs):,}")
        ask(
            self,
            one if len(runs) == 1 else many,
            self.tr("连同事实、文书与卡片从这台电脑上的历史文件中抹去，不能恢复。已导出的文件不受影响。"),
            [Answer(self.tr("永久删除"), partial(self._changes.delete, runs))],
        )

    def _say_failed(self, error: Exception) -> None:
        told = error.message if isinstance(error, ToldError) else message("kept.not-done")
        tell(self, message_words(told))

    def _ask_name(self) -> None:
        matter = self.detail.matter.matter
        if matter is not None:
            dialog = NameDialog(self, self.tr("案件改名"), self.tr("案件名称："), matter.name)
            dialog.named.connect(partial(self._changes.rename, matter.id))
            dialog.open()

    def _ask_matter_removal(self) -> None:
        matter = self.detail.matter.matter
        if matter is None:
            return
        answers = [Answer(self.tr("删除案件，保留判决"), partial(self._remove_matter, matter, runs=False))]
        if matter.runs:
            words = self.tr("连同 {count} 次判决永久删除").format(count=f"{matter.runs:,}")
            answers.append(Answer(words, partial(self._remove_matter, matter, runs=True)))
        else:
            answers = [Answer(self.tr("删除案件"), partial(self._remove_matter, matter, runs=False))]
        ask(
            self,
            self.tr("删除案件“{name}”？").format(name=matter.name),
            self.tr("案件的名称与笔记都会永久删除，不能恢复。"),
            answers,
        )

    def _remove_matter(self, matter: Matter, *, runs: bool) -> None:
        self.detail.matter.notes.forget()
        self.detail.notes.notes.forget()
        self._changes.delete_matter(matter.id, runs=runs)
