"""One line of the guideline's sheet: on or off, its figures within their bounds, its rule."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication, QSignalBlocker, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QCheckBox, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from desktop.cards.chips import article_chip
from desktop.cards.guideline_words import source_words
from desktop.controls.flow_layout import FlowLayout
from desktop.controls.label import Label, LabelRole, LineLabel
from desktop.controls.steady import SpinBox
from desktop.wording.message_words import message_words
from resources.messages.capital import capital
from resources.messages.message import message
from trainer.guideline.line import Line, Stage
from trainer.guideline.sheet import Sheet
from trainer.guideline.told import months_told, why_told

translate = QCoreApplication.translate
MOST_UNITS = 99_999
INDENT = 36  # of what stands below a name, which stands beside a check box
WIDTH = 76  # pixels of a figure's field


class SwitchLabel(Label):
    """The name beside a check box, which a click on it turns as well: a box's own text would not wrap."""

    def __init__(self, switch: QCheckBox, text: str, parent: QWidget | None = None) -> None:
        super().__init__(parent=parent, wrap=True, text=text)
        self._switch = switch

    def mousePressEvent(self, event: QMouseEvent) -> None:  # noqa: N802
        self._switch.click()
        event.accept()


class GuidelineLine(QWidget):
    """``changed`` tells the line's key and what is to be changed, ``opened`` an article."""

    changed = Signal(str, dict)
    opened = Signal(object)  # Article

    def __init__(self, line: Line, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.key = line.key
        self.name = capital(message_words(line.name))
        self.switch = QCheckBox()
        self.switch.setAccessibleName(self.name)
        self.low = self._spin(translate("GuidelineSheet", "{name}：最少"), "low")
        self.high = self._spin(translate("GuidelineSheet", "{name}：最多"), "high")
        self.count = self._spin(translate("GuidelineSheet", "{name}：单位数"), "count")
        self.told = Label(LabelRole.FAINT)
        self.note = Label(LabelRole.FAINT, wrap=True)
        self._lay_out(line)
        self.switch.toggled.connect(lambda on: self.changed.emit(self.key, {"on": on}))

    def _lay_out(self, line: Line) -> None:
        """Name and figures on one line, below it the rule; three figures have a line of their own."""
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        first = QHBoxLayout()
        first.setSpacing(4)
        if line.stage is not Stage.START:
            first.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop)
        name = SwitchLabel(self.switch, self.name)
        first.addWidget(name, 1)
        figures = self._figures(line)
        column.addLayout(first)
        if line.count is not None and not _fixed(line):
            column.addWidget(figures, 0, Qt.AlignmentFlag.AlignRight)
        else:
            first.addWidget(figures)
        rule = QWidget()
        below = QVBoxLayout()
        below.setContentsMargins(0 if line.stage is Stage.START else INDENT, 0, 0, 0)
        below.setSpacing(2)
        flow = FlowLayout(rule, gap=6)
        flow.addWidget(LineLabel(LabelRole.FAINT, text=source_words(line.source)))
        for article in line.source.articles:
            flow.addWidget(article_chip(article, self.opened.emit))
        flow.addWidget(self.told)
        below.addWidget(rule)
        below.addWidget(self.note)
        column.addLayout(below)

    def _figures(self, line: Line) -> QWidget:
        """From, to, and how many units; a figure that leaves no choice is not there to be changed."""
        made = QWidget()
        made.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Fixed)
        row = QHBoxLayout(made)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(6)
        if line.count is not None and _fixed(line):
            row.addWidget(Label(LabelRole.FAINT, text=message_words(months_told(line.low, line.low))))
        else:
            for part in (self.low, Label(LabelRole.FAINT, text="–"), self.high):
                row.addWidget(part)
        if line.count is not None:
            row.addWidget(Label(LabelRole.FAINT, text="×"))
            row.addWidget(self.count)
        return made

    def _spin(self, name: str, field: str) -> SpinBox:
        spin = SpinBox()
        spin.setAccessibleName(name.format(name=self.name))
        spin.setToolTip(spin.accessibleName())
        spin.setFixedWidth(WIDTH)
        spin.setAlignment(Qt.AlignmentFlag.AlignCenter)
        spin.setKeyboardTracking(False)  # a figure counts when it is whole
        spin.valueChanged.connect(lambda value: self.changed.emit(self.key, {field: value}))
        return spin

    def show_line(self, sheet: Sheet) -> None:
        """The line as it stands in a sheet."""
        line = sheet.line(self.key)
        wider = sheet.within.get(self.key)
        live = line.on and line.counts and wider is None
        suffix = " %" if line.unit == "percent" else translate("GuidelineSheet", " 个月")
        with QSignalBlocker(self.switch):
            self.switch.setChecked(line.on)
        for spin, bounds, value in (
            (self.low, line.bounds, line.low),
            (self.high, line.bounds, line.high),
            (self.count, (0, MOST_UNITS), line.count or 0),
        ):
            with QSignalBlocker(spin):
                spin.setRange(*bounds)
                spin.setValue(value)
                spin.setSuffix("" if spin is self.count else suffix)
            spin.setEnabled(live)
        self.told.setText(message_words(message("guideline.line-asked")))
        self.told.setVisible(line.asked and live)
        self.note.tell("  ".join(message_words(each) for each in (why_told(sheet, line), line.note) if each))


def _fixed(line: Line) -> bool:
    """Whether the bounds leave one figure only."""
    return line.bounds[0] == line.bounds[1]
