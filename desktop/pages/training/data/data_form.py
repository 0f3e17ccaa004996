"""What a preparation is asked for: the judgments, the options, and where the data go."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.controls.card import Card
from desktop.controls.label import Label, LabelRole
from desktop.controls.path_field import PathField, PathKind
from desktop.pages.training.data.data_options import DataOptions
from desktop.pages.training.data.input_list import InputList


class DataForm(QWidget):
    """Three cards. ``problem`` says what is missing, ``arguments`` what the command is given."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.inputs = InputList()
        self.options = DataOptions()
        self.target_heading = Label(LabelRole.HEADING)
        self.target_hint = Label(LabelRole.FAINT, wrap=True)
        self.target = PathField(PathKind.FOLDER)
        place = Card()
        inside = place.column()
        for widget in (self.target_heading, self.target_hint, self.target):
            inside.addWidget(widget)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(16)
        for card in (self.inputs, self.options, place):
            column.addWidget(card)
        self.inputs.changed.connect(self._suggest)
        self.retranslate()

    def retranslate(self) -> None:
        self.target_heading.setText(self.tr("数据放在哪里"))
        self.target_hint.setText(
            self.tr(
                "写出训练数据（Parquet）、报告与清单。停止或意外中断后，选同一个文件夹、同样的选项即从做完的部分继续。"
            )
        )
        self.target.say(self.tr("输出文件夹"), self.tr("一个空文件夹，或没有做完的那一个"))

    def problem(self) -> str:
        """What is missing or wrong; empty where nothing is."""
        if not self.inputs.paths():
            return self.tr("请先选择判决书所在的文件或文件夹。")
        if self.target.path() is None:
            return self.tr("请选择输出文件夹。")
        return self.options.problem()

    def arguments(self) -> list[str]:
        """For ``trainer prepare``."""
        inputs = [str(path) for path in self.inputs.paths()]
        return [*inputs, "--out", str(self.target.path()), *self.options.arguments()]

    def as_plain(self) -> dict[str, Any]:
        """To be remembered."""
        return {
            "inputs": [str(path) for path in self.inputs.paths()],
            "target": self.target.text(),
            "options": self.options.as_plain(),
        }

    def restore(self, plain: Mapping[str, Any]) -> None:
        """What was remembered."""
        inputs = plain.get("inputs")
        if isinstance(inputs, list):
            self.inputs.add([Path(path) for path in inputs if isinstance(path, str)])
        if isinstance(plain.get("target"), str):
            self.target.set_path(plain["target"])
        if isinstance(plain.get("options"), dict):
            self.options.restore(plain["options"])

    def _suggest(self) -> None:
        paths = self.inputs.paths()
        if paths and not self.target.text():
            first = paths[0]
            self.target.set_path((first if first.is_dir() else first.parent).parent / "legal_finetune_v3")
