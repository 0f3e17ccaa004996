"""What can be chosen to be otherwise: circumstances as chips, an amount or an injury, a day, a model."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.date_field import DateField
from desktop.controls.flow_layout import FlowLayout
from desktop.controls.steady import ComboBox
from desktop.judging.case import Case
from desktop.judging.what_if.change import CircumstanceChange, DayChange, FigureChange, as_pair
from desktop.judging.what_if.circumstance import Circumstance
from desktop.judging.what_if.figures import GRADES, FigureKind, read_new
from desktop.judging.what_if.offered import circumstances_of, defendants_of, exchangeable
from desktop.wording.change_words import changes_words
from desktop.wording.model_words import model_name
from trainer.engines.engine import Model


class WhatIfChoices(QWidget):
    """``chosen`` gives a Change, or a Model; ``refused`` tells that what was typed is none."""

    chosen = Signal(object)
    refused = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._case = Case("")
        self._models: tuple[Model, ...] = ()
        self.who = ComboBox()
        self.chips = [Button(ButtonRole.CHIP) for _ in Circumstance]
        self._chips = QWidget()
        flow = FlowLayout(self._chips, gap=6)
        self._changes: list[CircumstanceChange] = []
        for number, chip in enumerate(self.chips):
            flow.addWidget(chip)
            chip.clicked.connect(lambda _on=False, number=number: self.chosen.emit(self._changes[number]))
        self.figure, self.new_words, self.new_grade, self.figure_put = ComboBox(), QLineEdit(), ComboBox(), Button()
        self.figure.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContents)
        self.new_words.setFixedWidth(120)
        self.new_grade.addItems(list(GRADES))
        self.day, self.day_put = DateField(), Button()
        self.model, self.model_put = ComboBox(), Button()
        self._lay_out()
        self.who.currentIndexChanged.connect(lambda _index: self._show_chips())
        self.figure.currentIndexChanged.connect(lambda _index: self._show_figure())
        self.figure_put.clicked.connect(self._put_figure)
        self.new_words.returnPressed.connect(self._put_figure)
        self.day_put.clicked.connect(self._put_day)
        self.day.line.returnPressed.connect(self._put_day)
        self.model_put.clicked.connect(self._put_model)
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(self.who, 0, Qt.AlignmentFlag.AlignLeft)
        column.addWidget(self._chips)
        self.figure_row, self.day_row, self.model_row = (
            _row(*parts)
            for parts in (
                (self.figure, self.new_words, self.new_grade, self.figure_put),
                (self.day, self.day_put),
                (self.model, self.model_put),
            )
        )
        more = QWidget()
        flow = FlowLayout(more, gap=12)
        for row in (self.figure_row, self.day_row, self.model_row):
            flow.addWidget(row)
        column.addWidget(more)

    def retranslate(self) -> None:
        self.who.setAccessibleName(self.tr("谁的情节"))
        self.figure.setAccessibleName(self.tr("换哪个数额或者伤情"))
        self.new_words.setAccessibleName(self.tr("换成多少"))
        self.new_words.setPlaceholderText(self.tr("换成多少"))
        self.new_grade.setAccessibleName(self.tr("换成哪种伤情"))
        self.figure_put.say(self.tr("换数额"))
        self.day.say(self.tr("另一天"), self.tr("行为发生在另一天"))
        self.day_put.say(self.tr("换行为日"), hint=self.tr("事实中的各个日期随之前后移动；前科与出生日期不动"))
        self.model.setAccessibleName(self.tr("另一个模型"))
        self.model_put.say(self.tr("换模型"))
        self._show_figure()
        self._show_chips()

    def show_case(self, case: Case, models: Sequence[Model]) -> None:
        """What this case, and these models, leave to choose."""
        if (case, tuple(models)) == (self._case, self._models):
            return  # what has the focus keeps it
        self._case, self._models = case, tuple(models)
        names, chosen = defendants_of(case), self.who.currentText()
        self.who.blockSignals(True)
        self.who.clear()
        self.who.addItems(list(names))
        self.who.setCurrentIndex(max(0, self.who.findText(chosen)))
        self.who.blockSignals(False)
        self.who.setVisible(len(names) > 1)
        self.figure.clear()
        for figure in exchangeable(case):
            self.figure.addItem(figure.words, figure)
        self.figure_row.setVisible(self.figure.count() > 0)
        self.model.clear()
        for model in models:
            self.model.addItem(model_name(model), model)
        self.model_row.setVisible(self.model.count() > 0)
        self._show_chips()

    def _show_chips(self) -> None:
        """One for each circumstance; they stay, whatever they say, so that what has the focus keeps it."""
        self._changes = list(circumstances_of(self._case, self.who.currentText()))
        for chip, change in zip(self.chips, self._changes, strict=True):
            chip.draw("plus" if change.added else "delete")
            chip.say(changes_words((as_pair(replace(change, defendant="")),)))  # whose it is stands above
        self._chips.updateGeometry()

    def _show_figure(self) -> None:
        figure = self.figure.currentData()
        injury = figure is not None and figure.kind is FigureKind.INJURY
        self.new_grade.setVisible(injury)
        self.new_words.setVisible(not injury)
        self.figure_put.say(self.tr("换伤情") if injury else self.tr("换数额"))

    def _put_figure(self) -> None:
        figure = self.figure.currentData()
        if figure is None:
            return
        typed = self.new_grade.currentText() if figure.kind is FigureKind.INJURY else self.new_words.text()
        new = read_new(figure, typed)
        if new is None:
            self.refused.emit()
        else:
            self.chosen.emit(FigureChange(figure, new))

    def _put_day(self) -> None:
        day = self.day.value()
        if day is None:
            self.refused.emit()
        else:
            self.chosen.emit(DayChange(day))

    def _put_model(self) -> None:
        self.chosen.emit(self.model.currentData())


def _row(*parts: QWidget) -> QWidget:
    made = QWidget()
    row = QHBoxLayout(made)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(6)
    for part in parts:
        row.addWidget(part)
    return made
