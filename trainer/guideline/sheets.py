"""The sheets of a judgment: one for each charge whose range is known."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from fractions import Fraction
from typing import Protocol

from resources.law.fines import takes_amount
from resources.law.guideline_provinces import province_guideline
from trainer.guideline.basis import Basis
from trainer.guideline.drug_names import INCREMENT_OF_DRUG
from trainer.guideline.noticed import noticed_lines
from trainer.guideline.several import Combined, combined
from trainer.guideline.sheet import Sheet, new_sheet
from trainer.judgment.bands.amounts import amount_of
from trainer.judgment.bands.types import Band
from trainer.judgment.checks.case import CheckedCase, Count
from trainer.judgment.measures.types import DrugWeight, Money, MoneyRole
from trainer.judgment.types import Finding

_TELECOM = "法发〔2016〕32号"  # the opinion on fraud by telecommunication, which a band of such a fraud cites


class Measured(Protocol):
    """What is measured in the facts, read when it is asked for."""

    @property
    def money(self) -> tuple[Money, ...]: ...

    @property
    def drugs(self) -> tuple[DrugWeight, ...]: ...


def sheets_of(
    case: CheckedCase,
    bands: Iterable[Band],
    measures: Measured,
    province: str | None = None,
    findings: Sequence[Finding] = (),
) -> tuple[Sheet, ...]:
    """In the order of the bands. ``province``: whose rules are used; None leaves the national guideline. ``findings``
    tell what the judgment has passed over."""
    counts = {count.at: count for count in case.counts}
    return tuple(
        _sheet(case, counts[band.at], band, measures, province, findings) for band in bands if band.at in counts
    )


def several_of(sheets: Collection[Sheet], defendant: int, charges: int) -> Combined | None:
    """All of a defendant's crimes together; None unless each of them has its range."""
    months = [sheet.months for sheet in sheets if sheet.at.defendant == defendant]
    known = [each for each in months if each is not None]
    return combined(known) if len(known) == charges else None


def _sheet(
    case: CheckedCase, count: Count, band: Band, measures: Measured, province: str | None, findings: Sequence[Finding]
) -> Sheet:
    name = count.rule.name if count.rule else count.charge.name
    found = tuple(dict.fromkeys(each.id for each in count.defendant.circumstances))
    basis = Basis(
        found=found,
        stated=tuple(each for each in _stated(case, count, findings) if each not in found),
        province=province,
        yuan=_yuan(measures, count.at.defendant or 0) if _counts_money(name, province) else None,
        grams=_grams(measures) if _computed(province) else {},
        telecom=any(_TELECOM in str(source) for source in band.sources),
        judged_on=case.judged_on,
    )
    sentence = count.charge.sentence
    return new_sheet(count.at, name, band.version, band.tiers, basis, sentence.penalty if sentence else None)


def _stated(case: CheckedCase, count: Count, findings: Sequence[Finding]) -> Iterator[str]:
    """What the facts say of this defendant, and what follows from them."""
    place = count.at.defendant or 0
    person = case.stated[place]
    if person is not None:
        yield from dict.fromkeys(circumstance.id for circumstance in person.circumstances)
    yield from noticed_lines(findings, place)


def _counts_money(charge: str, province: str | None) -> bool:
    """Whether anything on the sheet depends on the amount: increments of a province, the fine."""
    return _computed(province) or takes_amount(charge)


def _computed(province: str | None) -> bool:
    """Whether the province has rules that are computed with."""
    rules = province_guideline(province) if province else None
    return rules is not None and not rules.old


def _yuan(measures: Measured, who: int) -> Fraction | None:
    """The amount of the crime, where the facts leave no doubt about it."""
    amount = amount_of(measures.money, (MoneyRole.TAKEN, MoneyRole.TOTAL), who)
    return Fraction(str(amount.least)) if amount is not None and amount.least == amount.most else None


def _grams(measures: Measured) -> dict[str, Fraction]:
    """By the names of the increments: the stated sum of each kind, else its one weight; none where it is in doubt."""
    grams: dict[str, Fraction] = {}
    for kind in dict.fromkeys(weight.kind for weight in measures.drugs):
        weights = [weight for weight in measures.drugs if weight.kind == kind]
        known = {weight.grams for weight in weights if weight.total} or {weight.grams for weight in weights}
        increment = INCREMENT_OF_DRUG.get(kind)
        if increment is None or len(known) != 1:
            return {}
        grams[increment] = grams.get(increment, Fraction(0)) + Fraction(str(known.pop()))
    return grams
