"""Probation (缓刑) beside the sheet's range: 刑法 72 and 74, the guideline, the province's rules."""

from __future__ import annotations

from collections.abc import Iterator

from resources.law.guideline_provinces import province_guideline
from resources.law.limits import PROBATION, PROBATION_EXCLUDED, PROBATION_LONGEST_TERM
from resources.messages.message import Message, message
from resources.messages.values import Names
from trainer.guideline.line import Source
from trainer.guideline.remark import Remark
from trainer.guideline.sheet import Sheet

_SHALL = ("minor_12_16", "minor_16_18", "elderly_intent", "elderly_negligent")  # 刑法 72 I, with the pregnant
_ALWAYS = ("malice", "danger", "remorse")


def probation_remarks(sheet: Sheet) -> Iterator[Remark]:
    """Whether it is open, who shall get it, what it looks to, what the province names for and against it."""
    months, guideline = sheet.months, sheet.guideline
    if months is None or guideline is None or (sheet.statute and sheet.statute.exempt):
        return
    on = {line.key for line in sheet.lines if line.on}
    if "recidivist" in on:
        yield Remark(message("guideline.probation-barred"), Source(articles=(PROBATION_EXCLUDED,)))
        return
    if months[0] > PROBATION_LONGEST_TERM:
        yield Remark(message("guideline.probation-too-long"), Source(articles=(PROBATION,)))
        return
    shall = on.intersection(_SHALL)
    yield Remark(
        message("guideline.probation-shall" if shall else "guideline.probation-may"), Source(articles=(PROBATION,))
    )
    source = Source(guideline.document, guideline.item)
    if guideline.probation:
        names = _words((*guideline.probation, *_ALWAYS))
        yield Remark(message("guideline.probation-looks-at", factors=names), source)
    yield from _of_province(sheet)
    if guideline.strict:
        yield Remark(message("guideline.probation-strict"), source)


def _of_province(sheet: Sheet) -> Iterator[Remark]:
    """What the province's rules name for probation, and against it."""
    rules = province_guideline(sheet.basis.province or "")
    rule = rules.probation.get(sheet.charge) if rules and not rules.old else None
    if rules is None or rule is None:
        return
    source = Source(rules.document)
    yield Remark(message("guideline.probation-for", province=rules.province, cases=_words(rule.speaks_for)), source)
    yield Remark(
        message("guideline.probation-against", province=rules.province, cases=_words(rule.speaks_against)), source
    )


def _words(names: tuple[str, ...]) -> Names:
    return Names(tuple(Message(f"guideline.{name}") for name in names))
