"""What narrows the list of similar cases, what orders it, and what weighs in the search."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.flow_layout import FlowLayout
from desktop.controls.label import Label, LabelRole
from desktop.controls.steady import ComboBox
from desktop.similar.asking import WEIGHTS
from desktop.similar.choosing import Choice, Order
from desktop.similar.kept import Neighbour, SimilarCases
from desktop.similar.told import circumstances_told, level_told, weight_told
from desktop.wording.language import language


class SimilarFilters(QWidget):
    """``changed`` tells that others are listed or in another order; ``weighed`` what weighs now, for a new search."""

    changed = Signal()
    weighed = Signal(object)  # tuple[str, ...]

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.weighs = Label(LabelRole.FAINT)
        self.weights = {name: Button(ButtonRole.CHIP) for name in WEIGHTS}
        self.year, self.province, self.level, self.circumstance, self.order = (ComboBox() for _ in range(5))
        self._cases: SimilarCases | None = None
        switches, fields = QWidget(), QWidget()
        flow = FlowLayout(switches, gap=6)
        flow.addWidget(self.weighs)
        for button in self.weights.values():
            button.setCheckable(True)
            button.clicked.connect(self._weigh)
            flow.addWidget(button)
        flow = FlowLayout(fields, gap=6)
        for box in (self.order, self.year, self.province, self.level, self.circumstance):
            box.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToContents)
            box.activated.connect(lambda _place: self.changed.emit())
            flow.addWidget(box)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(switches)
        column.addWidget(fields)
        self.retranslate()

    def retranslate(self) -> None:
        self.weighs.setText(self.tr("排序时看重："))
        for name, button in self.weights.items():
            button.say(weight_told(name, language()), hint=self.tr("点按后按新的要素重新检索"))
        if self._cases is not None:
            self.show_cases(self._cases)

    def show_cases(self, cases: SimilarCases) -> None:
        """The choices that there are among them; what was chosen stays where it still can be."""
        self._cases = cases
        for name, button in self.weights.items():
            button.setChecked(name in cases.weighed)
        neighbours = cases.neighbours
        orders = ((self.tr("相似度"), Order.LIKENESS), (self.tr("刑期"), Order.TERM), (self.tr("年份"), Order.YEAR))
        _fill(self.order, self.tr("排列"), [(self.tr("按{what}").format(what=name), key) for name, key in orders])
        years = sorted({each.year for each in neighbours if each.year}, reverse=True)
        self._fill_values(self.year, self.tr("年份"), self.tr("全部年份"), years, str)
        provinces = sorted({each.province for each in neighbours if each.province})
        self._fill_values(self.province, self.tr("地区"), self.tr("全部地区"), provinces, str)
        levels = sorted({each.level for each in neighbours if each.level})
        told = {level: level_told(level, language()) for level in levels}
        self._fill_values(self.level, self.tr("法院层级"), self.tr("全部层级"), levels, lambda one: told[str(one)])
        ids = sorted({id for each in neighbours for id in each.circumstances})
        named = {id: circumstances_told((id,), language()) for id in ids}
        self._fill_values(self.circumstance, self.tr("情节"), self.tr("全部情节"), ids, lambda id: named[str(id)])

    def chosen(self) -> Choice:
        """As it stands."""
        return Choice(
            self.year.currentData(),
            self.province.currentData() or "",
            self.level.currentData() or "",
            self.circumstance.currentData() or "",
            Order(self.order.currentData() or Order.LIKENESS),
        )

    def listed(self) -> tuple[Neighbour, ...]:
        """The cases that are left, in their order."""
        return self.chosen().of(self._cases.neighbours) if self._cases is not None else ()

    def _fill_values(
        self, box: ComboBox, name: str, all_: str, values: Sequence[object], words: Callable[[object], str]
    ) -> None:
        _fill(box, name, [(all_, None), *((words(value), value) for value in values)])
        box.setVisible(len(values) > 1)

    def _weigh(self) -> None:
        self.weighed.emit(tuple(name for name, button in self.weights.items() if button.isChecked()))


def _fill(box: ComboBox, name: str, choices: Sequence[tuple[str, object]]) -> None:
    before = box.currentData()
    with QSignalBlocker(box):
        box.clear()
        for words, value in choices:
            box.addItem(words, value)
        box.setCurrentIndex(max(0, box.findData(before)))
    box.setAccessibleName(name)
    box.setToolTip(name)
