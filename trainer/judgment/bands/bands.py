"""The bands of a judgment: for each charge against each defendant the tiers of its article that apply."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from resources.law.charges import RangeVersion
from resources.messages.message import message
from trainer.judgment.bands.applied import acts_of, province_of, version_of
from trainer.judgment.bands.by_amounts import MoneyBand, Where, is_measured_in_money
from trainer.judgment.bands.by_bodies import CONFINEMENT, INJURY, by_accident, by_injury
from trainer.judgment.bands.by_cues import by_cues
from trainer.judgment.bands.by_drugs import by_drugs
from trainer.judgment.bands.by_traffic import by_traffic
from trainer.judgment.bands.narration import Narration
from trainer.judgment.bands.opened import Opened
from trainer.judgment.bands.severity import heaviest
from trainer.judgment.bands.types import Band
from trainer.judgment.bands.words import NamedTier, Reasoning, cited_tiers, is_measured
from trainer.judgment.types import Span

if TYPE_CHECKING:
    from trainer.judgment.checks.case import CheckedCase, Count


def bands_of(
    case: CheckedCase, narration: Narration | None = None, *, beside_words: bool = True, told: bool = True
) -> tuple[Band, ...]:
    """One for each charge that the law knows, in the order of the judgment; none for a unit, which is only fined.

    ``narration``: that of the case, where it is at hand. ``beside_words``: whether what the facts open is told too
    where the judgment names the tier by words that nothing measures (逃逸, 情节严重). ``told``: whether reasons are
    wanted, and articles with one tier; to gather them takes as long as to find the tiers.
    """
    reasoning, narration = Reasoning(case), narration or Narration(case)
    found = []
    for count in case.counts:
        band = None if count.against_unit else _band(case, count, reasoning, narration, beside_words, told)
        if band is not None:
            found.append(band)
    return tuple(found)


def _band(
    case: CheckedCase, count: Count, reasoning: Reasoning, narration: Narration, beside_words: bool, told: bool
) -> Band | None:
    acts = acts_of(case)
    version = version_of(case, count, acts)
    if version is None:
        return None
    if len(version.tiers) == 1:
        return Band(count.at, version, (0,), "law", (message("bands.one-tier"),)) if told else None
    named = reasoning.named(count, version)
    if count.rule is not None and count.rule.name == "交通肇事罪":
        named = _of_traffic(named, reasoning, narration, count)
    opened = None
    if beside_words or not named or any(is_measured(each.words) for each in named):
        opened = _opened(case, count, version, acts, reasoning, narration, told)
    return _told(count, version, named, opened or Opened(()), narration)


def _told(
    count: Count, version: RangeVersion, named: tuple[NamedTier, ...], opened: Opened, narration: Narration
) -> Band:
    """By the words, else by what is cited, else by the facts."""
    facts_span = narration.place(opened.span) if opened.span is not None else None
    if named:
        return _by_words(count, version, named, opened, facts_span)
    by_facts = Band(
        at=count.at,
        version=version,
        tiers=opened.tiers,
        by="facts" if opened.tiers else "none",
        reasons=opened.reasons or (message("bands.undecided"),),
        sources=opened.sources,
        facts_span=facts_span,
        facts=opened.tiers,
        certain=opened.sure,
        short=opened.short,
    )
    return _by_citation(by_facts, count, opened) or by_facts


def _of_traffic(
    named: tuple[NamedTier, ...], reasoning: Reasoning, narration: Narration, count: Count
) -> tuple[NamedTier, ...]:
    """Two dead open the heavier tier without its words; flight without a death may be what makes it a crime at all."""
    if named and all("逃" in each.words for each in named) and not ("亡" in reasoning.text or "亡" in narration.text):
        return (*named, replace(named[0], tier=0))
    return named or reasoning.of_traffic(count)


def _by_words(
    count: Count, version: RangeVersion, named: tuple[NamedTier, ...], opened: Opened, facts_span: Span | None
) -> Band:
    """The heaviest tier that the reasoning names."""
    words = tuple(dict.fromkeys([each.tier for each in named]))
    tier = heaviest(version, words)
    telling = next(each for each in named if each.tier == tier)
    return Band(
        at=count.at,
        version=version,
        tiers=(tier,),
        by="words",
        reasons=(message("bands.named", words=telling.words), *opened.reasons),
        sources=opened.sources,
        text_span=telling.span,
        facts_span=facts_span,
        words=words,
        facts=opened.tiers,
        said=telling.words,
        certain=opened.sure,
        short=opened.short,
    )


def _by_citation(band: Band, count: Count, opened: Opened) -> Band | None:
    """The tiers of the 款 or 项 that the judgment cites."""
    cited = cited_tiers(count, band.version)
    if cited is None:
        return None
    article, tiers = cited
    reasons = (message("bands.cited", cited=article), *opened.reasons)
    return replace(band, tiers=tiers, by="words", reasons=reasons, sources=(article, *opened.sources))


def _opened(
    case: CheckedCase,
    count: Count,
    version: RangeVersion,
    acts: tuple[date, date],
    reasoning: Reasoning,
    narration: Narration,
    told: bool,
) -> Opened | None:
    """What the facts open; None where they have no measure that the charge is measured by."""
    name = count.rule.name if count.rule else ""
    if not narration.text:
        return None
    match name:
        case "故意伤害罪":
            return by_injury(narration, INJURY)
        case "非法拘禁罪":
            return by_injury(narration, CONFINEMENT)
        case "交通肇事罪":
            return by_traffic(narration)
        case "重大责任事故罪":
            return by_accident(narration)
        case "走私、贩卖、运输、制造毒品罪":
            return by_drugs(narration, acts, holding=False)
        case "非法持有毒品罪":
            return by_drugs(narration, acts, holding=True)
    listed = by_cues(narration, count.rule) if count.rule is not None else None
    if not is_measured_in_money(name) or (listed is not None and len(listed.tiers) > 1):
        return listed
    # 利用电信网络技术: what kind of act it was may stand in the reasoning alone.
    kind = narration.text + reasoning.text
    where = Where(case.province, partial(province_of, case))
    return MoneyBand(count, version, acts, case.now, where, narration, kind).opened(told) or listed
