"""What a change of attitude means for a case, decided before any of its text is touched.

Silence and denial cost what a confession would have earned and no more; what rests on an admission itself (a
reconciliation, a summary procedure) cannot stand beside a denial, so such a case has no such counterpart.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from trainer.judgment.types import Article, Attitude, Defendant, Judgment, Sentence, SentenceKind, Span
from trainer.samples.attitude_words import WORDINGS, Wording
from trainer.samples.declared import ADMITTING, ATTITUDE_IDS
from trainer.samples.leniency import EARNING
from trainer.samples.no_change import NoChange, NotMade
from trainer.samples.sample import AttitudeChange, Sample

LOSING = (AttitudeChange.DENIED, AttitudeChange.SILENT, AttitudeChange.RECANTED, AttitudeChange.NOT_STATED)
WITHOUT_REMORSE = (AttitudeChange.DENIED, AttitudeChange.RECANTED)
_TERMS = (SentenceKind.FIXED_TERM, SentenceKind.DETENTION)
_EARLIER = re.compile(r"撤销|前罪|原判|余刑|漏罪|未执行|没有执行|总和刑期|假释|数罪并罚")
# 刑事诉讼法 208 to 215 as of 2012, 214 to 226 since 2018.
_ADMITTED_PROCEDURE = range(208, 227)
# 277 to 279 as of 2012, 288 to 290 since 2018.
_RECONCILIATION = (277, 278, 279, 288, 289, 290)


@dataclass(frozen=True, slots=True)
class Convicted:
    """The one defendant of a case that can be changed, with the term that moves and where it and 本院认为 stand."""

    defendant: Defendant
    sentence: Sentence
    months: int
    sentence_span: Span
    reasoning: Span
    held: frozenset[str]
    """The circumstances that the court found."""

    @property
    def suspended(self) -> bool:
        return self.defendant.probation_months is not None


@dataclass(frozen=True, slots=True)
class PlannedChange:
    """``expected`` are the circumstances that the counterpart is to be read with.

    ``losing``: leniency goes with the old attitude. ``kept_plea``: 认罪认罚 stays beside the new one.
    ``ends_probation``: a denial ends 缓刑, which supposes remorse (刑法 72).
    """

    core: Sample
    judgment: Judgment
    convicted: Convicted
    change: AttitudeChange
    wording: Wording
    expected: frozenset[str]
    losing: bool
    kept_plea: bool
    ends_probation: bool


def plan_change(core: Sample, judgment: Judgment, change: AttitudeChange) -> PlannedChange:
    """``judgment`` is what the core's answer was read as. Raises NotMade."""
    convicted = _convicted(core, judgment)
    held, wording = convicted.held, WORDINGS[change]
    losing, earned = change in LOSING, held & set(EARNING)
    if core.attitude is Attitude.PARTIAL:
        raise NotMade(NoChange.PARTIAL_ATTITUDE)
    if _same(change, core, held):
        raise NotMade(NoChange.SAME_ATTITUDE)
    if losing:
        _refuse_what_rests_on_admission(core, judgment, held)
    _refuse_open_probation(convicted, change, earned)
    return PlannedChange(
        core,
        judgment,
        convicted,
        change,
        wording,
        expected=_expected(change, held, wording),
        losing=losing,
        kept_plea=not losing and "plea_leniency" in earned,
        ends_probation=convicted.suspended and change in WITHOUT_REMORSE,
    )


def _convicted(core: Sample, judgment: Judgment) -> Convicted:
    """Raises NotMade where nothing can be made of the case, whatever the change."""
    if len(judgment.defendants) != 1:
        raise NotMade(NoChange.SEVERAL_DEFENDANTS)
    (defendant,) = judgment.defendants
    if len(defendant.charges) != 1:
        raise NotMade(NoChange.SEVERAL_CHARGES)
    if judgment.result is None or judgment.reasoning is None or defendant.unread:
        raise NotMade(NoChange.NO_TERM)
    if _EARLIER.search(core.answer, judgment.result.start):
        raise NotMade(NoChange.EARLIER_SENTENCE)
    total = defendant.total
    if total is None or total.kind not in _TERMS or not total.months or total.days or total.span is None:
        raise NotMade(NoChange.NO_TERM)
    held = frozenset(found.id for found in defendant.circumstances)
    return Convicted(defendant, total, total.months, total.span, judgment.reasoning, held)


def _same(change: AttitudeChange, core: Sample, held: Collection[str]) -> bool:
    """Whether the case has that attitude already, or nothing that the change could take away or give."""
    if change in LOSING:
        return core.attitude not in ADMITTING or not set(held) & set(EARNING)
    if change is AttitudeChange.CONFESSED:
        return "confession" in held or "confession_heavier" in held
    return "surrender" in held


def _refuse_what_rests_on_admission(core: Sample, judgment: Judgment, held: Collection[str]) -> None:
    if "reconciliation" in held or _cites(judgment.articles, _RECONCILIATION):
        raise NotMade(NoChange.RECONCILED)
    summary = _cites(judgment.articles, _ADMITTED_PROCEDURE)
    if summary or "简易程序" in core.answer or "速裁" in core.answer:
        raise NotMade(NoChange.ADMITTED_PROCEDURE)


def _refuse_open_probation(convicted: Convicted, change: AttitudeChange, earned: Collection[str]) -> None:
    """缓刑 ends with a denial and stays where one leniency takes another's place; else the court would weigh it."""
    settled = change in WITHOUT_REMORSE or (change not in LOSING and bool(earned))
    if convicted.suspended and not settled:
        raise NotMade(NoChange.PROBATION_DEPENDS)


def _expected(change: AttitudeChange, held: frozenset[str], wording: Wording) -> frozenset[str]:
    expected = held - ATTITUDE_IDS
    if wording.earns:
        expected |= {wording.earns}
    if change not in LOSING:
        expected |= held & {"plea_leniency", "remorse"}
    return expected


def _cites(articles: Sequence[Article], numbers: Collection[int]) -> bool:
    return any(each.law == "刑事诉讼法" and each.number in numbers for each in articles)
