"""The right side of the history: the run, the two or the many that are selected, or the matter."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.elided_label import ElidedLabel
from desktop.controls.label import LabelRole
from desktop.controls.single_shot import single_shot
from desktop.desk.courier import Errand
from desktop.desk.desk import Desk
from desktop.history.history import History
from desktop.history.run import Matter, RunKind, RunState
from desktop.pages.history.batch_view import BatchView
from desktop.pages.history.day_words import moment_words
from desktop.pages.history.group_choice import GroupChoice
from desktop.pages.history.history_reader import HistoryReader
from desktop.pages.history.item_words import BETWEEN, short_model, title_words
from desktop.pages.history.matter_view import MatterView
from desktop.pages.history.note_view import Note, NoteView
from desktop.pages.history.notes_fold import NotesFold
from desktop.pages.history.read_run import ReadRun, read_runs
from desktop.pages.history.run_actions import RunActions
from desktop.pages.history.run_group import RunGroup
from desktop.pages.history.run_view import RunView
from desktop.pages.history.several_view import SeveralView
from desktop.pages.history.two_runs_view import TwoRunsView

LIVE_MS, SLOW_MS = 400, 250
"""A run that is being written is looked at anew after so long; one that is not there after so long is waited for."""


class DetailPane(QWidget):
    """What is shown is read beside the window; what comes late, for a selection that is gone, is dropped."""

    opened = Signal(object)  # Article

    def __init__(self, desk: Desk, keep_notes: Callable[[int, str], bool], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._reader = HistoryReader(desk)
        self._groups: tuple[RunGroup, ...] = ()
        self._matter: Matter | None = None
        self._errand: Errand | None = None
        self._read_last: tuple[int, ...] = ()
        self.title = ElidedLabel(LabelRole.TITLE)
        self.detail = ElidedLabel(LabelRole.FAINT)
        self.run_actions = RunActions(desk, self.exported, self.compared)
        self.choice = GroupChoice()
        self.note = NoteView()
        self.run = RunView()
        self.two = TwoRunsView()
        self.several = SeveralView()
        self.batch = BatchView()
        self.matter = MatterView(desk, keep_notes)
        self.notes = NotesFold(keep_notes)
        self.list_button = Button(ButtonRole.QUIET, "chevron-right")
        self.list_button.hide()
        self.stack = QStackedWidget()
        self._again = single_shot(self, LIVE_MS, self._read)
        self._slow = single_shot(self, SLOW_MS, self._say_reading)
        self._lay_out()
        self.choice.chosen.connect(self._choose)
        self.run.opened.connect(self.opened)
        self.two.opened.connect(self.opened)
        self.retranslate()

    def _lay_out(self) -> None:
        self.head = QWidget()
        row = QHBoxLayout()
        row.setSpacing(8)
        row.addWidget(self.list_button)
        row.addWidget(self.title, 1)
        row.addWidget(self.run_actions)
        head = QVBoxLayout(self.head)
        head.setContentsMargins(0, 0, 0, 0)
        head.setSpacing(4)
        head.addLayout(row)
        head.addWidget(self.detail)
        head.addWidget(self.choice)
        head.addWidget(self.run_actions.export.news)
        for view in (self.note, self.run, self.two, self.several, self.batch, self.matter):
            self.stack.addWidget(view)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.head)
        column.addWidget(self.stack, 1)
        column.addWidget(self.notes)

    def retranslate(self) -> None:
        self.list_button.say(self.tr("列表"), self.tr("展开列表"), self.tr("展开列表"))
        self._say_head()
        if self.stack.currentWidget() is self.note:
            self._show_nothing()

    def runs(self) -> tuple[int, ...]:
        """All that are selected, oldest first."""
        return tuple(run for group in reversed(self._groups) for run in group.ids)

    def exported(self) -> tuple[int, ...]:
        """What is in sight; with the run that stands for several samples all of them, of more than two items all.
        A batch has its own tables."""
        wanted = self._wanted()
        stands_for_all = len(self._groups) == 1 and wanted == (self._groups[0].lead.id,)
        batches = {run.id for group in self._groups for run in group.runs if run.kind is RunKind.BATCH}
        runs = tuple(sorted(wanted)) if wanted and not stands_for_all else self.runs()
        return tuple(run for run in runs if run not in batches)

    def compared(self) -> bool:
        """Whether two stand side by side."""
        return len(self._wanted()) == 2

    def shown_run(self) -> int | None:
        """The one that is in sight, or the first of the two; None while there is another number of them."""
        found = self._wanted()
        return found[0] if found else None

    def show_groups(self, groups: Sequence[RunGroup], matters: Mapping[int, Matter], narrowed: int | None) -> None:
        """What is selected; ``narrowed`` is the matter that the history is narrowed to."""
        self._groups = tuple(groups)
        self._matter = matters.get(narrowed) if narrowed is not None else None
        of = {run.matter for group in groups for run in group.runs}
        common = of.pop() if len(of) == 1 else None
        self.run_actions.offer(reopen=len(groups) < 3, matter=common)
        self.notes.show_matter(matters.get(common) if common is not None else None)
        self.choice.show_group(self._groups[0] if len(self._groups) == 1 else None)
        self.head.setVisible(bool(self._groups))
        self._say_head()
        if len(self._wanted()) == 0:
            self._slow.stop()
            self._read_last = ()
        if not self._groups:
            self._show_nothing()
        elif len(self._groups) > 2:
            self.several.show_groups(self._groups)
            self._show(self.several)
        else:
            self._read()

    def close_down(self) -> None:
        """What was typed last is kept."""
        self.matter.notes.write()
        self.notes.notes.write()

    def _wanted(self) -> tuple[int, ...]:
        if len(self._groups) == 1:
            return self.choice.runs()
        return tuple(group.lead.id for group in self._groups) if len(self._groups) == 2 else ()

    def _choose(self) -> None:
        self._say_head()
        self._read()

    def _read(self) -> None:
        wanted = self._wanted()
        if self._errand is not None:
            self._errand.cancel()
        self._errand = self._reader.ask(
            partial(_read_in, wanted), partial(self._take, wanted), lambda _error: self._show_gone()
        )
        if wanted != self._read_last:
            self._read_last = wanted
            self._slow.start()

    def _take(self, wanted: tuple[int, ...], reads: tuple[ReadRun, ...]) -> None:
        if wanted != self._wanted():
            return
        self._slow.stop()
        if any(read.run.summary.state is RunState.WRITING for read in reads):
            self._again.start()
        if len(reads) == 2:
            self.two.show_runs((reads[0], reads[1]))
            self._show(self.two)
        elif reads[0].run.summary.kind is RunKind.BATCH:
            self.batch.show_run(reads[0].run)
            self._show(self.batch)
        else:
            self.run.show_run(reads[0])
            self._show(self.run)

    def _show(self, view: QWidget) -> None:
        self.stack.setCurrentWidget(view)

    def _show_nothing(self) -> None:
        if self._matter is not None:
            self.matter.show_matter(self._matter)
            self._show(self.matter)
            return
        self.note.say(
            Note(
                "history",
                self.tr("选定一次判决，看它当时的样子"),
                self.tr("按住 Ctrl 选定两次，并列对照；选定更多，一起导出、移入案件或删除。"),
            )
        )
        self._show(self.note)

    def _say_reading(self) -> None:
        self.note.say(Note("history", self.tr("正在打开……")))
        self._show(self.note)

    def _show_gone(self) -> None:
        self._slow.stop()
        self.note.say(Note("info", self.tr("这次判决已不在历史中。")))
        self._show(self.note)

    def _say_head(self) -> None:
        groups = self._groups
        if not groups:
            return
        lead = groups[0].lead
        two = len(groups) == 2
        self.title.setText(
            self.tr("对照两次")
            if two
            else title_words(lead)
            if len(groups) == 1
            else self.tr("{count} 项").format(count=f"{len(groups):,}")
        )
        self.title.setToolTip(self.title.text())
        single = BETWEEN.join(part for part in (moment_words(lead.at), short_model(lead.model)) if part)
        self.detail.tell(self.tr("只标出不同之处") if two else single if len(groups) == 1 else "")
        self.detail.setToolTip(self.detail.text())


def _read_in(wanted: tuple[int, ...], history: History) -> tuple[ReadRun, ...]:
    return read_runs(history, wanted)
