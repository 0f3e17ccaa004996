"""What stands under an article: the charges it defines, the standards of the interpretations, the interpretations."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.flow_layout import FlowLayout
from desktop.controls.hairline import Hairline
from desktop.controls.label import Label, LabelRole
from desktop.pages.statutes.charge_standards import ChargeStandards
from desktop.pages.statutes.documents_view import DocumentsView
from desktop.wording.charge_words import charge_words
from resources.law.article import CRIMINAL_LAW, Article
from resources.law.charges import ChargeRule, charges, charges_of
from resources.law.checked import LAW_CHECKED_TO
from resources.law.interpretations import Interpretation, interpretations, interpretations_of


class ArticleNotes(QWidget):
    """As of a day (None: today). ``charge_wanted`` asks to search for a charge."""

    charge_wanted = Signal(str)

    def __init__(self, article: Article, on: date | None, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        day = on or date.today()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        criminal = article.law == CRIMINAL_LAW
        defined = charges_of(article.number, article.sub) if criminal else ()
        leads = _led_to(article) if criminal else ()
        if defined or leads:
            self._column.addWidget(Hairline())
        self._name(self.tr("本条的罪名"), defined)
        self._name(self.tr("本条的行为还可能构成"), leads)
        for rule in defined:
            standards = ChargeStandards(rule, day, named=len(defined) > 1)
            if standards.said:
                self._column.addWidget(standards)
        documents = _documents(article, defined)
        if documents:
            self._column.addWidget(DocumentsView(documents, tuple(rule.name for rule in defined), day))
        if defined or documents:
            checked = self.tr("法律数据核对至 {day}；此后公布的文件这里没有。").format(day=LAW_CHECKED_TO.isoformat())
            self._column.addSpacing(8)
            self._column.addWidget(Label(LabelRole.FAINT, wrap=True, text=checked))

    def _name(self, title: str, rules: Sequence[ChargeRule]) -> None:
        if not rules:
            return
        self._column.addWidget(Label(LabelRole.FAINT, text=title))
        chips = QWidget()
        row = FlowLayout(chips)
        for rule in rules:
            chip = Button(ButtonRole.CHIP)
            named = charge_words(rule.name)
            words = self.tr("{name}（已取消）").format(name=named) if rule.abolished else named
            chip.say(words, hint=self.tr("查找这一罪名"))
            chip.clicked.connect(lambda _checked=False, name=rule.name: self.charge_wanted.emit(name))
            row.addWidget(chip)
        self._column.addWidget(chips)


def _led_to(article: Article) -> tuple[ChargeRule, ...]:
    return tuple(rule for rule in charges() if any(each.whole() == article for each in rule.also))


def _documents(article: Article, rules: Sequence[ChargeRule]) -> tuple[Interpretation, ...]:
    """Those that speak of the article or of a charge it defines, the newest first."""
    of_charges = [each for rule in rules for each in interpretations_of(rule.name)]
    of_article = [each for each in interpretations() if article in {place.whole() for place in each.articles}]
    found = dict.fromkeys((*of_charges, *of_article))
    return tuple(sorted(found, key=lambda each: each.since or date(each.year, 12, 31), reverse=True))
