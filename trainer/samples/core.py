"""A judgment as a core sample: its facts as the question, the court's reasoning and verdict as the answer."""

from __future__ import annotations

import re
from enum import StrEnum

from resources.law.circumstances import attitudes
from trainer.judgment.compact import Compact
from trainer.judgment.document import Document
from trainer.judgment.reader import read_judgment
from trainer.judgment.sections import find_sections
from trainer.judgment.types import Attitude, Defendant, Judgment, SentenceKind
from trainer.masking.masking import mask
from trainer.samples.declared import ADMITTING, attitude_statements, declared
from trainer.samples.layout import answer_text, facts_text, paragraphs
from trainer.samples.origin import court_and_year
from trainer.samples.prompt import StatedAttitude
from trainer.samples.sample import Sample, SampleKind


class NoCore(StrEnum):
    """Why a document that was read is no core sample. The value is what reports print."""

    REJECTED = "rejected"  # the document itself: see its own reason
    NOT_GUILTY = "not_guilty"
    NO_NARRATION = "no_narration"  # what stands for facts only refers to others: 指控的事实属实
    VERDICT_IN_FACTS = "verdict_in_facts"
    DAMAGED_BY_MASKING = "damaged_by_masking"  # the masked answer reads otherwise than the judgment did


SHORTEST_FACTS = 50
"""Characters below which nothing is narrated."""
_TELLS = re.compile(
    r"本院认为|判决如下|其行为[^，。；]{0,12}构成|已构成[^，。；]{2,20}罪|应当?以[^，。；]{2,20}罪(?:追究|定罪|论处)|(?:建议|应当?|提请)[^，。；]{0,20}判处"
)
# What a victim or an assessor wishes for tells nothing of the charge; the sentence that it asks for may be another.
_WISHING = re.compile(r"司法局|司法所|被害|受害|死者|亲属|家属|原告人")
_PROSECUTING = re.compile(r"公诉|检察")
_WISH = re.compile(
    r"[，；]?(?:并|且)?(?:建议|请求|希望|要求)[^，。；]{0,20}(?:判处?|适用|宣告)[^，。；]{0,12}(?:缓刑|非监禁刑罚?)(?:，实行社区矫正)?"
)
_STATEMENT = re.compile(r"[^。]+。?")
_DENYING = (Attitude.DENIED, Attitude.RECANTED, Attitude.SILENT)
_CONFESSING = frozenset(("surrender", "confession", "confession_heavier", "plea_leniency"))
_TERMS = (SentenceKind.FIXED_TERM, SentenceKind.DETENTION, SentenceKind.CONTROL)


def core_sample(
    text: str, document: Document, *, case: str, court: str = "", year: int | None = None
) -> Sample | NoCore:
    """The masked sample of ``document``, which was read from ``text``, or why there is none.

    ``case`` is the document's hash (hexadecimal), which also decides whether the attitude stands in the facts or in a
    line of its own; ``court`` and ``year`` are read from the text where its source does not say them.
    """
    judgment = document.judgment
    if document.rejected is not None or judgment is None or document.fact is None:
        return NoCore.REJECTED
    if judgment.reasoning is None or judgment.result is None:
        return NoCore.REJECTED
    defendants = judgment.defendants
    if any(each.total is not None and each.total.kind is SentenceKind.NOT_GUILTY for each in defendants):
        return NoCore.NOT_GUILTY
    facts = without_wishes(facts_text(document.fact))
    if len(facts) < SHORTEST_FACTS:
        return NoCore.NO_NARRATION
    if tells_verdict(facts):
        return NoCore.VERDICT_IN_FACTS
    told = declared(facts, defendants, _header(text))
    stated = stated_attitude(defendants) if int(case[:8], 16) % 2 else StatedAttitude.NOT_STATED
    left_out = set(attitude_statements(told)) if stated is not StatedAttitude.NOT_STATED else set()
    added = "\n".join(statement for _, statement in told if statement not in left_out)
    answer = answer_text(text[judgment.reasoning.start : judgment.result.end])
    masked = mask(
        (f"{facts}\n{added}".strip(), answer), defendants=[each.name for each in defendants], document=paragraphs(text)
    )
    if not _reads_alike(read_judgment(masked.parts[1]), judgment):
        return NoCore.DAMAGED_BY_MASKING
    named, numbered = ("", None) if court and year else court_and_year(text)
    total = defendants[0].total
    return Sample(
        id=f"{case}-core",
        case=case,
        kind=SampleKind.CORE,
        facts=masked.parts[0],
        stated=stated,
        answer=masked.parts[1],
        attitude=_weightiest([each.attitude for each in defendants]),
        charges=tuple(dict.fromkeys(charge.name for each in defendants for charge in each.charges)),
        defendants=len(defendants),
        months=total.months if total is not None and total.kind in _TERMS else None,
        court=court or named,
        year=year or numbered,
    )


def tells_verdict(facts: str) -> bool:
    """Whether the facts give away what is to be predicted."""
    return _TELLS.search(facts) is not None


def without_wishes(facts: str) -> str:
    """``facts`` without the clauses in which others than the prosecution ask for probation."""

    def heard(match: re.Match[str]) -> str:
        statement = match.group()
        if not _WISHING.search(statement) or _PROSECUTING.search(statement):
            return statement
        return _WISH.sub("", statement)

    return _STATEMENT.sub(heard, facts)


def stated_attitude(defendants: tuple[Defendant, ...]) -> StatedAttitude:
    """What a user would state of the defendants beside the facts: 坦白 for what the law calls so, or more."""
    shown = {each.attitude for each in defendants}
    if shown and shown <= set(_DENYING):
        return StatedAttitude.DENIED
    confessed = all(_CONFESSING & {found.id for found in each.circumstances} for each in defendants)
    if shown and shown <= set(ADMITTING) and confessed:
        return StatedAttitude.CONFESSED
    return StatedAttitude.NOT_STATED


def _header(text: str) -> str:
    """What stands before the report of the trial, without white space."""
    compact = Compact(text)
    header = find_sections(compact).header
    return compact.chars[slice(*header)] if header else ""


def _reads_alike(masked: Judgment, judgment: Judgment) -> bool:
    """Whether both say the same of the same number of defendants: charges, sentences, fines, circumstances."""
    return len(masked.defendants) == len(judgment.defendants) and all(
        _said(one) == _said(other) for one, other in zip(masked.defendants, judgment.defendants, strict=True)
    )


def _said(defendant: Defendant) -> tuple[object, ...]:
    total = defendant.total
    return (
        tuple((charge.name, charge.fine_yuan) for charge in defendant.charges),
        total and (total.kind, total.months, total.days),
        defendant.total_fine_yuan,
        defendant.probation_months,
        frozenset(found.id for found in defendant.circumstances),
    )


def _weightiest(shown: list[Attitude]) -> Attitude:
    order = [Attitude(rule.label) for rule in attitudes()]
    stated = [attitude for attitude in shown if attitude is not Attitude.NOT_STATED]
    return min(stated, key=order.index, default=Attitude.NOT_STATED)
