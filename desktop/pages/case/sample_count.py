"""How many answers are asked for: one of the usual numbers, or any that is typed."""

from __future__ import annotations

import re

from PySide6.QtCore import QRegularExpression
from PySide6.QtGui import QRegularExpressionValidator
from PySide6.QtWidgets import QSizePolicy, QWidget

from desktop.controls.steady import ComboBox

USUAL = (1, 3, 5, 10, 20)
MOST = 100


class SampleCount(ComboBox):
    """What is no number, or too many, counts as the nearest that may be asked for."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setEditable(True)
        self.setCompleter(None)  # type: ignore[arg-type]  # it would make 20 of a 2
        self.setInsertPolicy(ComboBox.InsertPolicy.NoInsert)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setValidator(QRegularExpressionValidator(QRegularExpression(r"\D{0,3}\d{0,3}\D{0,12}"), self))
        self.addItems([""] * len(USUAL))
        self.setMinimumContentsLength(5)
        line = self.lineEdit()
        assert line is not None
        line.editingFinished.connect(self._tidy)
        self.retranslate()

    def retranslate(self) -> None:
        value = self.value()
        for place, number in enumerate(USUAL):
            self.setItemText(place, self._words(number))
        self.set_value(value)
        self.setAccessibleName(self.tr("份数"))
        self.setToolTip(self.tr("预测几份：选择，或者直接输入数字。几份之间差得越多，预测越没有把握。"))

    def value(self) -> int:
        """From 1 to 100."""
        found = re.search(r"\d+", self.currentText())
        return min(max(int(found[0]), 1), MOST) if found else 1

    def set_value(self, number: int) -> None:
        """Shows it."""
        self.setEditText(self._words(number))

    def _tidy(self) -> None:
        self.set_value(self.value())

    def _words(self, number: int) -> str:
        return self.tr("1 份") if number == 1 else self.tr("{number} 份").format(number=number)
