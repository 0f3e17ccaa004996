"""A text and what was read out of it: below it while it is written, above it where the whole was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.cards.reading_view import ReadingView
from desktop.controls.card import Card
from desktop.controls.label import Label, LabelRole
from desktop.controls.prose import Prose
from desktop.controls.scrolling import Scrolling
from desktop.controls.surface import Surface, lay_on
from desktop.theme.theme import scale_now
from desktop.wording.language import language
from resources.disclaimer.reader import label

if TYPE_CHECKING:
    from desktop.judging.finding_places import FindingPlaces
    from trainer.judgment.types import Span

BESIDE, PAPER_EDGE, BAR = 32, 1, 12  # pixels at either side of the text, of the paper's line, beside the scroll bar


class WrittenView(Scrolling):
    """While ``growing`` the end stays in sight, unless the user has scrolled away from it. ``ours``: whether a model
    of ours writes what is shown, which its label tells; of a text that was given its cards come first."""

    opened = Signal(object)  # Article
    pointed = Signal(object)  # FindingPlaces, marked in the text already

    def __init__(self, parent: QWidget | None = None, *, ours: bool = True) -> None:
        super().__init__(parent)
        self._ours = ours
        self.text = Prose(paragraph_gap=True)
        self.reading = ReadingView()
        self.growing = False
        self._at_end = True
        self._label = Label(LabelRole.FAINT, wrap=True)
        self._above, self._below, self._end = QVBoxLayout(), QVBoxLayout(), QVBoxLayout()
        self._column = QWidget()
        self._ground = QWidget()
        self._lay_out()
        self.reading.marked.connect(self.show_places)
        self.reading.pointed.connect(self._point)
        self.reading.opened.connect(self.opened)
        bar = self.verticalScrollBar()
        bar.rangeChanged.connect(self._keep_at_end)
        bar.valueChanged.connect(self._scrolled)
        self.text.textChanged.connect(self._show_paper)
        self._show_paper()
        self.set_lines()
        self.retranslate()

    def _lay_out(self) -> None:
        paper = self.paper = Card()
        sheet = paper.column(spacing=16, padding=(BESIDE, 20, BESIDE, 28))
        sheet.addWidget(self._label)
        sheet.addWidget(self.text)
        lay_on(self._column, Surface.SCROLLED)
        column = QVBoxLayout(self._column)
        column.setContentsMargins(0, 0, BAR, 24)
        column.setSpacing(16)
        column.addLayout(self._above)
        if self._ours:
            column.addWidget(paper)
            column.addLayout(self._below)
            column.addWidget(self.reading)
        else:
            column.addWidget(self.reading)
            column.addWidget(paper)
        column.addLayout(self._end)
        column.addStretch()
        lay_on(self._ground, Surface.SCROLLED)
        middle = QHBoxLayout(self._ground)
        middle.setContentsMargins(0, 0, 0, 0)
        middle.addWidget(self._column)
        self.setWidget(self._ground)

    def retranslate(self) -> None:
        self._label.setText(label(language(), ours=self._ours))
        self.text.setAccessibleName(self.tr("预测的文书") if self._ours else self.tr("核对的文书"))
        self.setAccessibleName(self.tr("预测的文书与卡片") if self._ours else self.tr("核对的文书与卡片"))

    def set_lines(self) -> None:
        """Size, line height and measure as the theme has them."""
        self._column.setMaximumWidth(scale_now().measure() + 2 * (BESIDE + PAPER_EDGE) + BAR)

    def clear(self) -> None:
        """Another judgment begins."""
        self.text.show_text("")
        self.reading.clear()
        self._at_end = True

    def add_above(self, widget: QWidget) -> None:
        """Before all that was written."""
        self._above.addWidget(widget)

    def add_at_end(self, widget: QWidget) -> None:
        """After all that was written and read."""
        self._end.addWidget(widget)

    def add_below(self, widget: QWidget) -> None:
        """Between the text and the cards."""
        self._below.addWidget(widget)

    def stay(self) -> None:
        """What is read now stays in sight, whatever appears below it."""
        self._at_end = False

    def show_places(self, spans: tuple[Span, ...]) -> None:
        """Marks places of the text and brings the first into view."""
        self.text.mark(spans)
        if spans:
            place = self.text.place_of(min(spans, key=lambda span: span.start))
            point = self.text.mapTo(self._ground, place.topLeft().toPoint())
            self.ensureVisible(point.x(), point.y(), 0, self.viewport().height() // 3)

    def _show_paper(self) -> None:
        """No empty sheet where nothing was written."""
        self.paper.setVisible(bool(self.text.text()))

    def _point(self, places: FindingPlaces) -> None:
        self.show_places(places.text)
        self.pointed.emit(places)

    def _scrolled(self, value: int) -> None:
        self._at_end = value >= self.verticalScrollBar().maximum() - 4

    def _keep_at_end(self, _least: int, most: int) -> None:
        if self._at_end and self.growing:
            self.verticalScrollBar().setValue(most)
