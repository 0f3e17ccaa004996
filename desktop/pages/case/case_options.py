"""What is stated beside the facts: the attitude after arrest, the day of the act, the province."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QButtonGroup, QGridLayout, QRadioButton, QWidget

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
        choices = QWidget()
        flow = FlowLayout(choices, gap=4)
        for button in self.attitudes.values():
            flow.addWidget(button)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(1, 1)
        grid.addWidget(self.attitude_label, 0, 0)
        grid.addWidget(choices, 0, 1)
        grid.addWidget(self.date_label, 1, 0)
        grid.addWidget(self.date, 1, 1, Qt.AlignmentFlag.AlignLeft)
        grid.addWidget(self.province_label, 2, 0)
        grid.addWidget(self.province, 2, 1, Qt.AlignmentFlag.AlignLeft)

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
        chosen = next(attitude for attitude, button in self.attitudes.items() if button.isChecked())
        return Case(facts, chosen, self.date.value(), self.province.value() or None)

    def show_case(self, case: Case) -> None:
        """That of another case. The province stays where the case names none."""
        self.attitudes[case.attitude].setChecked(True)
        self.date.set_value(case.act_date)
        if case.province is not None:
            self.province.set_value(case.province)
