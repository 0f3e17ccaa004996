"""Step 2: how the model is trained: from a preset on, with all problems shown at once and the fit worked out live."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QFileDialog, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.label import Label, LabelRole
from desktop.controls.scrolling import Scrolling, scrolled
from desktop.controls.single_shot import single_shot
from desktop.controls.step_bar import StepState
from desktop.controls.surface import Surface, lay_on
from desktop.desk.courier import Courier
from desktop.pages.training.recipe.fit_view import FitView
from desktop.pages.training.recipe.live_fit import LiveFit
from desktop.pages.training.recipe.recipe_form import RecipeForm
from desktop.pages.training.recipe.recipe_start import RecipeStart
from desktop.theme.theme import grown
from desktop.training.prepared_data import PreparedData
from desktop.wording.message_words import message_words
from trainer.recipe.errors import TuningError
from trainer.recipe.estimate import Work
from trainer.recipe.fit import MachineFit
from trainer.recipe.llamafactory import write_llamafactory
from trainer.recipe.parsed_recipe import RecipeError, read_recipe
from trainer.recipe.recipe import AdapterRecipe
from trainer.recipe.recipe_file import load_recipe, write_recipe
from trainer.whole_file import write_whole

SOON_MS = 250
APART, SIDE = 1040, 400  # pixels, at the usual size of text
_ANY_HEIGHT = (1 << 24) - 1  # Qt's own greatest


class RecipeStep(QWidget):
    """``recipe`` is None while something is wrong with it."""

    state = Signal(object, str)
    onward = Signal()

    def __init__(self, courier: Courier, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._prepared: PreparedData | None = None
        self.recipe: AdapterRecipe | None = None
        self.start = RecipeStart()
        self.base, self.data = self.start.base, self.start.data
        self.form = RecipeForm()
        self.problem = Label(LabelRole.ERROR, wrap=True)
        self.next = Button(ButtonRole.PRIMARY, "next")
        self.fit = FitView()
        self._live = LiveFit(courier, home, self)
        self._soon = single_shot(self, SOON_MS, self.check)
        self._side = self._beside()
        self._lay_out()
        self._connect()
        self.retranslate()
        self.use_preset("a10")

    def _lay_out(self) -> None:
        form = QVBoxLayout()
        form.setSpacing(16)
        form.addWidget(self.start)
        form.addWidget(self.form)
        form.addStretch()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(scrolled(form), 1)
        self._row.addWidget(self._side)

    def _beside(self) -> QWidget:
        """The estimate, and under it the way on."""
        holder = QWidget()
        lay_on(holder, Surface.PAGE)
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.fit)
        inside.addStretch()
        estimate = Scrolling()
        estimate.setWidget(holder)
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 32, 16)
        column.setSpacing(12)
        column.addWidget(estimate, 1)
        column.addWidget(self.problem)
        column.addWidget(self.next)
        return side

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        """Where there is no room beside the form the estimate stands below it."""
        super().resizeEvent(event)
        beside = self.width() >= grown(APART)
        self._row.setDirection(QBoxLayout.Direction.LeftToRight if beside else QBoxLayout.Direction.TopToBottom)
        column = self._side.layout()
        assert column is not None
        column.setContentsMargins(0 if beside else 32, 0 if beside else 12, 32, 16)
        self._side.setFixedWidth(grown(SIDE) if beside else self.width())
        self._side.setMaximumHeight(_ANY_HEIGHT if beside else max(180, self.height() * 2 // 5))

    def _connect(self) -> None:
        self.start.preset_chosen.connect(self.use_preset)
        self.start.load_wanted.connect(self._ask_to_load)
        self.start.save_wanted.connect(self._ask_to_save)
        self.start.export_wanted.connect(self._ask_to_export)
        for changing in (self.start, self.form):
            changing.changed.connect(self._soon.start)
        self.next.clicked.connect(self.onward)
        self.fit.device_chosen.connect(self._live.use_device)
        self.fit.remedy_wanted.connect(self.form.show_recipe)
        self._live.fitted.connect(self._show_fit)
        self._live.failed.connect(self._say_no_fit)
        self._live.waiting.connect(self._clear_fit)

    def retranslate(self) -> None:
        self.next.say(self.tr("下一步：训练"))
        self._soon.start()

    def use_preset(self, name: str) -> None:
        """Another recipe to start from. A base of the user's own stays."""
        recipe = load_recipe(name)
        self.start.show_preset(name, recipe.base_model)
        self.form.show_recipe(recipe)

    def use_recipe(self, recipe: AdapterRecipe) -> None:
        """A recipe out of a file or a run."""
        self.base.set_path(recipe.base_model)
        self.form.show_recipe(recipe)

    def use_data(self, prepared: PreparedData) -> None:
        """What step 1 made."""
        self._prepared = prepared
        self.data.set_path(prepared.folder)
        self._soon.start()

    def check(self) -> None:
        """Reads what stands in the form; shows all problems, or the fit."""
        self._soon.stop()
        self.recipe = None
        try:
            self.recipe = read_recipe(self.form.data(base_model=self.base.text()), self.tr("配方"))
        except RecipeError as error:
            self._show_problems(error)
            return
        self.form.show_problems([])
        self.problem.tell("")
        self.next.setEnabled(True)
        if self.data.text():
            self.state.emit(StepState.DONE, self.recipe.name)
        else:
            self.state.emit(StepState.NOT_BEGUN, self.tr("还没有选数据"))
        self._live.estimate(self.recipe, self._work())

    def as_plain(self) -> dict[str, Any]:
        """To be remembered; a recipe that is wrong is not."""
        recipe = write_recipe(self.recipe) if self.recipe is not None else ""
        return {"recipe": recipe, "data": self.data.text()}

    def restore(self, plain: Mapping[str, Any]) -> None:
        """What was remembered."""
        import tomllib

        if isinstance(plain.get("data"), str):
            self.data.set_path(plain["data"])
        text = plain.get("recipe")
        if isinstance(text, str) and text:
            try:
                self.use_recipe(read_recipe(tomllib.loads(text), ""))
            except (RecipeError, tomllib.TOMLDecodeError):
                return

    def load_file(self, file: Path) -> None:
        """A recipe file; all its problems are told, and the form stays as it is."""
        try:
            self.use_recipe(load_recipe(str(file)))
        except RecipeError as error:
            self._soon.stop()
            self.problem.tell(message_words(error.message))

    def write_file(self, file: Path, text: str) -> None:
        """Tells where that failed."""
        try:
            write_whole(file, text)
        except OSError:
            self.problem.tell(self.tr("写不到 {file}：请检查路径与权限。").format(file=file))

    def _work(self) -> Work | None:
        """What there is to train on, where the data are those of step 1."""
        prepared = self._prepared
        return prepared.work if prepared is not None and str(prepared.folder) == self.data.text() else None

    def _show_problems(self, error: RecipeError) -> None:
        self._live.forget()
        left = self.form.show_problems(error.problems)
        count = len(error.problems)
        self.problem.tell("\n".join(map(message_words, left)))
        self.fit.show_problem(self.tr("配方有 {count} 处问题，改正后再估计。").format(count=count))
        self.state.emit(StepState.FAILED, self.tr("{count} 处问题").format(count=count))
        self.next.setEnabled(False)

    def _clear_fit(self) -> None:
        """Cleared, because the old estimate belongs to another recipe or base."""
        self.fit.show_problem("")
        self.start.base_problem.tell("")

    def _show_fit(self, fit: MachineFit) -> None:
        self.fit.show_fit(fit)
        if fit.base_here:
            self.start.base_problem.tell("")
        else:
            self.start.say_how_to_get_base(fit.recipe.base_model)

    def _say_no_fit(self, error: Exception) -> None:
        self.fit.show_problem(self.tr("底座模型可用之后再估计。"))
        known = message_words(error.message) if isinstance(error, TuningError) else ""
        self.start.base_problem.tell(known or self.tr("这个底座无法估计，详情见日志。"))

    def _ask_to_load(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("导入配方"), "", self.tr("配方 (*.toml *.yaml *.yml);;所有文件 (*)")
        )
        if name:
            self.load_file(Path(name))

    def _ask_to_save(self) -> None:
        self._ask_to_write(self.tr("导出配方"), ".toml", write_recipe)

    def _ask_to_export(self) -> None:
        self._ask_to_write(
            self.tr("导出为 LLaMA-Factory 的 YAML"),
            ".yaml",
            lambda recipe: write_llamafactory(recipe, dataset="legal_finetune_v3", output=f"saves/{recipe.name}"),
        )

    def _ask_to_write(self, title: str, suffix: str, form: Callable[[AdapterRecipe], str]) -> None:
        if self.recipe is None:
            return
        name, _ = QFileDialog.getSaveFileName(self, title, f"{self.recipe.name}{suffix}", f"*{suffix}")
        if name:
            self.write_file(Path(name), form(self.recipe))
