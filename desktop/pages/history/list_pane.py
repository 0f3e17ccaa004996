"""The left side of the history: what is looked for, and what was found."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.label import Label, LabelRole
from desktop.controls.single_shot import single_shot
from desktop.desk.courier import Errand
from desktop.desk.desk import Desk
from desktop.history.history import History
from desktop.history.run import Matter, Query, RunSummary
from desktop.pages.history.history_reader import HistoryReader
from desktop.pages.history.note_view import Note, NoteView
from desktop.pages.history.run_filters import RunFilters
from desktop.pages.history.run_list import RunList
from desktop.pages.history.run_list_model import PAGE
from desktop.wording.message_words import message_words

REFRESH_MS = 150
"""Changes that come within so long are looked at together."""


@dataclass(frozen=True, slots=True)
class Found:
    """``runs`` of ``wanted`` that were asked for; ``count`` of all that the query finds."""

    query: Query
    runs: tuple[RunSummary, ...]
    wanted: int
    count: int
    matters: tuple[Matter, ...]


class ListPane(QWidget):
    """``picked`` tells that something else is selected, or looked for; the others what is asked for."""

    picked = Signal()
    opened = Signal(object)  # RunGroup
    removal_wanted = Signal()
    case_wanted = Signal()
    settings_wanted = Signal()

    def __init__(self, desk: Desk, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._reader = HistoryReader(desk)
        self._errand: Errand | None = None
        self._under_way = False
        self._query = Query()
        self.matters: dict[int, Matter] = {}
        self._found: Found | None = None
        self.title = Label(LabelRole.TITLE)
        self.count = Label(LabelRole.FAINT)
        self.fold = Button(ButtonRole.QUIET, "chevron-left")
        self.filters = RunFilters(desk)
        self.banner = Label(LabelRole.FAINT, wrap=True)
        self.settings = Button(ButtonRole.QUIET, "settings")
        self.runs = RunList()
        self.note = NoteView(240)
        self.stack = QStackedWidget()
        self._soon = single_shot(self, REFRESH_MS, self._refresh)
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addWidget(self.count, 1)
        head.addWidget(self.fold)
        self.stack.addWidget(self.runs)
        self.stack.addWidget(self.note)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addLayout(head)
        column.addWidget(self.filters)
        told = QHBoxLayout()
        told.addWidget(self.banner, 1)
        told.addWidget(self.settings)
        column.addLayout(told)
        column.addWidget(self.stack, 1)
        self.banner.hide()
        self.settings.hide()

    def _connect(self) -> None:
        self.settings.clicked.connect(self.settings_wanted)
        self.filters.changed.connect(self._look_for)
        self.filters.search.place_wanted.connect(lambda _on: self._to_list())
        self.filters.search.row_wanted.connect(lambda _rows: self._to_list())
        self.runs.picked.connect(self.picked)
        self.runs.opened.connect(self.opened)
        self.runs.removal_wanted.connect(self.removal_wanted)
        self.runs.items.more_wanted.connect(self._read_more)
        self._desk.history.changed.connect(self._later)
        self._desk.history.problem_changed.connect(self._say_banner)
        self._desk.settings_changed.connect(self._say_banner)

    def retranslate(self) -> None:
        self.title.setText(self.tr("历史"))
        self.settings.say(self.tr("设置"), hint=self.tr("在设置中改为保留历史"))
        self.fold.say("", self.tr("收起列表"), self.tr("收起列表，让出地方"))
        self._say_banner()
        if self._found is not None:
            self._say_found(self._found)

    def begin(self) -> None:
        """Read when the page first comes into sight, and again with each time."""
        self.read_anew()
        if not self.filters.search.hasFocus():
            self.runs.setFocus()

    def start_search(self) -> None:
        """Where one types what to find."""
        self.filters.search.setFocus()
        self.filters.search.selectAll()

    @property
    def narrowed(self) -> int | None:
        """The matter that the list is narrowed to."""
        return self._query.matter

    def is_empty(self) -> bool:
        """Whether there is nothing at all, no matter what one looks for."""
        found = self._found
        return found is not None and not found.count and not found.matters and found.query == Query()

    def read_anew(self) -> None:
        """All that was read so far, once more."""
        self._read(max(PAGE, self.runs.items.loaded))

    def _look_for(self) -> None:
        query = self.filters.query()
        if query != self._query:
            self._query = query
            self.runs.scrollToTop()
            self._read(PAGE)

    def _later(self) -> None:
        if self.isVisible() and not self._soon.isActive():
            self._soon.start()

    def _refresh(self) -> None:
        """What was changed is among the newest, but for what is changed here, which reads all anew."""
        if self._under_way:
            self._soon.start()
        else:
            self._read(PAGE, self.runs.items.show_newest)

    def _read(self, wanted: int, show: Callable[[Sequence[RunSummary], int], None] | None = None) -> None:
        if self._errand is not None:
            self._errand.cancel()
        query, shown = self._query, show or self.runs.items.show_first
        self._under_way = True
        self._errand = self._reader.ask(
            lambda history: _found(history, query, wanted),
            lambda found: self._take(found, shown),
            lambda _error: self._fail(),
        )

    def _read_more(self, start: int) -> None:
        query = self._query

        def take(runs: tuple[RunSummary, ...]) -> None:
            if query == self._query and start == self.runs.items.loaded:
                self.runs.items.show_more(runs)

        self._reader.ask(lambda history: history.found(query, PAGE, start), take, lambda _error: None)

    def _take(self, found: Found, show: Callable[[Sequence[RunSummary], int], None]) -> None:
        self._under_way = False
        before, self._found = self._found, found
        self.matters = {matter.id: matter for matter in found.matters}
        names = {matter.id: matter.name for matter in found.matters}
        self.runs.name_matters(names)
        self.filters.name_matters(names)
        selected, row = self.runs.groups(), self.runs.first_row()
        show(found.runs, found.wanted)
        self._say_found(found)
        if before is None and found.query == Query():
            self.runs.select_near(0)
        elif selected and not self.runs.groups() and before is not None and before.query == found.query:
            self.runs.select_near(row)  # what was selected is gone
        if selected == self.runs.groups():
            self.picked.emit()  # else the list has told of it

    def _fail(self) -> None:
        self._under_way = False
        self._say_banner()

    def _to_list(self) -> None:
        if self.runs.items.rows:
            if not self.runs.groups():
                self.runs.select_near(0)
            self.runs.setFocus()

    def _say_found(self, found: Found) -> None:
        narrowed = self._query != Query()
        count = self.tr("{count} 次").format(count=f"{found.count:,}")
        if found.matters and not narrowed:
            count = self.tr("{runs}  ·  {count} 个案件").format(runs=count, count=f"{len(found.matters):,}")
        self.count.setText(count)
        self.filters.setVisible(narrowed or found.count > 0 or bool(found.matters))
        if found.runs:
            self.stack.setCurrentWidget(self.runs)
            return
        self.note.say(self._nothing_found() if narrowed else self._empty())
        self.stack.setCurrentWidget(self.note)

    def _empty(self) -> Note:
        return Note(
            "history",
            self.tr("还没有判决记录"),
            self.tr("每次预测、核对和批量都会自动留在这里：当时的事实、文书、卡片和所用的模型。只存在这台电脑上。"),
            (self.tr("去判案"), self.case_wanted.emit),
        )

    def _nothing_found(self) -> Note:
        if self._query == replace(Query(), matter=self._query.matter):
            return Note("folder", self.tr("这个案件里还没有判决"), self.tr("在列表中选定判决，用“移入案件”放进来。"))
        return Note(
            "search",
            self.tr("没有找到"),
            self.tr("换一个词，或者放宽条件。几个词之间用空格隔开，都要出现。"),
            (self.tr("清除全部条件"), self.filters.forget),
        )

    def _say_banner(self) -> None:
        problem = self._desk.history.problem
        self.settings.setVisible(not self._desk.settings.keep_history)
        if not self._desk.settings.keep_history:
            self.banner.tell(self.tr("按设置不保留历史：这里的内容关闭程序后就没有了。"))
        else:
            self.banner.tell("" if problem is None else message_words(problem))


def _found(history: History, query: Query, wanted: int) -> Found:
    return Found(query, history.found(query, wanted), wanted, history.count(query), history.matters())
