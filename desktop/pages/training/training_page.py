"""The page that makes models: four steps from left to right, from judgments to a model in Ollama."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from desktop.controls.label import Label, LabelRole
from desktop.controls.step_bar import StepBar
from desktop.controls.surface import Surface, lay_on
from desktop.desk.desk import Desk
from desktop.pages.training.page_memory import load_memory, save_memory

if TYPE_CHECKING:
    from desktop.pages.training.data.data_step import DataStep
    from desktop.pages.training.publish.publish_step import PublishStep
    from desktop.pages.training.recipe.recipe_step import RecipeStep
    from desktop.pages.training.runs.train_step import TrainStep
    from desktop.training.prepared_data import PreparedData
    from desktop.training.run_seen import RunSeen

DATA, RECIPE, TRAIN, PUBLISH = range(4)


class TrainingPage(QWidget):
    """The steps are made when the page is first seen: the window's start does not wait for them."""

    data: DataStep
    recipe: RecipeStep
    train: TrainStep
    publish: PublishStep

    def __init__(self, desk: Desk, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        lay_on(self, Surface.PAGE)
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self._desk = desk
        self._home = home
        self._file = home / "training.json"
        self.begun = False
        self.title = Label(LabelRole.TITLE)
        self.bar = StepBar()
        self.stack = QStackedWidget()
        top = QVBoxLayout()
        top.setContentsMargins(32, 24, 32, 0)
        top.setSpacing(16)
        top.addWidget(self.title)
        top.addWidget(self.bar)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(20)
        column.addLayout(top)
        column.addWidget(self.stack, 1)
        self.bar.wanted.connect(self.show_step)
        self.retranslate()

    def retranslate(self) -> None:
        self.title.setText(self.tr("训练"))

    def begin(self) -> None:
        """The page came into sight."""
        if not self.begun:
            self._make_steps()
        self.setFocus()

    def _make_steps(self) -> None:
        """Goes on where the window was closed."""
        from desktop.pages.training.data.data_step import DataStep
        from desktop.pages.training.publish.publish_step import PublishStep
        from desktop.pages.training.recipe.recipe_step import RecipeStep
        from desktop.pages.training.runs.train_step import TrainStep

        self.begun = True
        courier, home = self._desk.courier, self._home
        self.data, self.recipe = DataStep(courier, self._desk.similar, home), RecipeStep(courier, home)
        self.train, self.publish = TrainStep(self._desk, home), PublishStep(self._desk, home)
        steps: list[DataStep | RecipeStep | TrainStep | PublishStep]
        steps = [self.data, self.recipe, self.train, self.publish]
        for number, step in enumerate(steps):
            self.stack.addWidget(step)
            step.state.connect(lambda state, words, number=number: self.bar.set_state(number, state, words))
        self.data.prepared.connect(self._take_data)
        self.data.onward.connect(lambda: self.show_step(RECIPE))
        self.data.components_wanted.connect(lambda: self.show_step(TRAIN))
        self.recipe.onward.connect(self._to_training)
        self.train.publish_wanted.connect(self._to_publishing)
        self.train.shelf.seen.connect(lambda: self.publish.show_runs(self.train.shelf.runs))
        memory = load_memory(self._file)
        self.data.restore(memory.get("data", {}))
        self.recipe.restore(memory.get("recipe", {}))
        self.train.restore(memory.get("train", {}))
        self.train.begin()
        step = memory.get("page", {}).get("step", DATA)
        self.show_step(step if isinstance(step, int) and DATA <= step <= PUBLISH else DATA)

    def show_step(self, number: int) -> None:
        """Brings a step into sight."""
        if number == TRAIN:
            self.recipe.check()
            self.train.use(self.recipe.recipe, self.recipe.data.text())
        self.bar.show_step(number)
        self.stack.setCurrentIndex(number)

    def offer_index(self) -> None:
        """Where judgments are chosen, which can be made into an index too."""
        self.begin()
        self.show_step(DATA)
        self.data.offer_index()

    def close_down(self) -> None:
        """Remembers what was chosen. Trainings go on without the window; other jobs stop and can go on."""
        if not self.begun:
            return
        steps = {"data": self.data.as_plain(), "recipe": self.recipe.as_plain(), "train": self.train.as_plain()}
        save_memory(self._file, steps | {"page": {"step": self.stack.currentIndex()}})
        for step in (self.data, self.train, self.publish):
            step.close_down()

    def _take_data(self, prepared: PreparedData) -> None:
        self.recipe.use_data(prepared)

    def _to_training(self) -> None:
        self.show_step(TRAIN)
        self.train.offer_new()

    def _to_publishing(self, seen: RunSeen) -> None:
        self.publish.show_runs(self.train.shelf.runs)
        self.publish.choose_run(seen.folder)
        self.show_step(PUBLISH)
