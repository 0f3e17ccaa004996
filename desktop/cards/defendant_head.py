"""The head of a defendant's card: who, for what, and the penalty, which is the largest thing on the card."""

from __future__ import annotations

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from desktop.cards.differing import differing
from desktop.controls.flow_layout import FlowLayout
from desktop.controls.label import Label, LabelRole, LineLabel
from desktop.judging.verdict_differences import NOTHING, DefendantMarks, Part
from desktop.wording.charge_words import charges_words
from desktop.wording.sentence_words import money_words, sentence_words, term_words
from trainer.judgment.types import Defendant, Sentence, SentenceRange

translate = QCoreApplication.translate


def charge_names(defendant: Defendant) -> str:
    """All of them; says so where none was read."""
    names = charges_words(charge.name for charge in defendant.charges)
    return names or translate("DefendantCard", "未读到罪名")


def total_words(defendant: Defendant) -> str:
    """The penalty that is to be served; says so where none was read."""
    return imposed_words(defendant.total, defendant.total_range)


def imposed_words(sentence: Sentence | None, between: SentenceRange | None) -> str:
    """A sentence, or the two ends of a range of them; says so where neither was read."""
    if sentence is not None:
        return sentence_words(sentence)
    if between is not None:
        ends = {"least": sentence_words(between.least), "most": sentence_words(between.most)}
        return translate("DefendantCard", "{least}至{most}（幅度）").format(**ends)
    return translate("DefendantCard", "未读到刑罚")


def card_head(defendant: Defendant, marks: DefendantMarks = NOTHING) -> QVBoxLayout:
    """The name and the charges on one line, the figures on the next."""
    head = QVBoxLayout()
    head.setSpacing(4)
    who = QHBoxLayout()
    who.setSpacing(12)
    name = LineLabel(LabelRole.HEADING, text=defendant.name or translate("DefendantCard", "被告人"))
    who.addWidget(differing(name, marks.alone))
    who.addWidget(Label(LabelRole.SOFT, wrap=True, text=charge_names(defendant)), 1)
    head.addLayout(who)
    figures = QWidget()
    flow = FlowLayout(figures, gap=32, bottom=True)
    total = LineLabel(LabelRole.PENALTY, text=total_words(defendant))
    flow.addWidget(_captioned("", differing(total, Part.SENTENCE in marks.parts)))
    for part, caption, words in _besides(defendant):
        flow.addWidget(_captioned(caption, differing(LineLabel(LabelRole.FIGURE, text=words), part in marks.parts)))
    head.addWidget(figures)
    return head


def _besides(defendant: Defendant) -> list[tuple[Part, str, str]]:
    """What is imposed beside the principal penalty: caption and words of each."""
    found = []
    if defendant.control_after is not None:
        found.append(
            (Part.CONTROL_AFTER, translate("DefendantCard", "之后执行"), sentence_words(defendant.control_after))
        )
    if defendant.probation_months is not None:
        found.append((Part.PROBATION, translate("DefendantCard", "缓刑考验期"), term_words(defendant.probation_months)))
    if defendant.total_fine_yuan is not None:
        found.append((Part.FINE, translate("DefendantCard", "罚金"), money_words(defendant.total_fine_yuan)))
    if (months := defendant.political_rights_months) is not None:
        term = term_words(months) if months else translate("DefendantCard", "终身")
        found.append((Part.RIGHTS, translate("DefendantCard", "剥夺政治权利"), term))
    if defendant.deportation:
        found.append((Part.DEPORTATION, translate("DefendantCard", "附加"), translate("DefendantCard", "驱逐出境")))
    return found


def _captioned(caption: str, figure: Label) -> QWidget:
    made = QWidget()
    column = QVBoxLayout(made)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    above = Label(LabelRole.FAINT, text=caption)
    column.addWidget(above)
    above.setHidden(not caption)  # only now: before it had a parent it would come up as a window and take the focus
    column.addWidget(figure)
    return made
