"""What the judgment decides about one defendant: the penalty large, then facts, characterisation, sentencing."""

from __future__ import annotations

from collections.abc import Callable, Collection
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from desktop.cards.defendant_charges import charge_lines
from desktop.cards.defendant_circumstances import circumstance_chips
from desktop.cards.defendant_head import card_head, charge_names, total_words
from desktop.cards.defendant_penalties import Bands, penalty_lines
from desktop.cards.finding_view import FindingCalls
from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import Card
from desktop.controls.hairline import Hairline
from desktop.judging.finding_places import FindingPlaces
from desktop.judging.verdict_differences import NOTHING, DefendantMarks
from trainer.judgment.types import Article, Defendant, Finding, Span


class DefendantCard(Card):
    """``marked`` asks for places of the text to be shown, ``pointed`` for a finding's, ``opened`` for an article.

    ``shared`` are cited articles that belong to no single charge (刑法 67, 52 …); ``findings`` those about this
    defendant, whose places ``places`` tells; ``bands`` tell which range of each charge applies; ``act_date`` picks the
    statutory range that is shown where there is no band (None: today's). ``marks`` and ``marked`` are what the card
    beside does not have so, and the findings that it does not have.
    The order of the card is that of the reasoning: 事实, 定性, 量刑.
    """

    marked = Signal(object)  # tuple[Span, ...]
    pointed = Signal(object)  # FindingPlaces
    opened = Signal(object)  # Article

    def __init__(
        self,
        defendant: Defendant,
        shared: tuple[Article, ...],
        findings: tuple[Finding, ...],
        places: Callable[[Finding], FindingPlaces],
        bands: Bands,
        act_date: date | None = None,
        marks: DefendantMarks = NOTHING,
        marked: Collection[Finding] = (),
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.defendant = defendant
        self._marks = marks
        self._shared = shared
        self._findings = findings
        self._calls = FindingCalls(self.opened.emit, self.pointed.emit, places, marked)
        self._bands = bands
        self._act_date = act_date
        column = self.column(spacing=16)
        column.addLayout(card_head(defendant, marks))
        column.addWidget(Hairline())
        column.addLayout(self._steps())
        self.setAccessibleName(
            self.tr("被告人{name}：{charges}，{sentence}").format(
                name=defendant.name, charges=charge_names(defendant), sentence=total_words(defendant)
            )
        )

    def _steps(self) -> QGridLayout:
        defendant = self.defendant
        about_charges = tuple(finding for finding in self._findings if _concerns_charge(finding))
        about_penalties = tuple(finding for finding in self._findings if not _concerns_charge(finding))
        circumstances = circumstance_chips(defendant, self.marked.emit, self._marks)
        charges = charge_lines(defendant, about_charges, self._calls, self._marks)
        on = self._act_date or date.today()
        penalties = penalty_lines(defendant, self._shared, about_penalties, self._bands, on, self._calls, self._marks)
        imposed = (defendant.total, *(charge.sentence for charge in defendant.charges))
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(16)
        grid.setColumnStretch(1, 1)
        for row, (name, spans, content) in enumerate(
            (
                (self.tr("① 事实"), tuple(each.span for each in defendant.circumstances), circumstances),
                (self.tr("② 定性"), tuple(each.span for each in defendant.charges if each.span), charges),
                (self.tr("③ 量刑"), tuple(each.span for each in imposed if each and each.span), penalties),
            )
        ):
            grid.addLayout(self._step(name, spans), row, 0)
            grid.addLayout(content, row, 1)
        return grid

    def _step(self, name: str, spans: tuple[Span, ...]) -> QVBoxLayout:
        """The button at the left of a step, which marks what the step was read from."""
        step = Button(ButtonRole.STEP)
        step.say(name, hint=self.tr("在文书中标出") if spans else "")
        step.setEnabled(bool(spans))
        step.clicked.connect(lambda: self.marked.emit(spans))
        column = QVBoxLayout()
        column.addWidget(step)
        column.addStretch()
        return column


def _concerns_charge(finding: Finding) -> bool:
    """Whether it stands at 定性; the rules of ranges, limits and money stand at 量刑."""
    return finding.rule.startswith(("charge-", "article-", "paragraph-", "item-"))
