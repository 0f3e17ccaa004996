"""What else is to be said of a sheet: what it lacks, mitigation, kinds of penalty, probation, the fine."""

from __future__ import annotations

from collections.abc import Iterator

from resources.law.article import Article
from resources.law.charges import charge_named
from resources.law.circumstances import circumstance_rules
from resources.law.guideline import IN_FORCE, guideline_method
from resources.law.limits import (
    DETENTION,
    FIXED_TERM,
    MITIGATION,
)
from resources.messages.message import message
from resources.messages.values import Names, Range, Term
from trainer.guideline.fine import fine_remarks
from trainer.guideline.line import Source
from trainer.guideline.probation import probation_remarks
from trainer.guideline.remark import Remark
from trainer.guideline.sheet import Sheet
from trainer.guideline.statute import Confined

_CONTROL = Article("刑法", 38)


def remarks(sheet: Sheet) -> tuple[Remark, ...]:
    """In the order of the sheet: what it lacks, the statute's bounds, kinds, probation, the fine."""
    return (*_state(sheet), *_statute(sheet), *_kinds(sheet), *probation_remarks(sheet), *fine_remarks(sheet))


def _state(sheet: Sheet) -> Iterator[Remark]:
    guideline = sheet.guideline
    if guideline is None:
        yield Remark(message("guideline.not-covered"), Source(guideline_method().document))
        yield _band_only(sheet)
        return
    source = Source(guideline.document, guideline.item)
    if sheet.tier is None:
        yield Remark(message("guideline.choose-tier"), source)
        return
    if not sheet.lines:
        yield Remark(message("guideline.no-start"), source)
        yield _band_only(sheet)
        return
    if guideline.direct:
        yield Remark(message("guideline.direct"), source)
    if guideline.inferred:
        yield Remark(message("guideline.inferred"), source)
    since = IN_FORCE.get(guideline.document)
    if since and sheet.basis.judged_on and sheet.basis.judged_on < since:
        yield Remark(message("guideline.later-guideline", day=since), source)
    asked = [line for line in sheet.asked if line.unit == "months"]
    if any(line.count is not None for line in asked):
        yield Remark(message("guideline.units-asked", province=sheet.basis.province or ""), asked[0].source)
    elif asked and not sheet.basis.province:
        yield Remark(message("guideline.no-increments"), source)
    elif asked:
        yield Remark(message("guideline.increments-asked", province=sheet.basis.province or ""), source)


def _band_only(sheet: Sheet) -> Remark:
    """The range that applies, else those that may, else all of the charge."""
    tiers = (sheet.tier,) if sheet.tier is not None else sheet.open_tiers or sheet.tiers
    said = message("guideline.band-only", range=Range(tuple(sheet.version.tiers[tier] for tier in tiers)))
    rule = charge_named(sheet.charge)
    return Remark(said, Source(articles=rule.articles if rule else ()))


def _statute(sheet: Sheet) -> Iterator[Remark]:
    last = sheet.statute
    if last is None:
        return
    source = Source(articles=(MITIGATION,))
    if last.exempt:
        yield Remark(message("guideline.must-exempt"), Source(articles=(Article("刑法", 24),)))
    elif last.must:
        grounds = _names(last, must=True)
        lowest = message("guideline.must-mitigate-lowest", grounds=grounds)
        below = message("guideline.must-mitigate", floor=Term(last.floor), grounds=grounds)
        yield Remark(below if last.floor > DETENTION.shortest else lowest, source)
    elif last.below:
        yield Remark(message("guideline.may-mitigate", floor=Term(last.floor), grounds=_names(last)), source)
    worked = sheet.layers[-2]
    if not last.grounds and worked.low < last.floor > DETENTION.shortest:
        yield Remark(message("guideline.floor-holds", floor=Term(last.floor)), source)
    if worked.high > last.ceiling:
        yield Remark(
            message("guideline.ceiling-holds", ceiling=Term(last.ceiling)),
            Source(guideline_method().document, "二(三)"),
        )


def _kinds(sheet: Sheet) -> Iterator[Remark]:
    tier, months, last = sheet.range, sheet.months, sheet.statute
    if tier is None or months is None or last is None or last.exempt:
        return
    if tier.life or tier.death:
        yield Remark(message("guideline.life-open"), Source(guideline_method().document, "二(三)"))
    if months[0] < FIXED_TERM.shortest and tier.months is not None:
        known = tier.detention
        said = message(
            "guideline.detention-open" if known else "guideline.below-prison", shortest=Term(FIXED_TERM.shortest)
        )
        yield Remark(said, Source(articles=(DETENTION.article, FIXED_TERM.article)))
    if tier.control:
        yield Remark(message("guideline.control-open"), Source(articles=(_CONTROL,)))
    names = tuple(line.name for line in sheet.lines if line.on and _exempts(line.key))
    if names:
        yield Remark(message("guideline.exempt-open", grounds=Names(names)), Source(articles=(Article("刑法", 37),)))


def _exempts(circumstance: str) -> bool:
    rule = circumstance_rules().get(circumstance)
    return rule is not None and "免除" in rule.legal_effect


def _names(last: Confined, *, must: bool = False) -> Names:
    return Names(tuple(line.name for line in (last.must if must else last.grounds)))
