"""What is stated beside the facts: the attitude after arrest, the day of the act, the province."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QRadioButton, QVBoxLayout, QWidget

from desktop.controls.date_field import DateField
from desktop.controls.flow_layout import FlowLayout
from desktop.controls.label import Label, LabelRole
from desktop.controls.province_field import ProvinceField
from desktop.judging.case import Case
from trainer.samples.prompt import StatedAttitude


class CaseOptions(QWidget):
    """``changed`` on any change of them."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.attitude_label = Label(LabelRole.SOFT)
        self.attitudes = {attitude: QRadioButton() for attitude in StatedAttitude}
        self._group = QButtonGroup(self)
        for button in self.attitudes.values():
            self._group.addButton(button)
        self.attitudes[StatedAttitude.NOT_STATED].setChecked(True)
        self.date_label = Label(LabelRole.SOFT)
        self.date = DateField()
        self.province_label = Label(LabelRole.SOFT)
        self.province = ProvinceField()
        self._lay_out()
        self._group.buttonToggled.connect(lambda _button, on: self.changed.emit() if on else None)
        self.date.changed.connect(self.changed)
        self.province.changed.connect(self.changed)
        self.retranslate()

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        flows = [_Flow(gap=4), _Flow(gap=12)]
        flows[0].add(self.attitude_label, 12)
        for button in self.attitudes.values():
            flows[0].add(button)
        flows[1].add(_pair(self.date_label, self.date))
        flows[1].add(_pair(self.province_label, self.province))
        for flow in flows:
            column.addWidget(flow)

    def retranslate(self) -> None:
        self.attitude_label.setText(self.tr("到案后的态度"))
        self.attitudes[StatedAttitude.NOT_STATED].setText(self.tr("未记载"))
        self.attitudes[StatedAttitude.CONFESSED].setText(self.tr("坦白"))
        self.attitudes[StatedAttitude.DENIED].setText(self.tr("拒不认罪"))
        for button in self.attitudes.values():
            button.setAccessibleName(self.tr("到案后的态度：{attitude}").format(attitude=button.text()))
        self.date_label.setText(self.tr("行为日"))
        self.date.say(self.tr("未填"), self.tr("犯罪行为发生之日，例如 2021-03-05；不填则按现行法"))
        self.province_label.setText(self.tr("地区"))
        self.province.say(
            self.tr("地区"), self.tr("案发的省。各省数额标准不同；自动识别按事实中的地名，没有地名则按全国的幅度")
        )

    def case(self, facts: str) -> Case:
        """These facts with what is stated beside them."""
        return Case(facts, self.attitude(), self.date.value(), self.province.value() or None)

    def attitude(self) -> StatedAttitude:
        """The one that is chosen."""
        return next(attitude for attitude, button in self.attitudes.items() if button.isChecked())

    def show_stated(self, attitude: StatedAttitude, day: str, province: str) -> None:
        """All three at once. ``day``: as it was typed, a day or not."""
        self.attitudes[attitude].setChecked(True)
        self.date.set_text(day)
        self.province.set_value(province)


class _Flow(QWidget):
    """A row that wraps."""

    def __init__(self, gap: int) -> None:
        super().__init__()
        self._flow = FlowLayout(self, gap=gap)

    def add(self, widget: QWidget, after: int = 0) -> None:
        """At the end, ``after`` pixels before what comes next."""
        widget.setContentsMargins(0, 0, after, 0)
        self._flow.addWidget(widget)


def _pair(label: QWidget, field: QWidget) -> QWidget:
    """A field beside its label, which stay together where the row wraps."""
    pair = QWidget()
    row = QHBoxLayout(pair)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(8)
    row.addWidget(label)
    row.addWidget(field)
    return pair
