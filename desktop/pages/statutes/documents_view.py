"""The interpretations of an article or a charge: number, title, from when to when, how sure."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.controls.card import Card
from desktop.controls.fold import Fold
from desktop.controls.label import Label, LabelRole
from desktop.controls.surface import Surface
from desktop.pages.statutes.selectable import selectable
from desktop.wording.language import language
from resources.law.interpretations import Interpretation
from resources.messages.document_words import number_words
from resources.messages.message import message
from resources.messages.wording import say


class DocumentsView(QWidget):
    """Those in force on the day, then the others behind a line that opens; warnings before them."""

    def __init__(
        self, documents: Sequence[Interpretation], charges: tuple[str, ...], day: date, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._day = day
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 8, 0, 0)
        column.setSpacing(8)
        column.addWidget(Label(LabelRole.HEADING, text=self.tr("司法解释和其他文件")))
        for each in documents:
            if not each.is_text_known and set(each.moves) & set(charges):
                column.addWidget(self._warning(each))
        now = [each for each in documents if each.in_force_on(day)]
        others = [each for each in documents if not each.in_force_on(day)]
        for each in now:
            column.addWidget(self._row(each))
        if not now:
            column.addWidget(Label(LabelRole.FAINT, wrap=True, text=self.tr("此日没有已知的施行中的文件。")))
        if others:
            column.addWidget(self._folded(others))

    def _folded(self, documents: Sequence[Interpretation]) -> Fold:
        content = QWidget()
        column = QVBoxLayout(content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(8)
        for each in documents:
            column.addWidget(self._row(each))
        fold = Fold(content)
        fold.say(self.tr("此日不施行的文件（{count}）").format(count=len(documents)))
        return fold

    def _row(self, document: Interpretation) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(selectable(Label(wrap=True, text=_title(document))))
        column.addWidget(selectable(Label(LabelRole.FAINT, wrap=True, text=self._about(document))))
        return holder

    def _about(self, document: Interpretation) -> str:
        if document.since is None:
            when = self.tr("{year} 年，施行日期不详").format(year=document.year)
        elif document.until is None:
            when = self.tr("{since} 起").format(since=document.since.isoformat())
        else:
            when = self.tr("{since} 至 {until}").format(
                since=document.since.isoformat(), until=document.until.isoformat()
            )
        parts = [when, say(message(f"evidence.{document.sure}"), language())]
        if document.replaces:
            numbers = self.tr("、").join(number_words(number, language()) for number in document.replaces)
            parts.append(self.tr("取代{numbers}").format(numbers=numbers))
        return "  ·  ".join(parts)

    def _warning(self, document: Interpretation) -> Card:
        card = Card(surface=Surface.WARNING)
        words = self.tr("{document} 可能改变了本条的标准，但没有取得它的全文：请核对原文。").format(
            document=_title(document)
        )
        card.column(padding=(12, 8, 12, 8)).addWidget(Label(wrap=True, text=words))
        return card


def _title(document: Interpretation) -> str:
    """The number and the title, which is Chinese in every language."""
    number = number_words(document.number, language()) if document.number else ""
    return "　".join(part for part in (number, document.title) if part)
