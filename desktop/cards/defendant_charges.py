"""The card's second step, 定性: each charge with its articles, and the findings about it."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from desktop.cards.chips import Chips, article_chip
from desktop.cards.differing import differing
from desktop.cards.finding_view import FindingCalls, FindingView
from desktop.controls.label import Label, LabelRole, LineLabel
from desktop.judging.verdict_differences import NOTHING, DefendantMarks
from desktop.wording.charge_words import charge_words
from trainer.judgment.types import Defendant, Finding

translate = QCoreApplication.translate


def charge_lines(
    defendant: Defendant, findings: tuple[Finding, ...], calls: FindingCalls, marks: DefendantMarks = NOTHING
) -> QVBoxLayout:
    """``findings`` are those about charges; ``calls`` are for the articles' chips too."""
    column = QVBoxLayout()
    column.setSpacing(8)
    for index, charge in enumerate(defendant.charges):
        row = Chips(gap=12)
        row.add(differing(LineLabel(text=charge_words(charge.name)), charge.name in marks.charges))
        for article in charge.articles:
            row.add(differing(article_chip(article, calls.opened), article in marks.articles))
        column.addWidget(row)
        for finding in findings:
            if finding.charge == index:
                column.addWidget(FindingView(finding, calls))
    for finding in findings:
        if finding.charge is None:
            column.addWidget(FindingView(finding, calls))
    if not defendant.charges:
        column.addWidget(Label(LabelRole.SOFT, wrap=True, text=translate("DefendantCard", "没有读到罪名。")))
    return column
