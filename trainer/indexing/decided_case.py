"""A judgment that was read, as a case of an index: masked, and with what it is compared by."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from resources.law.article import CRIMINAL_LAW
from resources.law.provinces import province_in
from trainer.indexing.court import level_of
from trainer.judgment.comparable_charges import comparable_charge
from trainer.judgment.types import Defendant, Judgment, SentenceKind
from trainer.masking.masking import mask
from trainer.preparation.selection.select import ReadSource
from trainer.samples.layout import facts_text, paragraphs
from trainer.similar.case import CaseSentence, IndexedCase, case_row
from trainer.similar.measured import Measured, measured

DEATH = (SentenceKind.DEATH, SentenceKind.DEATH_REPRIEVE)


@dataclass(frozen=True, slots=True)
class CaseContent:
    """A case as what was made of a document."""

    indexed: IndexedCase

    @property
    def case(self) -> str:
        return self.indexed.id

    @property
    def facts(self) -> str:
        return self.indexed.facts

    def row(self) -> dict[str, Any]:
        return case_row(self.indexed)


def decided_case(read: ReadSource) -> IndexedCase:
    """Names and what identifies persons is masked, as in samples for training; a sample is masked already."""
    judgment, document = read.judgment, read.document
    raw = facts_text(document.fact or "")
    parts = (raw, paragraphs(document.reasoning or ""), paragraphs(document.result or ""))
    names = [each.name for each in judgment.defendants]
    if not read.source.case:
        # The names are masked as a part of their own, so that none is shown that no other part has.
        masked = mask((*parts, "\n".join(names)), defendants=names, document=paragraphs(read.source.text)).parts
        parts, names = (masked[0], masked[1], masked[2]), masked[3].split("\n")
    province = province_in(read.court) or province_in(read.source.text) or ""
    found = [_measured(raw, each, province, read.year) for each in judgment.defendants]
    return IndexedCase(
        id=read.case,
        facts=parts[0],
        reasoning=parts[1],
        result=parts[2],
        court=read.court,
        province=province,
        level=level_of(read.court),
        year=read.year,
        amount_yuan=max((each.amount_yuan for each in found if each.amount_yuan), default=None),
        articles=_cited(judgment),
        defendants=tuple(
            _sentence(each, measures, name)
            for each, measures, name in zip(judgment.defendants, found, names, strict=True)
        ),
    )


def _measured(facts: str, defendant: Defendant, province: str, year: int | None) -> Measured:
    charges = list(dict.fromkeys(comparable_charge(charge.name) for charge in defendant.charges))
    return measured(facts, charges, defendant.name, province=province, year=year)


def _sentence(defendant: Defendant, measures: Measured, name: str) -> CaseSentence:
    total = defendant.total
    kind = total.kind if total else None
    return CaseSentence(
        charges=tuple(dict.fromkeys(comparable_charge(charge.name) for charge in defendant.charges)),
        kind=kind,
        months=(total.months or 0) if total else 0,
        life=kind is SentenceKind.LIFE,
        death=kind in DEATH,
        fine_yuan=defendant.total_fine_yuan or 0,
        probation_months=defendant.probation_months or 0,
        circumstances=tuple(dict.fromkeys(each.id for each in defendant.circumstances)),
        attitude=defendant.attitude,
        name=name,
        bands=measures.bands,
    )


def _cited(judgment: Judgment) -> tuple[str, ...]:
    """Articles of 刑法 in their order, 之一 as "133-1"."""
    charged = (article for each in judgment.defendants for charge in each.charges for article in charge.articles)
    cited = {(each.number, each.sub or 0) for each in (*judgment.articles, *charged) if each.law == CRIMINAL_LAW}
    return tuple(f"{number}-{sub}" if sub else str(number) for number, sub in sorted(cited))
