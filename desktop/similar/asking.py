"""Asks an index for the cases that are similar to one that was judged, defendant by defendant."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields, replace
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.similar.kept import GIST, KeptSimilar, Neighbour, SimilarCases, TermSpan
from trainer.similar.hit import Hit
from trainer.similar.question import Weights, asked_of
from trainer.similar.reasons import differences_of, reasons_of
from trainer.similar.sentence_told import sentence_told
from trainer.similar.span import NEIGHBOURS, span_of, why_no_span

if TYPE_CHECKING:
    from desktop.judging.verdict import Verdict
    from trainer.similar.index import CaseIndex

WEIGHTS = tuple(field.name for field in fields(Weights))
"""The names of what weighs in law beside the text."""
MOST_DEFENDANTS = 12
"""Of a judgment with more, the first are asked for."""


def ask(index: CaseIndex, verdict: Verdict, weighed: Sequence[str] = WEIGHTS) -> KeptSimilar | None:
    """None where there are no facts to ask with, or nobody to ask for. Raises SimilarError."""
    defendants = verdict.judgment.defendants[:MOST_DEFENDANTS]
    if not verdict.case.facts.strip() or not defendants:
        return None
    about = index.about
    return KeptSimilar(
        asked=datetime.now().astimezone().isoformat(timespec="seconds"),
        corpus=about.corpus,
        cases=about.cases,
        years=about.years,
        made=about.made,
        masked=about.masked,
        parts=tuple(ask_for(index, verdict, place, weighed) for place in range(len(defendants))),
    )


def ask_for(index: CaseIndex, verdict: Verdict, place: int, weighed: Sequence[str] = WEIGHTS) -> SimilarCases:
    """Of one defendant, by his place. ``weighed``: the names of what weighs. Raises SimilarError."""
    defendant, case = verdict.judgment.defendants[place], verdict.case
    asked = asked_of(
        case.facts,
        tuple(charge.name for charge in defendant.charges),
        name=defendant.name,
        province=case.province,
        act_date=case.act_date,
        weights=Weights(**{name: name in weighed for name in WEIGHTS}),
    )
    hits, calibration = index.search(asked, NEIGHBOURS), index.calibration
    span = span_of(hits, calibration)
    return SimilarCases(
        defendant=place,
        charges=asked.charges,
        weighed=tuple(name for name in WEIGHTS if name in weighed),
        neighbours=tuple(map(_neighbour, hits)),
        span=None if span is None else TermSpan(span.p10, span.p50, span.p90, span.count, span.share),
        why_not=why_no_span(hits, calibration),
    )


def asked_again(
    index: CaseIndex, verdict: Verdict, before: KeptSimilar, place: int, weighed: Sequence[str]
) -> KeptSimilar:
    """With something else that weighs, for one defendant. Raises SimilarError."""
    now = datetime.now().astimezone().isoformat(timespec="seconds")
    return replace(before.with_part(ask_for(index, verdict, place, weighed)), asked=now)


def _neighbour(hit: Hit) -> Neighbour:
    case, sentence = hit.case, hit.sentence
    return Neighbour(
        id=case.id,
        score=round(hit.score, 4),
        charges=sentence.charges,
        sentence=sentence_told(sentence),
        months=sentence.months,
        life=sentence.life,
        death=sentence.death,
        fine_yuan=sentence.fine_yuan,
        probation_months=sentence.probation_months,
        circumstances=sentence.circumstances,
        court=case.court,
        province=case.province,
        level=case.level,
        year=case.year,
        alike=reasons_of(hit),
        unlike=differences_of(hit),
        gist=(case.reasoning or case.facts).strip()[:GIST],
    )
