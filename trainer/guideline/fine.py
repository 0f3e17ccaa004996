"""The fine (罚金) beside the sheet's range: bounds of the statute, interpretations and provinces."""

from __future__ import annotations

from collections.abc import Iterator

from resources.law.charges import Tier
from resources.law.fines import fine_rules
from resources.law.guideline_provinces import province_guideline
from resources.law.limits import FINE, SMALLEST_FINE, SMALLEST_FINE_OF_MINOR
from resources.messages.message import Message, message
from resources.messages.values import Names, Yuan
from trainer.guideline.line import Source
from trainer.guideline.remark import Remark
from trainer.guideline.sheet import Sheet

_MINORS = ("minor_12_16", "minor_16_18")


def fine_remarks(sheet: Sheet) -> tuple[Remark, ...]:
    """Nothing where the range has no fine."""
    tier = sheet.range
    if tier is None or (tier.money == "none" and not tier.fine_alone):
        return ()
    bounds = (*_of_statute(tier), *_of_interpretation(sheet, tier))
    return (*(bounds or _least(sheet)), *_of_province(sheet), *_looks_at(sheet))


def _of_statute(tier: Tier) -> Iterator[Remark]:
    source = Source(articles=(FINE,))
    if tier.amount is not None:
        yield Remark(message("guideline.fine-statute", low=Yuan(tier.amount[0]), high=Yuan(tier.amount[1])), source)
    if tier.rate is not None:
        base = tier.rate_base or ""
        yield Remark(message("guideline.fine-rate", base=base, low=tier.rate[0], high=tier.rate[1]), source)


def _of_interpretation(sheet: Sheet, tier: Tier) -> Iterator[Remark]:
    yuan = sheet.basis.yuan
    for rule in fine_rules(sheet.charge, tier.months):
        source = Source(f"{rule.document}第{rule.article}条")
        bounds = rule.bounds(int(yuan) if yuan is not None and rule.of == "amount" else None)
        if bounds is None:
            yield Remark(message("guideline.fine-times"), source)
        elif bounds[1] is None:
            yield Remark(message("guideline.fine-from", low=Yuan(bounds[0])), source)
        else:
            yield Remark(message("guideline.fine-statute", low=Yuan(bounds[0]), high=Yuan(bounds[1])), source)


def _least(sheet: Sheet) -> Iterator[Remark]:
    minor = any(line.on and line.key in _MINORS for line in sheet.lines)
    low = Yuan(SMALLEST_FINE_OF_MINOR if minor else SMALLEST_FINE)
    yield Remark(message("guideline.fine-least", low=low), Source("法释〔2000〕45号第2条", articles=(FINE,)))


def _of_province(sheet: Sheet) -> Iterator[Remark]:
    """The fines that go with any of the sentences in the sheet's range."""
    rules, months = province_guideline(sheet.basis.province or ""), sheet.months
    if rules is None or rules.old or months is None:
        return
    rows = rules.fines.get(sheet.charge, ())
    fines = [yuan for (low, high), yuan in rows if low < max(months[1], 1) and months[0] <= high]
    if fines:
        low, high = min(each for each, _ in fines), max(each for _, each in fines)
        said = message("guideline.fine-province", province=rules.province, low=Yuan(low), high=Yuan(high))
        yield Remark(said, Source(rules.document))


def _looks_at(sheet: Sheet) -> Iterator[Remark]:
    guideline = sheet.guideline
    if guideline is not None and guideline.fine:
        names = Names(tuple(Message(f"guideline.{name}") for name in guideline.fine))
        yield Remark(message("guideline.fine-looks-at", factors=names), Source(guideline.document, guideline.item))
