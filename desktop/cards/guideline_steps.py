"""The steps of a guideline's sheet: each with its lines, what may be added, and what it comes to."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.cards.guideline_line import GuidelineLine
from desktop.controls.hairline import Hairline
from desktop.controls.label import Label, LabelRole
from desktop.controls.steady import ComboBox
from desktop.wording.message_words import message_words
from trainer.guideline.line import Layer, Line, Stage
from trainer.guideline.sheet import Sheet
from trainer.guideline.told import months_told, stage_title

translate = QCoreApplication.translate


class GuidelineStep(QWidget):
    """One step. Lines that the case does not have are behind ``more``, a list to choose from."""

    changed = Signal(str, dict)
    opened = Signal(object)  # Article

    def __init__(self, layer: Layer, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.stage = layer.stage
        self.lines: dict[str, GuidelineLine] = {}
        self.total = Label()
        self.more = ComboBox()
        self.more.setAccessibleName(translate("GuidelineSheet", "加一个情节"))
        self.more.setSizeAdjustPolicy(ComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.more.setMinimumContentsLength(16)
        self.more.activated.connect(self._add)
        self._rows = QVBoxLayout()
        self._rows.setSpacing(10)
        head = QHBoxLayout()
        head.addWidget(Label(LabelRole.SOFT, wrap=True, text=message_words(stage_title(layer.stage))), 1)
        head.addWidget(self.total)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        column.addWidget(Hairline())
        column.addLayout(head)
        column.addLayout(self._rows)
        column.addWidget(self.more, 0, Qt.AlignmentFlag.AlignLeft)

    def show_layer(self, layer: Layer, sheet: Sheet) -> None:
        """Shows what has changed; a line once shown stays in its place."""
        self.total.setText(message_words(months_told(layer.low, layer.high)))
        for line in layer.lines:
            if line.key not in self.lines and (line.on or line.origin == "facts"):
                self._begin(line)
        for row in self.lines.values():
            row.show_line(sheet)
        self._offer([line for line in layer.lines if line.key not in self.lines])

    def _begin(self, line: Line) -> None:
        row = GuidelineLine(line)
        row.changed.connect(self.changed)
        row.opened.connect(self.opened)
        self.lines[line.key] = row
        self._rows.addWidget(row)

    def _offer(self, lines: list[Line]) -> None:
        self.more.setVisible(bool(lines))
        self.more.clear()
        self.more.addItem(translate("GuidelineSheet", "加一个情节……"))
        for line in lines:
            self.more.addItem(message_words(line.name), line.key)
        self.more.setCurrentIndex(0)

    def _add(self, place: int) -> None:
        key = self.more.itemData(place)
        if key is not None:
            self.changed.emit(key, {"on": True})
            self.lines[key].switch.setFocus()


class GuidelineSteps(QWidget):
    """All steps of a sheet."""

    changed = Signal(str, dict)
    opened = Signal(object)  # Article

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.steps: dict[Stage, GuidelineStep] = {}
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(12)

    def show_sheet(self, sheet: Sheet) -> None:
        """Builds what is new, and shows what has changed in what stands there."""
        for layer in sheet.layers:
            step = self.steps.get(layer.stage)
            if step is None:
                step = GuidelineStep(layer)
                step.changed.connect(self.changed)
                step.opened.connect(self.opened)
                self.steps[layer.stage] = step
                self._column.addWidget(step)
            step.show_layer(layer, sheet)
