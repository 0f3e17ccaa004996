"""What `prepare` is asked for, in plain words; what experts want is folded away."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from desktop.controls.fold import Fold
from desktop.controls.section import Section
from desktop.controls.steady import SpinBox

_BETWEEN = re.compile(r"[\s,，、;；]+")


class DataOptions(QWidget):
    """``arguments`` gives the options as the command takes them, which itself says in a message what is wrong."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.year = QLineEdit("2021")
        self.charges = QLineEdit()
        self.number = _count(1, 1_000_000, 50_000, 1000)
        self.reinforcement = _count(0, 1_000_000, 3_000, 100)
        self.courts = QLineEdit()
        self.defendants = _count(0, 99, 0, 1)
        self.validation = QLineEdit("0.02")
        self.test = QLineEdit("0.02")
        self.context = _count(256, 131_072, 4096, 256)
        self.seed = _count(0, 2**31 - 1, 0, 1)
        self.workers = _count(0, 512, 0, 1)
        self.keep_out = QLineEdit()
        self.plain = Section()
        for field in (self.year, self.charges, self.number, self.reinforcement):
            self.plain.add(field)
        self.expert = Section()
        for field in (
            *(self.courts, self.defendants, self.validation, self.test),
            *(self.context, self.seed, self.workers, self.keep_out),
        ):
            self.expert.add(field)
        self.fold = Fold(self.expert)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.plain)
        column.addWidget(self.fold)
        for name, field in self._fields().items():
            field.setObjectName(name)
            if isinstance(field, QLineEdit):
                field.textChanged.connect(lambda _text: self.changed.emit())
            else:
                field.valueChanged.connect(lambda _value: self.changed.emit())
        self.retranslate()

    def retranslate(self) -> None:
        self.plain.say(
            self.tr("选哪些判决"),
            (
                (self.tr("裁判年份"), self.tr("写 2021、2019-2021，或 all（不限）。模型卡为 2021。")),
                (self.tr("罪名"), self.tr("只要这些罪名的判决，用顿号隔开；留空则不限。")),
                (self.tr("核心样本"), self.tr("最多选多少份真实判决。模型卡为 50,000 份以上。")),
                (
                    self.tr("强化样本"),
                    self.tr(
                        "由核心样本改写态度（拒不认罪、零口供、态度不明），纠正“认罪从宽”的偏向。模型卡约 3,000 份。"
                    ),
                ),
            ),
        )
        self.expert.say(
            self.tr("更多选项"),
            (
                (self.tr("法院"), self.tr("法院名称中的字样，用顿号隔开；留空则不限。")),
                (self.tr("被告人数上限"), self.tr("0 为不限。")),
                (self.tr("验证集比例"), self.tr("训练时用来计算评测损失，随机抽取。")),
                (self.tr("测试集比例"), self.tr("裁判日期最晚的案件，只用于最后的评测。")),
                (self.tr("上下文长度"), self.tr("整个样本的词元上限；更长的不收，不截断。")),
                (self.tr("随机种子"), self.tr("同样的种子与文件得到同样的数据。")),
                (self.tr("进程数"), self.tr("0 为每个处理器核心一个。")),
                (self.tr("排除的评测集"), self.tr("评测用的案件文件，其中的案件不进入训练数据；多个用分号隔开。")),
            ),
        )
        self.fold.say(self.tr("更多选项：法院、划分比例、上下文、种子、评测集"))
        self.charges.setPlaceholderText(self.tr("不限"))
        self.courts.setPlaceholderText(self.tr("不限"))
        self.keep_out.setPlaceholderText(self.tr("没有"))

    def arguments(self) -> list[str]:
        """For ``trainer prepare``."""
        found = ["--year", self.year.text().strip() or "all"]
        for option, words in (("--charge", self.charges), ("--court", self.courts)):
            for word in _BETWEEN.split(words.text().strip()):
                found += [option, word] if word else []
        found += ["--number", str(self.number.value()), "--reinforcement", str(self.reinforcement.value())]
        if self.defendants.value():
            found += ["--defendants", str(self.defendants.value())]
        for option, share in (("--validation", self.validation), ("--test", self.test)):
            if share.text().strip():
                found += [option, share.text().strip()]
        found += ["--context", str(self.context.value()), "--seed", str(self.seed.value())]
        if self.workers.value():
            found += ["--workers", str(self.workers.value())]
        for file in re.split("[;；]", self.keep_out.text()):
            found += ["--keep-out", file.strip()] if file.strip() else []
        return found

    def problem(self) -> str:
        """A message on a field that no command could read; empty where there is none."""
        for field, name in ((self.validation, self.tr("验证集比例")), (self.test, self.tr("测试集比例"))):
            try:
                wrong = not 0 <= float(field.text().strip() or 0) < 1
            except ValueError:
                wrong = True
            if wrong:
                return self.tr("{name}应为 0 与 1 之间的小数，例如 0.02。").format(name=name)
        return ""

    def as_plain(self) -> dict[str, Any]:
        """To be remembered."""
        return {
            name: field.text() if isinstance(field, QLineEdit) else field.value()
            for name, field in self._fields().items()
        }

    def restore(self, plain: Mapping[str, Any]) -> None:
        """What was remembered; anything else is passed over."""
        for name, field in self._fields().items():
            value = plain.get(name)
            if isinstance(field, QLineEdit) and isinstance(value, str):
                field.setText(value)
            elif isinstance(field, SpinBox) and isinstance(value, int):
                field.setValue(value)

    def _fields(self) -> dict[str, QLineEdit | SpinBox]:
        return {
            "year": self.year,
            "charges": self.charges,
            "number": self.number,
            "reinforcement": self.reinforcement,
            "courts": self.courts,
            "defendants": self.defendants,
            "validation": self.validation,
            "test": self.test,
            "context": self.context,
            "seed": self.seed,
            "workers": self.workers,
            "keep_out": self.keep_out,
        }


def _count(least: int, most: int, value: int, step: int) -> SpinBox:
    box = SpinBox()
    box.setRange(least, most)
    box.setSingleStep(step)
    box.setGroupSeparatorShown(True)
    box.setValue(value)
    return box
