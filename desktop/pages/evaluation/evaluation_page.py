"""The page of evaluations: a new one, or one of those that were begun."""

from __future__ import annotations

import asyncio
from functools import partial
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QHideEvent
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.controls.button import Button
from desktop.controls.label import Label, LabelRole
from desktop.controls.steady import ComboBox
from desktop.controls.surface import Surface, lay_on
from desktop.desk.desk import Desk
from desktop.evaluation.evaluation_seen import EvaluationSeen, is_evaluation
from desktop.evaluation.known_evaluations import KnownEvaluation, delete, known_evaluations, remember
from desktop.pages.evaluation.evaluation_view import EvaluationView
from desktop.pages.evaluation.evaluation_words import BETWEEN, asked_words, moment_words
from desktop.pages.evaluation.new_evaluation import NewEvaluation


class EvaluationPage(QWidget):
    """``case_wanted`` asks for a case on the case page."""

    case_wanted = Signal(object)  # KeptCase

    def __init__(self, desk: Desk, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lay_on(self, Surface.PAGE)
        self.setAcceptDrops(True)
        self._desk = desk
        self._place = home / "evaluations"
        self._known: tuple[KnownEvaluation, ...] = ()
        self._folder: Path | None = None
        self._begun = False
        self.title = Label(LabelRole.TITLE)
        self.choice = ComboBox()
        self.choice.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.choice.setMinimumContentsLength(30)
        self.open_button = Button(drawing="folder")
        self.new_button = Button(drawing="plus")
        self.said = Label(LabelRole.ERROR, wrap=True)
        self.new = NewEvaluation(desk, home, self._place)
        self.evaluation = EvaluationView(desk, home)
        self.stack = QStackedWidget()
        self._lay_out()
        self.new_button.clicked.connect(self.show_new)
        self.open_button.clicked.connect(self._ask_for_folder)
        self.choice.activated.connect(lambda index: self.show_evaluation(self.choice.itemData(index)))
        self.new.begun.connect(self._start)
        self.evaluation.seen.connect(self._seen)
        self.evaluation.delete_wanted.connect(self._delete)
        self.evaluation.case_wanted.connect(self.case_wanted)
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setContentsMargins(24, 0, 24, 0)
        head.setSpacing(12)
        head.addWidget(self.title)
        head.addStretch()
        for widget in (self.choice, self.open_button, self.new_button):
            head.addWidget(widget)
        said = QHBoxLayout()
        said.setContentsMargins(24, 0, 24, 0)
        said.addWidget(self.said)
        self.stack.addWidget(self.new)
        self.stack.addWidget(self.evaluation)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 16, 0, 0)
        column.setSpacing(12)
        column.addLayout(head)
        column.addLayout(said)
        column.addWidget(self.stack, 1)
        self.said.hide()

    def retranslate(self) -> None:
        self.title.setText(self.tr("评测"))
        self.new_button.say(self.tr("新的评测"))
        self.open_button.say("", self.tr("打开评测的文件夹……"), self.tr("打开评测的文件夹……"))
        self.choice.setAccessibleName(self.tr("以前的评测"))
        self._fill()

    def begin(self) -> None:
        """The page came into sight; the first time, an evaluation that is still at work."""
        self._list()
        if self._folder is not None:
            self.evaluation.show_evaluation(self._folder)
            self.new_button.setFocus()
        else:
            self.new.take_focus()

    def close_down(self) -> None:
        """What evaluates outlives the window."""
        self.evaluation.rest()
        self.new.estimate.stop()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        self.evaluation.rest()
        super().hideEvent(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:  # noqa: N802
        if _dropped(event):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:  # noqa: N802
        if files := _dropped(event):
            event.acceptProposedAction()
            self.open(files)

    def open(self, files: list[Path]) -> None:
        """An evaluation's folder, or cases to be judged."""
        found = next((file for file in files if file.is_dir() and is_evaluation(file)), None)
        if found is not None:
            self._open_elsewhere(found)
            return
        self.show_new()
        self.new.suites.add(files)

    def show_new(self) -> None:
        """The form for a new one."""
        self._folder = None
        self.evaluation.rest()
        self.said.tell("")
        self.stack.setCurrentWidget(self.new)
        self.new.take_focus()
        self._fill()

    def show_evaluation(self, folder: Path) -> None:
        """One that was begun."""
        self._folder = folder
        self.said.tell("")
        self.stack.setCurrentWidget(self.evaluation)
        self.evaluation.show_evaluation(folder)
        self._fill()
        self.new_button.setFocus()

    def _start(self, folder: Path) -> None:
        self.show_evaluation(folder)
        self.evaluation.start()
        self._list()

    def _ask_for_folder(self) -> None:
        if name := QFileDialog.getExistingDirectory(self, self.tr("打开评测的文件夹")):
            folder = Path(name)
            if is_evaluation(folder):
                self._open_elsewhere(folder)
            else:
                self.said.tell(self.tr("{folder} 里没有评测。").format(folder=folder))

    def _open_elsewhere(self, folder: Path) -> None:
        self.show_evaluation(folder)
        self._desk.courier.send(partial(_aside, partial(remember, self._place, folder)), lambda _none: self._list())

    def _delete(self, folder: Path) -> None:
        self.evaluation.rest()
        work = partial(_aside, partial(delete, self._place, folder))
        self._desk.courier.send(work, lambda _none: self._deleted(), partial(self._not_deleted, folder))

    def _deleted(self) -> None:
        self.evaluation.folder = None
        self.show_new()
        self._list()

    def _not_deleted(self, folder: Path, _error: Exception) -> None:
        self.said.tell(self.tr("{folder} 没有完全删除：文件夹不能写入，或有文件正被使用。").format(folder=folder))

    def _list(self) -> None:
        self._desk.courier.send(partial(_known, self._place), self._take)

    def _take(self, known: tuple[KnownEvaluation, ...]) -> None:
        self._known = known
        self._fill()
        if not self._begun:
            self._begun = True
            working = next((each for each in known if each.is_working), None)
            if working is not None and self._folder is None and not self.new.suites.asked():
                self.show_evaluation(working.folder)

    def _fill(self) -> None:
        folders = {each.folder: self._words(each) for each in self._known}
        if self._folder is not None:
            folders.setdefault(self._folder, self._folder.name)
        self.choice.clear()
        self.choice.setPlaceholderText(self.tr("以前的评测"))
        for folder, words in folders.items():
            self.choice.addItem(words, folder)
        self.choice.setCurrentIndex(list(folders).index(self._folder) if self._folder is not None else -1)
        self.choice.setVisible(bool(folders))
        self.new_button.setVisible(self._folder is not None)

    def _words(self, known: KnownEvaluation) -> str:
        name = asked_words(known.asked) if known.asked is not None else known.folder.name
        return f"{moment_words(known.at)}{BETWEEN}{name}"

    def _seen(self, seen: EvaluationSeen) -> None:
        if all(each.folder != seen.folder for each in self._known):
            self._list()


def _dropped(event: QDropEvent) -> list[Path]:
    return [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]


async def _known(place: Path) -> tuple[KnownEvaluation, ...]:
    return await asyncio.to_thread(known_evaluations, place)


async def _aside(work: partial[None]) -> None:
    await asyncio.to_thread(work)
