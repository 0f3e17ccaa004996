"""A date: typed freely or picked from a calendar; empty means today."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import QDate, QEvent, QPoint, Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QSizePolicy, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.style import tell_style
from desktop.controls.surface import Surface, lay_on
from desktop.judging.written_day import EARLIEST, read_date

_BESIDE = 32  # pixels at both sides of the day together: frame, padding, the cursor


class DateField(QWidget):
    """``changed`` tells of every edit; ``wrong()`` is true while what stands there is no date."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.line = QLineEdit()
        self.line.setMaxLength(16)
        self.line.textChanged.connect(self._typed)
        self.line.editingFinished.connect(self._tidy)
        self.pick = Button(ButtonRole.QUIET, "calendar")
        self.pick.clicked.connect(self._open_calendar)
        self._popup: QFrame | None = None
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        row.addWidget(self.line)
        row.addWidget(self.pick)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.setFocusProxy(self.line)
        self.retranslate()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As wide as a day needs in the size of text that is chosen."""
        self.line.setFixedWidth(self.line.fontMetrics().horizontalAdvance("0000-00-00") + _BESIDE)

    def retranslate(self) -> None:
        self.pick.say("", self.tr("从日历选择日期"), self.tr("从日历选择"))

    def say(self, empty: str, name: str) -> None:
        """What stands there while it is empty, and the accessible name, which is also the tool tip."""
        self.line.setPlaceholderText(empty)
        self.line.setAccessibleName(name)
        self.line.setToolTip(name)

    def value(self) -> date | None:
        """The date; None where none stands there."""
        return read_date(self.line.text())

    def wrong(self) -> bool:
        """Whether something stands there that is no date."""
        return bool(self.line.text().strip()) and self.value() is None

    def text(self) -> str:
        """What was typed."""
        return self.line.text()

    def set_text(self, text: str) -> None:
        """Shows what was typed, a day or not."""
        self.line.setText(text)
        self._flag(self.wrong())

    def set_value(self, day: date | None) -> None:
        """Shows a date."""
        self.line.setText("" if day is None else day.isoformat())

    def _typed(self) -> None:
        complete = len(self.line.text().strip()) >= 8
        self._flag(self.wrong() and complete)
        self.changed.emit()

    def _tidy(self) -> None:
        day = self.value()
        if day is not None and self.line.text() != day.isoformat():
            self.line.setText(day.isoformat())
        self._flag(self.wrong())

    def _flag(self, wrong: bool) -> None:
        tell_style(self.line, "wrong", wrong)

    def _open_calendar(self) -> None:
        from PySide6.QtWidgets import QCalendarWidget

        popup = QFrame(self, Qt.WindowType.Popup)
        popup.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        lay_on(popup, Surface.PANEL)
        calendar = QCalendarWidget(popup)
        calendar.setAccessibleName(self.tr("日历"))
        calendar.setMinimumDate(QDate(EARLIEST.year, EARLIEST.month, EARLIEST.day))
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        day = self.value()
        if day is not None:
            calendar.setSelectedDate(QDate(day.year, day.month, day.day))

        def choose(picked: QDate) -> None:
            self.set_value(date(picked.year(), picked.month(), picked.day()))
            popup.close()

        calendar.clicked.connect(choose)
        calendar.activated.connect(choose)
        column = QVBoxLayout(popup)
        column.setContentsMargins(4, 4, 4, 4)
        column.addWidget(calendar)
        popup.move(self.mapToGlobal(QPoint(0, self.height() + 2)))
        popup.show()
        calendar.setFocus()
