"""Step 3: the runs, one of them live; a new one is begun here."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from desktop.components.component_panel import ComponentPanel
from desktop.controls.button import Button, ButtonRole
from desktop.controls.scrolling import Scrolling, scrolled
from desktop.controls.step_bar import StepState
from desktop.desk.desk import Desk
from desktop.jobs.interpreter import Need, interpreter_for
from desktop.pages.training.runs.new_run_form import NewRunForm
from desktop.pages.training.runs.run_list import RunList
from desktop.pages.training.runs.run_shelf import RunShelf
from desktop.pages.training.runs.run_view import RunView
from desktop.pages.training.runs.run_words import state_name, step_state
from desktop.training.run_launcher import LaunchError, NewRun, go_on, pause, start_run
from desktop.training.run_seen import RunSeen
from desktop.wording.share_words import share_words
from trainer.environment.component import TRAIN
from trainer.recipe.recipe import AdapterRecipe

NEW, RUN = range(2)  # what the stack shows: the form of a new run, or a run


class TrainStep(QWidget):
    """``publish_wanted`` gives the run that is to be published."""

    state = Signal(object, str)
    publish_wanted = Signal(object)  # RunSeen

    def __init__(self, desk: Desk, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._recipe: AdapterRecipe | None = None
        self._chosen: tuple[Path, ...] = ()
        self.shelf = RunShelf(desk.courier, home / "runs", self)
        self.runs = RunList()
        self.new = Button(ButtonRole.PLAIN, "plus")
        self.view = RunView()
        self.environment = ComponentPanel(TRAIN, desk, home, self, role=ButtonRole.PRIMARY)
        self.form = NewRunForm(home)
        self.stack = QStackedWidget()
        self._lay_out()
        self._connect()
        self.retranslate()

    def _lay_out(self) -> None:
        beginning = QVBoxLayout()
        beginning.setSpacing(16)
        beginning.addWidget(self.environment)
        beginning.addWidget(self.form)
        beginning.addStretch()
        self.stack.addWidget(scrolled(beginning, beside=0))
        self._seen = Scrolling()
        self._seen.setWidget(self.view)
        self.stack.addWidget(self._seen)
        side = QWidget()
        side.setFixedWidth(248)
        left = QVBoxLayout(side)
        left.setContentsMargins(0, 0, 0, 0)
        left.setSpacing(12)
        left.addWidget(self.new)
        left.addWidget(self.runs, 1)
        row = QHBoxLayout(self)
        row.setContentsMargins(32, 0, 32, 16)
        row.setSpacing(24)
        row.addWidget(side)
        row.addWidget(self.stack, 1)

    def _connect(self) -> None:
        self.shelf.seen.connect(self._show)
        self.runs.chosen.connect(self._choose)
        self.new.clicked.connect(self.offer_new)
        self.form.begin_wanted.connect(self.begin_run)
        self.environment.changed.connect(self._arrange)
        self.view.pause_wanted.connect(self._pause)
        self.view.go_on_wanted.connect(self._go_on)
        self.view.publish_wanted.connect(self._publish)

    def retranslate(self) -> None:
        self.new.say(self.tr("新的训练"))
        self._arrange()

    def begin(self) -> None:
        """The step came into sight for the first time."""
        self.shelf.begin()

    def use(self, recipe: AdapterRecipe | None, data: str) -> None:
        """What the recipe step has; None while it is wrong."""
        self._recipe = recipe
        self.form.use(recipe, data)

    def offer_new(self) -> None:
        """Shows the form of a new run."""
        self._chosen = ()
        self.runs.list.clearSelection()
        self._arrange()
        self.form.suggest_name()
        self.stack.setCurrentIndex(NEW)
        self.state.emit(StepState.NOT_BEGUN, "")

    def begin_run(self, new: NewRun) -> None:
        """Starts the process, or says why not."""
        python = interpreter_for(Need.TRAIN, self._home)
        if python is None:
            return
        try:
            start_run(python, new)
        except LaunchError as error:
            self.form.refuse(error)
            return
        self._chosen = (new.run,)
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

    def _arrange(self) -> None:
        """The components are offered where they are lacking; those that were installed can be removed."""
        lacking = interpreter_for(Need.TRAIN, self._home) is None
        self.environment.setVisible(lacking or self.environment.has_news())
        self.form.arrange()

    def _show(self) -> None:
        self.runs.show_runs(self.shelf.runs)
        if not self._chosen and self.shelf.runs and self._recipe is None:
            self._chosen = (self.shelf.runs[0].folder,)
        seen = tuple(found for each in self._chosen if (found := self.shelf.run(each)) is not None)
        if not seen:
            return
        if self.runs.folders() != self._chosen and len(seen) == 1:
            self.runs.select(seen[0].folder)
        self.view.show_runs(seen)
        self.stack.setCurrentIndex(RUN)
        self._tell_state(seen[0])

    def _tell_state(self, seen: RunSeen) -> None:
        state = step_state(seen.state)
        share = f" {share_words(seen.done / seen.steps)}" if seen.steps else ""
        running = self.tr("训练中{share}").format(share=share)
        self.state.emit(state, running if state is StepState.RUNNING else state_name(seen.state))

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
            self.form.refuse(error)
        self.shelf.look()

    def _publish(self) -> None:
        if (seen := self._current()) is not None:
            self.publish_wanted.emit(seen)
