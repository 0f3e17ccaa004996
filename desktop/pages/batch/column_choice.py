"""Which column of the table is what: as recognised, and as the user changes it."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from desktop.batch.column_names import Role
from desktop.batch.columns import NO_COLUMN, Columns, recognised
from desktop.batch.table import Table
from desktop.controls.label import Label
from desktop.controls.steady import ComboBox

_ABREAST = 3


class ColumnChoice(QWidget):
    """``changed`` tells of every choice."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields = {role: ComboBox() for role in Role}
        self._labels = {role: Label() for role in Role}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        for number, (role, field) in enumerate(self.fields.items()):
            field.setMinimumContentsLength(8)
            field.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            row, side = divmod(number, _ABREAST)
            grid.addWidget(self._labels[role], 2 * row, side)
            grid.addWidget(field, 2 * row + 1, side)
            grid.setColumnStretch(side, 1)
            field.currentIndexChanged.connect(lambda _index: self.changed.emit())
        self.retranslate()

    def uses(self) -> dict[str, str]:
        """What each role is called."""
        return {
            Role.FACTS.value: self.tr("犯罪事实"),
            Role.ID.value: self.tr("案件编号"),
            Role.ATTITUDE.value: self.tr("到案后的态度"),
            Role.ACT_DATE.value: self.tr("行为日"),
            Role.PROVINCE.value: self.tr("地区"),
        }

    def retranslate(self) -> None:
        for role, field in self.fields.items():
            words = self.uses()[role.value]
            self._labels[role].setText(words)
            field.setAccessibleName(self.tr("哪一列是{what}").format(what=words))
            if field.count():
                field.setItemText(0, self._nothing(role))

    def show_table(self, table: Table) -> None:
        """Another table, its columns as they are recognised."""
        plain = recognised(table).plain()
        for role, field in self.fields.items():
            field.blockSignals(True)
            field.clear()
            field.addItem(self._nothing(role), NO_COLUMN)
            for name in table.columns:
                field.addItem(name, name)
            field.setCurrentIndex(max(0, field.findData(plain[role.value] or NO_COLUMN)))
            field.blockSignals(False)
        self.changed.emit()

    def roles(self) -> dict[Role, str]:
        """As the user has them; NO_COLUMN where a column is not used."""
        return {role: str(field.currentData() or NO_COLUMN) for role, field in self.fields.items()}

    def columns(self) -> Columns:
        """The same as columns."""
        return Columns(**{role.value: "" if name == NO_COLUMN else name for role, name in self.roles().items()})

    def _nothing(self, role: Role) -> str:
        return self.tr("请选择……") if role is Role.FACTS else self.tr("（没有）")
