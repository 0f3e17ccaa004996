"""The card's first step, 事实: the attitude, and the circumstances as chips that show their places in the text."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QVBoxLayout

from desktop.cards.chips import Chips
from desktop.cards.differing import differing
from desktop.controls.button import Button, ButtonRole
from desktop.controls.label import LabelRole, LineLabel
from desktop.judging.verdict_differences import NOTHING, DefendantMarks, Part
from desktop.wording.message_words import message_words
from desktop.wording.sentence_words import attitude_words
from resources.law.circumstances import circumstances
from trainer.judgment.circumstances import circumstance_note
from trainer.judgment.types import Attitude, Circumstance, Defendant, Span

translate = QCoreApplication.translate
ShowPlaces = Callable[[tuple[Span, ...]], object]


def circumstance_chips(defendant: Defendant, show: ShowPlaces, marks: DefendantMarks = NOTHING) -> QVBoxLayout:
    """``show`` is called with all places of a circumstance when its chip is pressed."""
    chips = Chips()
    attitude = defendant.attitude
    said = translate("DefendantCard", "态度：{attitude}").format(attitude=attitude_words(attitude))
    role = LabelRole.SOFT if attitude is Attitude.NOT_STATED else LabelRole.PLAIN
    chips.add(differing(LineLabel(role, text=said), Part.ATTITUDE in marks.parts))
    places: dict[str, list[Circumstance]] = {}
    for circumstance in defendant.circumstances:
        places.setdefault(circumstance.id, []).append(circumstance)
    directions = {rule.id: rule.direction for rule in circumstances()}
    for same in places.values():
        chips.add(differing(_chip(same, directions.get(same[0].id, ""), show), same[0].id in marks.circumstances))
    column = QVBoxLayout()
    column.setSpacing(8)
    column.addWidget(chips)
    return column


def _chip(same: list[Circumstance], direction: str, show: ShowPlaces) -> Button:
    """One circumstance, in all its places. ``direction``: 从宽, 从重 or 中性."""
    effect, arrow = {
        "从宽": (translate("DefendantCard", "从宽"), "  ↓"),
        "从重": (translate("DefendantCard", "从重"), "  ↑"),
    }.get(direction, ("", ""))
    name = message_words(same[0].named)
    note = circumstance_note(same[0].id)
    hint = translate("DefendantCard", "{effect}情节，点按在文书中标出").format(effect=effect)
    chip = Button(ButtonRole.CHIP)
    chip.say(
        f"{name}{arrow}",
        translate("DefendantCard", "情节：{name}（{effect}），在文书中标出").format(name=name, effect=effect),
        f"{hint}\n{message_words(note)}" if note else hint,
    )
    spans = tuple(each.span for each in same)
    chip.clicked.connect(lambda: show(spans))
    return chip
