"""Step 3: the runs, one of them live; a new one is begun here."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import Card
from desktop.controls.label import Label, LabelRole
from desktop.controls.scrolling import scrolled
from desktop.controls.step_bar import StepState
from desktop.desk.courier import Courier
from desktop.jobs.interpreter import Need, interpreter_for
from desktop.pages.training.runs.environment_panel import EnvironmentPanel
from desktop.pages.training.runs.run_list import RunList
from desktop.pages.training.runs.run_shelf import RunShelf
from desktop.pages.training.runs.run_view import RunView
from desktop.pages.training.runs.run_words import state_name, step_state
from desktop.training.run_launcher import LaunchError, NewRun, go_on, pause, start_run
from desktop.training.run_reader import RunSeen
from desktop.wording.share_words import share_words
from trainer.recipe.recipe import AdapterRecipe

_log = logging.getLogger(__name__)


class TrainStep(QWidget):
    """``publish_wanted`` gives the run that is to be published."""

    state = Signal(object, str)
    publish_wanted = Signal(object)  # RunSeen

    def __init__(self, courier: Courier, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._recipe: AdapterRecipe | None = None
        self._data = ""
        self._chosen: tuple[Path, ...] = ()
        self._named = ""
        self.shelf = RunShelf(courier, home / "runs", self)
        self.runs = RunList()
        self.new = Button(ButtonRole.PLAIN, "plus")
        self.view = RunView()
        self.environment = EnvironmentPanel(home, self)
        self.heading = Label(LabelRole.HEADING)
        self.words = Label(LabelRole.SOFT, wrap=True)
        self.name_heading = Label(LabelRole.SOFT)
        self.name = QLineEdit()
        self.place = Label(LabelRole.FAINT, wrap=True)
        self.start = Button(ButtonRole.PRIMARY, "play")
        self.problem = Label(LabelRole.ERROR, wrap=True)
        self.problem.hide()
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        card = Card()
        inside = card.column()
        for words in (self.heading, self.words):
            inside.addWidget(words)
        inside.addSpacing(8)
        for field in (self.name_heading, self.name, self.place, self.problem):
            inside.addWidget(field)
        buttons = QHBoxLayout()
        buttons.addWidget(self.start)
        buttons.addStretch()
        inside.addSpacing(8)
        inside.addLayout(buttons)
        column = QVBoxLayout()
        column.setSpacing(16)
        column.addWidget(self.environment)
        column.addWidget(card)
        column.addStretch()
        beginning = scrolled(column, 720, beside=0)
        self.stack.addWidget(beginning)
        self.stack.addWidget(self.view)
        left = QVBoxLayout()
        left.setSpacing(12)
        left.addWidget(self.new)
        left.addWidget(self.runs, 1)
        side = QWidget()
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        side.setFixedWidth(248)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 0, 32, 16)
        row.setSpacing(24)
        row.addWidget(side)
        row.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.shelf.seen.connect(self._show)
        self.runs.chosen.connect(self._choose)
        self.new.clicked.connect(self.offer_new)
        self.start.clicked.connect(self.begin_run)
        self.name.textChanged.connect(lambda _text: self._say_place())
        self.environment.ready.connect(self._arrange)
        self.view.pause_wanted.connect(self._pause)
        self.view.go_on_wanted.connect(self._go_on)
        self.view.publish_wanted.connect(self._publish)

    def retranslate(self) -> None:
        self.new.say(self.tr("新的训练"))
        self.heading.setText(self.tr("新的训练"))
        self.name_heading.setText(self.tr("名称"))
        self.name.setAccessibleName(self.tr("训练的名称"))
        self.start.say(self.tr("开始训练"))
        self._say_words()
        self._say_place()
        self._arrange()

    def begin(self) -> None:
        """The step came into sight for the first time."""
        self.shelf.begin()

    def use(self, recipe: AdapterRecipe | None, data: str) -> None:
        """What the recipe step has; None while it is wrong."""
        self._recipe, self._data = recipe, data
        if recipe is not None and self.name.text() in ("", self._named):
            self._named = f"{recipe.name}-{datetime.now():%Y%m%d-%H%M}"
            self.name.setText(self._named)
        self._say_words()
        self._arrange()

    def offer_new(self) -> None:
        """Shows the form of a new run."""
        self._chosen = ()
        self.runs.list.clearSelection()
        self._named = "" if self.name.text() == self._named else self._named
        if not self._named:
            self.name.clear()
            self.use(self._recipe, self._data)
        self.environment.ask_for(Need.TRAIN)
        self.stack.setCurrentIndex(0)
        self.state.emit(StepState.NOT_BEGUN, "")
        self._arrange()

    def begin_run(self) -> None:
        """Starts the process, or says what is missing."""
        python = interpreter_for(Need.TRAIN, self._home)
        folder = self._folder()
        if self._recipe is None or not self._data or python is None or folder is None:
            return
        try:
            start_run(python, NewRun(self._recipe, Path(self._data).expanduser(), folder))
        except LaunchError as error:
            self._say(error)
            return
        self._chosen = (folder,)
        self.problem.hide()
        self.shelf.look()

    def close_down(self) -> None:
        """Trainings go on; an installation ends."""
        self.shelf.close_down()
        self.environment.close_down()

    def show_run(self, folder: Path) -> None:
        """That run."""
        self._chosen = (folder,)
        self._show()

    def as_plain(self) -> dict[str, Any]:
        """To be remembered."""
        return {"run": str(self._chosen[0]) if self._chosen else ""}

    def restore(self, plain: Mapping[str, Any]) -> None:
        """What was remembered."""
        run = plain.get("run")
        if isinstance(run, str) and run:
            self._chosen = (Path(run),)

    def _show(self) -> None:
        self.runs.show_runs(self.shelf.runs)
        if not self._chosen and self.shelf.runs and self._recipe is None:
            self._chosen = (self.shelf.runs[0].folder,)
        seen = tuple(found for each in self._chosen if (found := self.shelf.run(each)) is not None)
        if seen:
            if self.runs.folders() != self._chosen and len(seen) == 1:
                self.runs.select(seen[0].folder)
            self.view.show_runs(seen)
            self.stack.setCurrentIndex(1)
            share = f" {share_words(seen[0].done / seen[0].steps)}" if seen[0].steps else ""
            state = step_state(seen[0].state)
            running = self.tr("训练中{share}").format(share=share)
            self.state.emit(state, running if state is StepState.RUNNING else state_name(seen[0].state))

    def _choose(self, folders: tuple[Path, ...]) -> None:
        self._chosen = folders
        self._show()

    def _current(self) -> RunSeen | None:
        return self.shelf.run(self._chosen[0]) if self._chosen else None

    def _pause(self) -> None:
        if (seen := self._current()) is not None:
            pause(seen.folder)

    def _go_on(self) -> None:
        seen, python = self._current(), interpreter_for(Need.TRAIN, self._home)
        if seen is None:
            return
        if python is None:
            self.offer_new()
            return
        try:
            go_on(python, seen.folder)
        except LaunchError as error:
            self._say(error)
        self.shelf.look()

    def _publish(self) -> None:
        if (seen := self._current()) is not None:
            self.publish_wanted.emit(seen)

    def _folder(self) -> Path | None:
        name = self.name.text().strip()
        bad = not name or name in (".", "..") or any(char in name for char in '/\\:*?"<>|')
        return None if bad else self.shelf.folder / name

    def _say(self, error: LaunchError) -> None:
        self.problem.setText(
            {
                "taken": self.tr("这个名称已经有一次训练。请换一个名称，或在左侧选它继续。"),
                "running": self.tr("这次训练正在进行，不能同时训练两次。"),
                "folder": self.tr("训练文件夹无法写入：请检查磁盘空间与权限。"),
                "python": self.tr("训练进程无法启动，详情见日志。"),
            }[error.kind]
        )
        self.problem.show()

    def _say_words(self) -> None:
        if self._recipe is None:
            self.words.setText(self.tr("配方有问题或还没有选好：请先完成上一步。"))
        elif not self._data:
            self.words.setText(self.tr("还没有训练数据：请先在“数据”一步制作，或在“配方”一步选择。"))
        else:
            self.words.setText(
                self.tr("配方 {recipe}，底座 {base}\n数据 {data}").format(
                    recipe=self._recipe.name, base=self._recipe.base_model, data=self._data
                )
            )

    def _say_place(self) -> None:
        folder = self._folder()
        self.place.setText(
            self.tr("保存在 {folder}").format(folder=folder)
            if folder is not None
            else self.tr('名称不能为空，也不能含有 / \\ : * ? " < > | 这些字符。')
        )
        self._arrange()

    def _arrange(self) -> None:
        there = interpreter_for(Need.TRAIN, self._home) is not None
        ready = self._recipe is not None and bool(self._data) and self._folder() is not None
        self.start.setEnabled(there and ready)
