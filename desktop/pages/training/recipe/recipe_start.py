"""What a recipe begins with: a preset or a file, the base model, and the data."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import Card
from desktop.controls.label import Label, LabelRole
from desktop.controls.path_field import PathField, PathKind
from desktop.controls.steady import ComboBox
from trainer.recipe.recipe_file import adapter_recipe_names


class RecipeStart(Card):
    """``preset_chosen`` gives the preset's name, ``changed`` tells that another base or other data was chosen."""

    preset_chosen = Signal(str)
    load_wanted = Signal()
    save_wanted = Signal()
    export_wanted = Signal()
    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._preset_base = ""  # what the preset in use names
        self.heading = Label(LabelRole.HEADING)
        self.hint = Label(LabelRole.FAINT, wrap=True)
        self.preset = ComboBox()
        self.load = Button(ButtonRole.PLAIN, "folder")
        self.save = Button()
        self.export = Button()
        self.base_heading, self.data_heading = Label(), Label()
        self.base_hint, self.data_hint = Label(LabelRole.FAINT, wrap=True), Label(LabelRole.FAINT, wrap=True)
        self.base, self.data = PathField(PathKind.FOLDER), PathField(PathKind.FOLDER)
        self.base_problem = Label(LabelRole.SOFT, wrap=True)
        self.base_problem.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self.base_problem.hide()
        for name in adapter_recipe_names():
            self.preset.addItem(name, name)
        self._lay_out()
        self.preset.activated.connect(lambda _index: self.preset_chosen.emit(self.preset.currentData()))
        self.load.clicked.connect(self.load_wanted)
        self.save.clicked.connect(self.save_wanted)
        self.export.clicked.connect(self.export_wanted)
        self.base.changed.connect(self.changed)
        self.data.changed.connect(self.changed)
        self.retranslate()

    def _lay_out(self) -> None:
        presets = QHBoxLayout()
        presets.setSpacing(8)
        presets.addWidget(self.preset, 1)
        for button in (self.load, self.save, self.export):
            presets.addWidget(button)
        column = self.column()
        column.addWidget(self.heading)
        column.addLayout(presets)
        column.addWidget(self.hint)
        column.addSpacing(8)
        for widget in (self.base_heading, self.base_hint, self.base, self.base_problem):
            column.addWidget(widget)
        column.addSpacing(8)
        for widget in (self.data_heading, self.data_hint, self.data):
            column.addWidget(widget)
        column.addSpacing(8)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("从哪个配方开始"))
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
        self.hint.setText(self.tr("每个数字旁写着理由。改动只影响这一次训练，预设不变。"))
        self.load.say(self.tr("导入……"), self.tr("导入 TOML 或 LLaMA-Factory 的 YAML"))
        self.save.say(self.tr("导出 TOML……"))
        self.export.say(self.tr("导出 YAML……"), self.tr("导出为 LLaMA-Factory 的 YAML"))
        self.base_heading.setText(self.tr("底座模型"))
        self.base_hint.setText(self.tr("下载好的模型文件夹，或 Hugging Face 名称（只在本机缓存里找，不联网）。"))
        self.base.say(self.tr("底座模型"), "Qwen/Qwen3-4B-Instruct-2507")
        self.data_heading.setText(self.tr("训练数据"))
        self.data_hint.setText(self.tr("上一步做好的文件夹；也可以是 LLaMA-Factory 的 JSON 所在的文件夹。"))
        self.data.say(self.tr("训练数据"), self.tr("数据文件夹"))

    def show_preset(self, name: str, base: str) -> None:
        """A preset and the base that it names. A base of the user's own stays."""
        with QSignalBlocker(self.preset):
            self.preset.setCurrentIndex(self.preset.findData(name))
        if self.base.text() in ("", self._preset_base):
            self.base.set_path(base)
        self._preset_base = base

    def say_how_to_get_base(self, name: str) -> None:
        """The base is not on this computer."""
        short = name.rpartition("/")[2]
        commands = f"hf download {name} --local-dir {short}\nmodelscope download --model {name} --local_dir {short}"
        self.base_problem.tell(
            self.tr(
                "这台电脑上还没有这个底座。联网下载（任选其一），然后在上面选择它的文件夹；没有网络时，从另一台电脑复制整个文件夹：\n{commands}"
            ).format(commands=commands)
        )
