"""Step 2: how the model is trained: from a preset on, with all problems shown at once and the fit worked out live."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSignalBlocker, Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import Card
from desktop.controls.label import Label, LabelRole
from desktop.controls.path_field import PathField, PathKind
from desktop.controls.scrolling import Scrolling, scrolled
from desktop.controls.step_bar import StepState
from desktop.controls.surface import Surface, lay_on
from desktop.desk.courier import Courier, Errand
from desktop.pages.training.recipe.fit_view import FitView
from desktop.pages.training.recipe.recipe_form import RecipeForm
from desktop.training.prepared_data import PreparedData
from desktop.wording.message_words import message_words
from trainer.recipe.cards import GraphicsCard
from trainer.recipe.errors import TuningError
from trainer.recipe.fit import Machine, MachineFit, assumed_work, estimate_fit, this_machine
from trainer.recipe.llamafactory import write_llamafactory
from trainer.recipe.parsed_recipe import RecipeError, read_recipe
from trainer.recipe.recipe import AdapterRecipe
from trainer.recipe.recipe_file import adapter_recipe_names, load_recipe, write_recipe
from trainer.whole_file import write_whole

SOON_MS = 250
# The last estimate stays in sight for this long, because most new ones arrive sooner and would make it flicker.
WAITING_MS = 400


class RecipeStep(QWidget):
    """``recipe`` is None while something is wrong with it."""

    state = Signal(object, str)
    onward = Signal()

    def __init__(self, courier: Courier, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._courier = courier
        self._home = home
        self._machine: Machine | None = None
        self._asking = False
        self._device: GraphicsCard | None = None
        self._prepared: PreparedData | None = None
        self._errand: Errand | None = None
        self._preset_base = ""  # what the preset in use names
        self.recipe: AdapterRecipe | None = None
        self.preset_heading = Label(LabelRole.HEADING)
        self.preset_words = Label(LabelRole.FAINT, wrap=True)
        self.preset = QComboBox()
        self.load = Button(ButtonRole.PLAIN, "folder")
        self.save = Button()
        self.export = Button()
        self.base_heading = Label()
        self.base_hint = Label(LabelRole.FAINT, wrap=True)
        self.base = PathField(PathKind.FOLDER)
        self.base_problem = Label(LabelRole.SOFT, wrap=True)
        self.base_problem.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.base_problem.hide()
        self.data_heading = Label()
        self.data_hint = Label(LabelRole.FAINT, wrap=True)
        self.data = PathField(PathKind.FOLDER)
        self.form = RecipeForm()
        self.problem = Label(LabelRole.ERROR, wrap=True)
        self.next = Button(ButtonRole.PRIMARY, "next")
        self.fit = FitView()
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.setInterval(SOON_MS)
        self._soon.timeout.connect(self.check)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(WAITING_MS)
        self._waiting.timeout.connect(self._show_nothing)
        for name in adapter_recipe_names():
            self.preset.addItem(name, name)
        self._lay_out()
        self._connect()
        self.retranslate()
        self.use_preset("a10")

    def _lay_out(self) -> None:
        top = Card()
        card = top.column()
        presets = QHBoxLayout()
        presets.setSpacing(8)
        presets.addWidget(self.preset, 1)
        for button in (self.load, self.save, self.export):
            presets.addWidget(button)
        card.addWidget(self.preset_heading)
        card.addLayout(presets)
        card.addWidget(self.preset_words)
        card.addSpacing(8)
        for heading, hint, field in (
            (self.base_heading, self.base_hint, self.base),
            (self.data_heading, self.data_hint, self.data),
        ):
            card.addWidget(heading)
            card.addWidget(hint)
            card.addWidget(field)
            if field is self.base:
                card.addWidget(self.base_problem)
            card.addSpacing(8)
        form = QVBoxLayout()
        form.setSpacing(16)
        form.addWidget(top)
        form.addWidget(self.form)
        form.addStretch()
        left = scrolled(form)
        right = QVBoxLayout()
        right.setContentsMargins(0, 0, 32, 16)
        right.setSpacing(12)
        beside = Scrolling()
        holder = QWidget()
        lay_on(holder, Surface.PAGE)
        inside = QVBoxLayout(holder)
        inside.setContentsMargins(0, 0, 0, 0)
        inside.addWidget(self.fit)
        inside.addStretch()
        beside.setWidget(holder)
        right.addWidget(beside, 1)
        right.addWidget(self.problem)
        right.addWidget(self.next)
        side = QWidget()
        side.setLayout(right)
        side.setFixedWidth(400)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(left, 1)
        row.addWidget(side)

    def _connect(self) -> None:
        self.preset.activated.connect(lambda _index: self.use_preset(self.preset.currentData()))
        self.load.clicked.connect(self._ask_to_load)
        self.save.clicked.connect(self._ask_to_save)
        self.export.clicked.connect(self._ask_to_export)
        self.form.changed.connect(self._later)
        self.base.changed.connect(self._later)
        self.data.changed.connect(self._later)
        self.next.clicked.connect(self.onward)
        self.fit.device_chosen.connect(self._ask_for_device)
        self.fit.remedy_wanted.connect(self.form.show_recipe)

    def retranslate(self) -> None:
        self.preset_heading.setText(self.tr("从哪个配方开始"))
        self.preset.setAccessibleName(self.tr("预设配方"))
        names = {
            "a10": self.tr("模型卡的配方（a10，24 GB 显卡）"),
            "a10-16gb": self.tr("16 GB 显卡（a10-16gb）"),
            "a10-12gb": self.tr("12 GB 显卡（a10-12gb）"),
            "cpu": self.tr("没有显卡（cpu，小底座）"),
        }
        with QSignalBlocker(self.preset):
            for row in range(self.preset.count()):
                name = self.preset.itemData(row)
                self.preset.setItemText(row, names.get(name, name))
        self.preset_words.setText(self.tr("每个数字旁写着理由。改动只影响这一次训练，预设不变。"))
        self.load.say(self.tr("导入……"), self.tr("导入 TOML 或 LLaMA-Factory 的 YAML"))
        self.save.say(self.tr("导出 TOML……"))
        self.export.say(self.tr("导出 YAML……"), self.tr("导出为 LLaMA-Factory 的 YAML"))
        self.base_heading.setText(self.tr("底座模型"))
        self.base_hint.setText(self.tr("下载好的模型文件夹，或 Hugging Face 名称（只在本机缓存里找，不联网）。"))
        self.base.say(self.tr("底座模型"), "Qwen/Qwen3-4B-Instruct-2507")
        self.data_heading.setText(self.tr("训练数据"))
        self.data_hint.setText(self.tr("上一步做好的文件夹；也可以是 LLaMA-Factory 的 JSON 所在的文件夹。"))
        self.data.say(self.tr("训练数据"), self.tr("数据文件夹"))
        self.next.say(self.tr("下一步：训练"))
        self._later()

    def use_preset(self, name: str) -> None:
        """Another recipe to start from. A base of the user's own stays."""
        recipe = load_recipe(name)
        with QSignalBlocker(self.preset):
            self.preset.setCurrentIndex(self.preset.findData(name))
        if self.base.text() in ("", self._preset_base):
            self.base.set_path(recipe.base_model)
        self._preset_base = recipe.base_model
        self.form.show_recipe(recipe)

    def use_recipe(self, recipe: AdapterRecipe) -> None:
        """A recipe out of a file or a run."""
        self.base.set_path(recipe.base_model)
        self.form.show_recipe(recipe)

    def use_data(self, prepared: PreparedData) -> None:
        """What step 1 made."""
        self._prepared = prepared
        self.data.set_path(prepared.folder)
        self._later()

    def check(self) -> None:
        """Reads what stands in the form; shows all problems, or the fit."""
        self._soon.stop()
        self.recipe = None
        try:
            self.recipe = read_recipe(self.form.data(base_model=self.base.text()), self.tr("配方"))
        except RecipeError as error:
            self._waiting.stop()
            left = self.form.show_problems(error.problems)
            count = len(error.problems)
            self._say("\n".join(map(message_words, left)))
            self.fit.show_problem(self.tr("配方有 {count} 处问题，改正后再估计。").format(count=count))
            self.state.emit(StepState.FAILED, self.tr("{count} 处问题").format(count=count))
            self.next.setEnabled(False)
            return
        self.form.show_problems([])
        self._say("")
        self.next.setEnabled(True)
        ready = bool(self.data.text())
        self.state.emit(
            StepState.DONE if ready else StepState.NOT_BEGUN, self.recipe.name if ready else self.tr("还没有选数据")
        )
        self._estimate(self.recipe)

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

    def _later(self) -> None:
        self._soon.start()

    def _estimate(self, recipe: AdapterRecipe) -> None:
        if self._machine is None:
            if not self._asking:
                self._asking = True
                self._courier.send(lambda: asyncio.to_thread(this_machine), self._know_machine)
            return
        if self._errand is not None:
            self._errand.cancel()
        self._waiting.start()
        machine, device = self._machine, self._device
        same = self._prepared is not None and str(self._prepared.folder) == self.data.text()
        work = (self._prepared.work if same and self._prepared else None) or assumed_work()
        runs = self._home
        self._errand = self._courier.send(
            lambda: asyncio.to_thread(estimate_fit, recipe, machine, device, work, runs), self._show_fit, self._no_fit
        )

    def _know_machine(self, machine: Machine) -> None:
        self._machine = machine
        if self.recipe is not None:
            self._estimate(self.recipe)

    def _show_nothing(self) -> None:
        """What was found for another recipe or base would be taken for this one's."""
        self.fit.show_problem("")
        self._say_base("")

    def _show_fit(self, fit: MachineFit) -> None:
        self._waiting.stop()
        self.fit.show_fit(fit)
        name = fit.recipe.base_model
        self._say_base("" if fit.base_here else self._how_to_get(name))

    def _no_fit(self, error: Exception) -> None:
        self._waiting.stop()
        self.fit.show_problem(self.tr("底座模型可用之后再估计。"))
        self._say_base(
            message_words(error.message)
            if isinstance(error, TuningError)
            else self.tr("这个底座无法估计，详情见日志。")
        )

    def _how_to_get(self, name: str) -> str:
        short = name.rpartition("/")[2]
        return self.tr(
            "这台电脑上还没有这个底座。联网下载（任选其一），然后在上面选择它的文件夹；没有网络时，从另一台电脑复制整个文件夹：\n{commands}"
        ).format(
            commands=f"hf download {name} --local-dir {short}\nmodelscope download --model {name} --local_dir {short}"
        )

    def _say_base(self, message: str) -> None:
        self.base_problem.setText(message)
        self.base_problem.setVisible(bool(message))

    def _ask_for_device(self, device: GraphicsCard | None) -> None:
        self._device = device
        if self.recipe is not None:
            self._estimate(self.recipe)

    def _ask_to_load(self) -> None:
        name, _ = QFileDialog.getOpenFileName(
            self, self.tr("导入配方"), "", self.tr("配方 (*.toml *.yaml *.yml);;所有文件 (*)")
        )
        if name:
            self.load_file(Path(name))

    def load_file(self, file: Path) -> None:
        """A recipe file; all its problems are told, and the form stays as it is."""
        try:
            self.use_recipe(load_recipe(str(file)))
        except RecipeError as error:
            self._soon.stop()
            self._say(message_words(error.message))

    def _ask_to_save(self) -> None:
        self._write(self.tr("导出配方"), ".toml", write_recipe)

    def _ask_to_export(self) -> None:
        self._write(
            self.tr("导出为 LLaMA-Factory 的 YAML"),
            ".yaml",
            lambda recipe: write_llamafactory(recipe, dataset="legal_finetune_v3", output=f"saves/{recipe.name}"),
        )

    def _write(self, title: str, suffix: str, write: Any) -> None:
        if self.recipe is None:
            return
        name, _ = QFileDialog.getSaveFileName(self, title, f"{self.recipe.name}{suffix}", f"*{suffix}")
        if name:
            self.write_file(Path(name), write(self.recipe))

    def write_file(self, file: Path, text: str) -> None:
        """Tells where that failed."""
        try:
            write_whole(file, text)
        except OSError:
            self._say(self.tr("写不到 {file}：请检查路径与权限。").format(file=file))

    def _say(self, message: str) -> None:
        self.problem.setText(message)
        self.problem.setVisible(bool(message))
