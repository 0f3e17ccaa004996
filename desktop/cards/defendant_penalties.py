"""The card's third step, 量刑: the penalties, the ranges that the law opens, and the findings about them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout

from desktop.cards.charge_band import BandView
from desktop.cards.chips import article_chips
from desktop.cards.defendant_head import imposed_words, total_words
from desktop.cards.differing import differing
from desktop.cards.finding_view import FindingCalls, FindingView
from desktop.controls.label import Label, LabelRole, LineLabel
from desktop.judging.card_text import unread_names
from desktop.judging.finding_places import FindingPlaces
from desktop.judging.verdict_differences import NOTHING, DefendantMarks
from desktop.wording.charge_words import charge_words
from desktop.wording.language import language
from desktop.wording.message_words import message_words
from desktop.wording.sentence_words import money_words, range_words
from resources.law.charges import charge_named
from resources.messages.lists import joined
from resources.messages.message import message
from resources.messages.values import Names
from trainer.judgment.bands.types import Band
from trainer.judgment.types import Article, Charge, Defendant, Finding, Order, OrderKind

translate = QCoreApplication.translate
Bands = Mapping[int | None, tuple[Band, FindingPlaces]]
"""The band of each charge, by its number, with its places."""


def penalty_lines(
    defendant: Defendant,
    shared: tuple[Article, ...],
    findings: tuple[Finding, ...],
    bands: Bands,
    on: date,
    calls: FindingCalls,
    marks: DefendantMarks = NOTHING,
) -> QVBoxLayout:
    """``shared``: cited articles that belong to no single charge. ``on``: the day whose ranges are shown."""
    column = QVBoxLayout()
    column.setSpacing(8)
    several = len(defendant.charges) > 1
    if several:
        for charge in defendant.charges:
            imposed = differing(LineLabel(text=_of_charge(charge)), charge.name in marks.imposed)
            column.addWidget(imposed, 0, Qt.AlignmentFlag.AlignLeft)
    if several and defendant.total:
        joined = translate("DefendantCard", "数罪并罚，决定执行{sentence}")
        column.addWidget(Label(wrap=True, text=joined.format(sentence=total_words(defendant))))
    if ordered := [order for order in defendant.orders if order.kind is not OrderKind.DEPORTATION]:
        column.addWidget(differing(orders_line(ordered), bool(marks.orders)))
    for number, charge in enumerate(defendant.charges):
        band, places = bands.get(number, (None, FindingPlaces()))
        if statutory := _range(charge, band, on, named=several):
            column.addWidget(Label(LabelRole.SOFT, wrap=True, text=statutory))
        if band is not None and band.by != "law":
            column.addWidget(BandView(band, charge_words(charge.name) if several else "", places, calls.pointed))
    if shared:
        column.addWidget(article_chips(shared, calls.opened, marks.articles))
    for finding in findings:
        column.addWidget(FindingView(finding, calls))
    if besides := [name for name in defendant.unread if name in ("fine", "probation", "rights")]:
        parts = message("card.unread-of-judgment", parts=Names(unread_names(besides)))
        column.addWidget(Label(LabelRole.SOFT, wrap=True, text=message_words(parts)))
    if defendant.total is None and defendant.total_range is None:
        unread = translate("DefendantCard", "没有读到刑罚，请看文书原文。")
        column.addWidget(Label(LabelRole.SOFT, wrap=True, text=unread))
    return column


def orders_line(orders: Sequence[Order]) -> Label:
    """What is ordered besides penalties; 驱逐出境 stands in the card's head."""
    words = joined((message_words(order.told) for order in orders), language())
    return Label(wrap=True, text=translate("DefendantCard", "其他判项：{orders}").format(orders=words))


def _of_charge(charge: Charge) -> str:
    """What is imposed for one of several charges."""
    sentence = imposed_words(charge.sentence, charge.sentence_range)
    words = translate("DefendantCard", "{charge}  {sentence}").format(
        charge=charge_words(charge.name), sentence=sentence
    )
    if charge.fine_yuan is not None:
        words += translate("DefendantCard", "，罚金 {fine}").format(fine=money_words(charge.fine_yuan))
    return words


def _range(charge: Charge, band: Band | None, on: date, *, named: bool) -> str:
    """The statutory ranges of the charge, those of the band, else of a day; nothing where they are not known."""
    rule = charge_named(charge.name)
    version = band.version if band is not None else rule.version_on(on) if rule else None
    if version is None:
        return ""
    words = range_words(version.tiers)
    if named:
        return translate("DefendantCard", "{charge}法定刑：{range}").format(
            charge=charge_words(charge.name), range=words
        )
    return translate("DefendantCard", "法定刑：{range}").format(range=words)
