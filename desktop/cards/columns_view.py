"""Two to four verdicts side by side, each as far as it is written; only what differs is coloured."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.cards.column_view import ColumnView, Heading
from desktop.controls.emptied import empty
from desktop.controls.scrolling import Scrolling
from desktop.controls.surface import Surface, lay_on
from desktop.judging.verdict_differences import verdict_differences
from desktop.theme.theme import scale_now

if TYPE_CHECKING:
    from desktop.judging.verdict import Verdict

NARROWEST = 18  # characters in a line of a column: where there is room for fewer, the columns are scrolled sideways


class ColumnsView(Scrolling):
    """The first column is the one that the others are held against. ``opened`` asks for an article, ``pointed`` for a
    finding's places in the facts of a verdict; ``reworked`` tells in which column a guideline's sheet was worked on."""

    opened = Signal(object)  # Article
    pointed = Signal(object, object)  # FindingPlaces, Verdict
    reworked = Signal(int)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent, focus=Qt.FocusPolicy.TabFocus)
        self.columns: list[ColumnView] = []
        self._summary = QVBoxLayout()
        self.retranslate()

    def show_columns(self, heads: Sequence[Callable[[], Heading]], ours: Sequence[bool] = ()) -> None:
        """So many new columns, empty as yet. ``ours``: which of them a model of ours writes; all where it is empty."""
        page = QWidget()
        self.columns = [ColumnView(head, page, ours=not ours or ours[place]) for place, head in enumerate(heads)]
        lay_on(page, Surface.SCROLLED)
        whole = QVBoxLayout(page)
        whole.setContentsMargins(0, 0, 12, 24)
        whole.setSpacing(16)
        self._summary = QVBoxLayout()
        whole.addLayout(self._summary)
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(12)
        for place, column in enumerate(self.columns):
            grid.setColumnStretch(place, 1)
            for row, part in enumerate((column.head, column.body)):
                grid.addWidget(part, row, place, Qt.AlignmentFlag.AlignTop)
            column.opened.connect(self.opened)
            column.pointed.connect(lambda places, column=column: self.pointed.emit(places, column.verdict))
            column.reworked.connect(lambda place=place: self.reworked.emit(place))
        whole.addLayout(grid)
        whole.addStretch()
        self.setWidget(page)
        self.set_lines()

    @property
    def verdicts(self) -> tuple[Verdict, ...]:
        """Those that are there."""
        return tuple(column.verdict for column in self.columns if column.verdict is not None)

    def show_verdict(self, place: int, verdict: Verdict, *, whole: bool = True) -> None:
        """One column is read; what differs is marked anew in all. Where the text is not ``whole``, what it lacks is no
        difference."""
        self.columns[place].show_verdict(verdict, whole=whole)
        differences = verdict_differences([column.verdict if column.whole else None for column in self.columns])
        for column, marks in zip(self.columns, differences, strict=True):
            column.mark(marks)

    def summarise(self, summary: QWidget) -> None:
        """Above the columns, in place of what stood there."""
        empty(self._summary)
        self._summary.addWidget(summary)

    def set_lines(self) -> None:
        """As wide as the theme's size of text needs it."""
        for column in self.columns:
            column.head.setMinimumWidth(NARROWEST * scale_now().body)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.ApplicationFontChange:
            self.set_lines()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("并列的判决"))
        for column in self.columns:
            column.say()
