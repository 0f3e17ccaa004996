"""The form of a new run: what it is made of, its name, and where it is kept."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import Card
from desktop.controls.label import Label, LabelRole
from desktop.documents.file_name import is_name_everywhere
from desktop.jobs.interpreter import Need, interpreter_for
from desktop.training.run_launcher import LaunchError, NewRun
from trainer.recipe.recipe import AdapterRecipe
from trainer.typed_path import typed_path


class NewRunForm(Card):
    """``begin_wanted`` gives the run that is to be begun."""

    begin_wanted = Signal(object)  # NewRun

    def __init__(self, home: Path, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._home = home
        self._recipe: AdapterRecipe | None = None
        self._data = ""
        self._suggested = ""
        self.heading = Label(LabelRole.HEADING)
        self.words = Label(LabelRole.SOFT, wrap=True)
        self.name_heading = Label(LabelRole.SOFT)
        self.name = QLineEdit()
        self.place = Label(LabelRole.FAINT, wrap=True)
        self.problem = Label(LabelRole.ERROR, wrap=True)
        self.problem.hide()
        self.start = Button(ButtonRole.PRIMARY, "play")
        self._lay_out()
        self.start.clicked.connect(self._begin)
        self.name.textChanged.connect(lambda _text: self.arrange())
        self.retranslate()

    def _lay_out(self) -> None:
        buttons = QHBoxLayout()
        buttons.addWidget(self.start)
        buttons.addStretch()
        column = self.column()
        column.addWidget(self.heading)
        column.addWidget(self.words)
        column.addSpacing(8)
        for widget in (self.name_heading, self.name, self.place, self.problem):
            column.addWidget(widget)
        column.addSpacing(8)
        column.addLayout(buttons)

    def retranslate(self) -> None:
        self.heading.setText(self.tr("新的训练"))
        self.name_heading.setText(self.tr("名称"))
        self.name.setAccessibleName(self.tr("训练的名称"))
        self.start.say(self.tr("开始训练"))
        self.arrange()

    def use(self, recipe: AdapterRecipe | None, data: str) -> None:
        """What the recipe step has; None while it is wrong."""
        self._recipe, self._data = recipe, data
        self.suggest_name()

    def suggest_name(self) -> None:
        """A name with the time of day; one that the user typed stays."""
        if self._recipe is not None and self.name.text() in ("", self._suggested):
            self._suggested = f"{self._recipe.name}-{datetime.now():%Y%m%d-%H%M}"
            self.name.setText(self._suggested)
        self.arrange()

    def refuse(self, error: LaunchError) -> None:
        """Why the run did not begin, or did not go on."""
        self.problem.tell(
            {
                "taken": self.tr("这个名称已经有一次训练。请换一个名称，或在左侧选它继续。"),
                "running": self.tr("这次训练正在进行，不能同时训练两次。"),
                "folder": self.tr("训练文件夹无法写入：请检查磁盘空间与权限。"),
                "python": self.tr("训练进程无法启动，详情见日志。"),
            }[error.kind]
        )

    def arrange(self) -> None:
        """Says what is known, and whether the run can begin; the libraries may have been installed since."""
        folder = self._folder()
        self.words.setText(self._what())
        self.place.setText(
            self.tr("保存在 {folder}").format(folder=folder)
            if folder is not None
            else self.tr(
                '名称不能为空或过长，不能含有 / \\ : * ? " < > |，不能以句点结尾，也不能是 CON、NUL 等系统保留的名称。'
            )
        )
        self.start.setEnabled(self._new_run() is not None and interpreter_for(Need.TRAIN, self._home) is not None)

    def _begin(self) -> None:
        if (new := self._new_run()) is not None:
            self.problem.tell("")
            self.begin_wanted.emit(new)

    def _new_run(self) -> NewRun | None:
        """None while something of it is missing."""
        folder = self._folder()
        if self._recipe is None or not self._data or folder is None:
            return None
        return NewRun(self._recipe, typed_path(self._data), folder)

    def _folder(self) -> Path | None:
        name = self.name.text().strip()
        return self._home / "runs" / name if is_name_everywhere(name) else None

    def _what(self) -> str:
        if self._recipe is None:
            return self.tr("配方有问题或还没有选好：请先完成上一步。")
        if not self._data:
            return self.tr("还没有训练数据：请先在“数据”一步制作，或在“配方”一步选择。")
        return self.tr("配方 {recipe}，底座 {base}\n数据 {data}").format(
            recipe=self._recipe.name, base=self._recipe.base_model, data=self._data
        )
