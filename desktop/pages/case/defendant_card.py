"""What the judgment decides about one defendant: the sentence large, then facts, characterisation, sentencing."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from desktop.controls.button import Button, ButtonRole
from desktop.controls.card import Card
from desktop.controls.flow_layout import FlowLayout
from desktop.controls.hairline import Hairline
from desktop.controls.label import Label, LabelRole
from desktop.pages.case.chips import Chips, article_chips
from desktop.pages.case.finding_view import FindingView
from desktop.wording.message_words import message_words
from desktop.wording.sentence_words import attitude_words, money_words, range_words, sentence_words, term_words
from resources.law.charges import charge_named
from resources.law.circumstances import circumstances
from trainer.judgment.types import Article, Attitude, Charge, Circumstance, Defendant, Finding


class DefendantCard(Card):
    """``marked`` asks for places of the text to be shown, ``opened`` for an article.

    ``shared`` are cited articles that belong to no single charge (刑法 67, 52 …); ``findings`` those about this
    defendant; ``act_date`` picks the statutory range that is shown (None: today's).
    The order of the card is that of the reasoning: 事实, 定性, 量刑.
    """

    marked = Signal(object)  # tuple[Span, ...]
    opened = Signal(object)  # Article

    def __init__(
        self,
        defendant: Defendant,
        shared: tuple[Article, ...],
        findings: tuple[Finding, ...],
        act_date: date | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.defendant = defendant
        self._shared = shared
        self._findings = findings
        self._act_date = act_date
        column = self.column(spacing=16)
        column.addLayout(self._head())
        column.addWidget(Hairline())
        column.addLayout(self._steps())
        self.setAccessibleName(
            self.tr("被告人{name}：{charges}，{sentence}").format(
                name=defendant.name, charges=self._charge_names(), sentence=self._sentence()
            )
        )

    def _charge_names(self) -> str:
        return "、".join(charge.name for charge in self.defendant.charges) or self.tr("未读到罪名")

    def _sentence(self) -> str:
        return sentence_words(self.defendant.total) if self.defendant.total else self.tr("未读到刑罚")

    def _head(self) -> QVBoxLayout:
        defendant = self.defendant
        head = QVBoxLayout()
        head.setSpacing(4)
        who = QHBoxLayout()
        who.setSpacing(12)
        name = Label(LabelRole.HEADING)
        name.setText(defendant.name or self.tr("被告人"))
        charges = Label(LabelRole.SOFT, wrap=True)
        charges.setText(self._charge_names())
        who.addWidget(name)
        who.addWidget(charges, 1)
        head.addLayout(who)
        figures = QWidget()
        flow = FlowLayout(figures, gap=32, bottom=True)
        sentence = Label(LabelRole.PENALTY)
        sentence.setText(self._sentence())
        flow.addWidget(self._figure("", sentence))
        for caption, words in self._figures():
            figure = Label(LabelRole.FIGURE)
            figure.setText(words)
            flow.addWidget(self._figure(caption, figure))
        head.addWidget(figures)
        return head

    def _figures(self) -> list[tuple[str, str]]:
        defendant = self.defendant
        figures = []
        if defendant.probation_months is not None:
            figures.append((self.tr("缓刑考验期"), term_words(defendant.probation_months)))
        if defendant.total_fine_yuan is not None:
            figures.append((self.tr("罚金"), money_words(defendant.total_fine_yuan)))
        if defendant.political_rights_months is not None:
            term = (
                self.tr("终身")
                if defendant.political_rights_months == 0
                else term_words(defendant.political_rights_months)
            )
            figures.append((self.tr("剥夺政治权利"), term))
        if defendant.deportation:
            figures.append((self.tr("附加"), self.tr("驱逐出境")))
        return figures

    @staticmethod
    def _figure(caption: str, figure: Label) -> QWidget:
        made = QWidget()
        column = QVBoxLayout(made)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        above = Label(LabelRole.FAINT)
        above.setText(caption)
        column.addWidget(above)
        above.setHidden(not caption)  # not before it has a parent: it would come up as a window and take the focus
        column.addWidget(figure)
        return made

    def _steps(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(16)
        grid.setColumnStretch(1, 1)
        defendant = self.defendant
        steps = (
            (self.tr("① 事实"), tuple(c.span for c in defendant.circumstances), self._facts()),
            (self.tr("② 定性"), tuple(c.span for c in defendant.charges if c.span), self._charges()),
            (
                self.tr("③ 量刑"),
                tuple(s.span for s in (defendant.total, *(c.sentence for c in defendant.charges)) if s and s.span),
                self._sentencing(),
            ),
        )
        for row, (label, spans, content) in enumerate(steps):
            step = Button(ButtonRole.STEP)
            step.say(label, hint=self.tr("在文书中标出") if spans else "")
            step.setEnabled(bool(spans))
            step.clicked.connect(lambda _checked=False, places=spans: self.marked.emit(places))
            holder = QVBoxLayout()
            holder.addWidget(step)
            holder.addStretch()
            grid.addLayout(holder, row, 0)
            grid.addLayout(content, row, 1)
        return grid

    def _facts(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        chips = Chips()
        attitude = self.defendant.attitude
        attitude_label = Label(LabelRole.SOFT if attitude is Attitude.NOT_STATED else LabelRole.PLAIN)
        attitude_label.setText(self.tr("态度：{attitude}").format(attitude=attitude_words(attitude)))
        chips.add(attitude_label)
        effects = self._effects()
        arrows = {self.tr("从宽"): "↓", self.tr("从重"): "↑"}
        places: dict[str, tuple[Circumstance, ...]] = {}
        for circumstance in self.defendant.circumstances:
            places[circumstance.id] = (*places.get(circumstance.id, ()), circumstance)
        for circumstance, *more in places.values():
            spans = tuple(each.span for each in (circumstance, *more))
            chip = Button(ButtonRole.CHIP)
            name = message_words(circumstance.named)
            effect = effects.get(circumstance.id, "")
            chip.say(
                f"{name}  {arrows[effect]}" if effect else name,
                self.tr("情节：{name}（{effect}），在文书中标出").format(name=name, effect=effect),
                self.tr("{effect}情节，点按在文书中标出").format(effect=effect),
            )
            chip.clicked.connect(lambda _checked=False, spans=spans: self.marked.emit(spans))
            chips.add(chip)
        column.addWidget(chips)
        return column

    def _effects(self) -> dict[str, str]:
        """从宽 or 从重 of each circumstance, in the window's language."""
        words = {"从宽": self.tr("从宽"), "从重": self.tr("从重"), "中性": ""}
        return {rule.id: words[rule.direction] for rule in circumstances()}

    def _charges(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        for index, charge in enumerate(self.defendant.charges):
            row = QHBoxLayout()
            row.setSpacing(12)
            name = Label()
            name.setText(charge.name)
            row.addWidget(name)
            row.addWidget(article_chips(charge.articles, self.opened.emit), 1)
            column.addLayout(row)
            for finding in self._findings:
                if finding.charge == index and _concerns_charge(finding):
                    column.addWidget(FindingView(finding, self.opened.emit))
        for finding in self._findings:
            if finding.charge is None and _concerns_charge(finding):
                column.addWidget(FindingView(finding, self.opened.emit))
        if not self.defendant.charges:
            column.addWidget(self._unread(self.tr("没有读到罪名。")))
        return column

    def _sentencing(self) -> QVBoxLayout:
        column = QVBoxLayout()
        column.setSpacing(8)
        several = len(self.defendant.charges) > 1
        for charge in self.defendant.charges if several else ():
            line = Label()
            line.setText(self._one_sentence(charge))
            column.addWidget(line)
        if several and self.defendant.total:
            line = Label()
            line.setText(self.tr("数罪并罚，决定执行{sentence}").format(sentence=self._sentence()))
            column.addWidget(line)
        for charge in self.defendant.charges:
            statutory = self._range(charge)
            if statutory:
                line = Label(LabelRole.SOFT, wrap=True)
                line.setText(statutory)
                column.addWidget(line)
        if self._shared:
            column.addWidget(article_chips(self._shared, self.opened.emit))
        for finding in self._findings:
            if not _concerns_charge(finding):
                column.addWidget(FindingView(finding, self.opened.emit))
        if self.defendant.total is None:
            column.addWidget(self._unread(self.tr("没有读到刑罚，请看上面的文书原文。")))
        return column

    def _range(self, charge: Charge) -> str:
        """The statutory range of the charge on the act's day; nothing where it is not known."""
        rule = charge_named(charge.name)
        version = rule.version_on(self._act_date or date.today()) if rule else None
        if version is None:
            return ""
        form = self.tr("{charge}法定刑：{range}") if len(self.defendant.charges) > 1 else self.tr("法定刑：{range}")
        return form.format(charge=charge.name, range=range_words(version.tiers))

    def _one_sentence(self, charge: Charge) -> str:
        sentence = sentence_words(charge.sentence) if charge.sentence else self.tr("未读到刑罚")
        words = self.tr("{charge}  {sentence}").format(charge=charge.name, sentence=sentence)
        if charge.fine_yuan is not None:
            words += self.tr("，罚金 {fine}").format(fine=money_words(charge.fine_yuan))
        return words

    @staticmethod
    def _unread(message: str) -> Label:
        label = Label(LabelRole.SOFT, wrap=True)
        label.setText(message)
        return label


def _concerns_charge(finding: Finding) -> bool:
    """Whether it stands at 定性; the rules of ranges, limits and money stand at 量刑."""
    return finding.rule.startswith(("charge-", "article-", "paragraph-", "item-"))
