"""One case: its facts, what the court decided, and what each model said, side by side."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import FLAT, Card
from desktop.controls.elided_label import ElidedLabel
from desktop.controls.emptied import empty
from desktop.controls.fold import Fold
from desktop.controls.label import LabelRole
from desktop.controls.prose import Prose
from desktop.controls.scrolling import Scrolling
from desktop.evaluation.asked import AskedEvaluation
from desktop.evaluation.finished import SuiteCases
from desktop.pages.evaluation.outcome_card import OutcomeCard
from desktop.pages.evaluation.predictor_words import predictor_words
from desktop.theme.theme import grown
from desktop.wording.language import language
from trainer.evaluation.reporting.apart_from_court import apart_from_court
from trainer.evaluation.reporting.cases_file import KeptCase
from trainer.evaluation.reporting.outcome_text import outcome_lines

_LEAST = 240  # pixels of a card, at the usual size of text


class CaseView(Scrolling):
    """``wanted`` asks for the case on the case page."""

    wanted = Signal(object)  # KeptCase

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.case: KeptCase | None = None
        self._cases: SuiteCases | None = None
        self._asked: AskedEvaluation | None = None
        self.title = ElidedLabel(LabelRole.HEADING)
        self.open = Button(ButtonRole.PLAIN, "case")
        self.facts = Prose(paragraph_gap=True)
        self.fold = Fold(self.facts)
        self.cards: list[OutcomeCard] = []
        self._grid = QGridLayout()
        self._grid.setSpacing(12)
        head = QHBoxLayout()
        head.setSpacing(8)
        head.addWidget(self.title, 1)
        head.addWidget(self.open)
        card = Card()
        inner = card.column(spacing=8, padding=FLAT)
        inner.addLayout(head)
        inner.addWidget(self.fold)
        column = QVBoxLayout()
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        column.addWidget(card)
        column.addLayout(self._grid)
        column.addStretch()
        self.show_column(column, widest=1600, around=(0, 0, 0, 16))
        self.fold.open()
        self.open.clicked.connect(lambda: self.wanted.emit(self.case))
        self.retranslate()

    def retranslate(self) -> None:
        self.setAccessibleName(self.tr("选定的案件"))
        self.open.say(self.tr("放到判案页"), hint=self.tr("把事实放到判案页；那里原有的事实可用 Ctrl+Z 恢复"))
        self.facts.setAccessibleName(self.tr("案件事实"))
        self.fold.say(self.tr("案件事实"))
        if self.case is not None and self._cases is not None:
            self.show_case(self.case, self._cases, self._asked)

    def show_case(self, case: KeptCase, cases: SuiteCases, asked: AskedEvaluation | None) -> None:
        """Another case."""
        self.case, self._cases, self._asked = case, cases, asked
        self.title.setText(case.id)
        self.facts.show_text(case.facts)
        empty(self._grid)
        self.cards = [OutcomeCard(self.tr("法院"), outcome_lines(case.truth, language()))]
        for model in cases.models:
            name, said = predictor_words(model, asked), case.said.get(model)
            marked = apart_from_court(case.truth, said)
            self.cards.append(OutcomeCard(name, outcome_lines(said, language()), marked, case.text.get(model, "")))
        self._arrange()
        self.verticalScrollBar().setValue(0)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._arrange()

    def _arrange(self) -> None:
        """As many beside each other as there is room for."""
        columns = max(1, min(len(self.cards), self.viewport().width() // grown(_LEAST)))
        for place, card in enumerate(self.cards):
            self._grid.addWidget(card, place // columns, place % columns)
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)
