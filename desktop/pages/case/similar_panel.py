"""The similar cases of a defendant, listed beside the card: why each is similar, its sentence, its text."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import Card
from desktop.controls.emptied import empty
from desktop.controls.label import Label, LabelRole
from desktop.controls.scrolling import Scrolling
from desktop.controls.surface import Surface, lay_on
from desktop.pages.case.similar_case_row import SimilarCaseRow
from desktop.pages.case.similar_filters import SimilarFilters
from desktop.similar.told import about_told, head_told
from desktop.wording.language import language

if TYPE_CHECKING:
    from desktop.pages.case.similar_asking import SimilarAsking
    from desktop.similar.kept import KeptSimilar, SimilarCases


class SimilarPanel(Card):
    """Follows what is asked: where other cases come to stand on the card, these are listed."""

    closed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._asking: SimilarAsking | None = None
        self._place = 0
        self.rows: list[SimilarCaseRow] = []
        self.heading = Label(LabelRole.HEADING, wrap=True)
        self.copy = Button(ButtonRole.QUIET, "copy")
        self.close_button = Button(ButtonRole.QUIET, "close")
        self.about = Label(LabelRole.FAINT, wrap=True)
        self.filters = SimilarFilters()
        self.count = Label(LabelRole.FAINT)
        self.area = Scrolling()
        self._list = QVBoxLayout()
        self._lay_out()
        self.copy.clicked.connect(self._copy)
        self.close_button.clicked.connect(self.closed)
        self.filters.changed.connect(self._show_rows)
        self.filters.weighed.connect(self._weigh)
        self.retranslate()

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(0)
        head.addWidget(self.heading, 1)
        head.addWidget(self.copy)
        head.addWidget(self.close_button)
        page = QWidget()
        lay_on(page, Surface.SCROLLED)
        self._list = QVBoxLayout(page)
        self._list.setContentsMargins(0, 0, 12, 16)
        self._list.setSpacing(8)
        self.area.setWidget(page)
        column = self.column(padding=(20, 8, 8, 8))
        column.addLayout(head)
        for widget in (self.about, self.filters, self.count):
            column.addWidget(widget)
        column.addWidget(self.area, 1)

    def retranslate(self) -> None:
        self.copy.say("", self.tr("复制列表"), self.tr("复制列表，带标识"))
        self.close_button.say("", self.tr("关闭相似案件"), self.tr("关闭（Esc）"))
        self.area.setAccessibleName(self.tr("相似案件列表"))
        self._follow()

    def open(self, asking: SimilarAsking, place: int) -> None:
        """Those of the defendant at that place."""
        if self._asking is not asking:
            if self._asking is not None:
                self._asking.changed.disconnect(self._follow)
            asking.changed.connect(self._follow)
        self._asking, self._place = asking, place
        self._follow()
        if self.rows:
            self.rows[0].head.setFocus()

    def _shown(self) -> tuple[KeptSimilar, SimilarCases] | None:
        kept = self._asking.kept if self._asking is not None else None
        cases = kept.of(self._place) if kept is not None else None
        return (kept, cases) if kept is not None and cases is not None else None

    def _follow(self) -> None:
        shown = self._shown()
        if shown is None:
            self.heading.setText(self.tr("没有相似案件"))
            self.about.tell("")
            self.filters.hide()
            self.count.tell("")
            empty(self._list)
            self.rows = []
            return
        kept, cases = shown
        self.heading.setText(head_told(cases, language()))
        self.about.tell(about_told(kept, language()))
        self.filters.show()
        self.filters.show_cases(cases)
        self._show_rows()

    def _show_rows(self) -> None:
        asking = self._asking
        if asking is None:
            return
        focused = next((row.case.id for row in self.rows if row.head.hasFocus()), "")
        facts = asking.verdict.case.facts if asking.verdict is not None else ""
        listed = self.filters.listed()
        empty(self._list)
        self.rows = [SimilarCaseRow(case, facts, asking.fetch) for case in listed]
        for number, row in enumerate(self.rows):
            row.moved.connect(lambda step, number=number: self._move(number, step))
            self._list.addWidget(row)
            row.show()  # else it were seen, and took the focus, only when Qt comes to it
            if row.case.id == focused:
                row.head.setFocus()
        self._list.addStretch()
        shown = self._shown()
        whole = len(shown[1].neighbours) if shown is not None else 0
        words = self.tr("列出 {count}/{whole} 案").format(count=len(listed), whole=whole)
        self.count.tell(words if len(listed) != whole else "")

    def _move(self, number: int, step: int) -> None:
        if 0 <= number + step < len(self.rows):
            row = self.rows[number + step]
            row.head.setFocus()
            self.area.ensureWidgetVisible(row.head)

    def _weigh(self, weighed: tuple[str, ...]) -> None:
        if self._asking is not None:
            self._asking.weigh(self._place, weighed)

    def _copy(self) -> None:
        shown, asking = self._shown(), self._asking
        if shown is None or asking is None or asking.verdict is None:
            return
        from desktop.similar.list_text import list_text

        ours = asking.verdict.model is not None
        text = list_text(shown[0], self.filters.listed(), language(), ours=ours)
        QGuiApplication.clipboard().setText(text)
