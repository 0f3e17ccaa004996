"""The sheets of a judgment: one for each charge whose range is known."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from fractions import Fraction

from trainer.guideline.basis import Basis
from trainer.guideline.drug_names import INCREMENT_OF_DRUG
from trainer.guideline.several import Combined, combined
from trainer.guideline.sheet import Sheet, new_sheet
from trainer.judgment.bands.types import Band
from trainer.judgment.checks.case import CheckedCase, Count
from trainer.judgment.measures.types import Measures, MoneyRole

_TELECOM = "法发〔2016〕32号"  # the opinion on fraud by telecommunication, which a band of such a fraud cites


def sheets_of(
    case: CheckedCase, bands: Iterable[Band], measures: Measures, province: str | None = None
) -> tuple[Sheet, ...]:
    """In the order of the bands. ``province``: whose rules are used; None leaves the national guideline."""
    counts = {count.at: count for count in case.counts}
    return tuple(_sheet(case, counts[band.at], band, measures, province) for band in bands if band.at in counts)


def several_of(sheets: Collection[Sheet], defendant: int, charges: int) -> Combined | None:
    """All of a defendant's crimes together; None unless each of them has its range."""
    months = [sheet.months for sheet in sheets if sheet.at.defendant == defendant]
    known = [each for each in months if each is not None]
    return combined(known) if len(known) == charges else None


def _sheet(case: CheckedCase, count: Count, band: Band, measures: Measures, province: str | None) -> Sheet:
    name = count.rule.name if count.rule else count.charge.name
    found = tuple(dict.fromkeys(each.id for each in count.defendant.circumstances))
    basis = Basis(
        found=found,
        stated=tuple(each for each in _stated(case, count) if each not in found),
        province=province,
        yuan=_yuan(measures, count.at.defendant or 0),
        grams=_grams(measures),
        telecom=any(_TELECOM in str(source) for source in band.sources),
        judged_on=case.judged_on,
    )
    sentence = count.charge.sentence
    return new_sheet(count.at, name, band.version, band.tiers, basis, sentence.penalty if sentence else None)


def _stated(case: CheckedCase, count: Count) -> Sequence[str]:
    """What the facts say of this defendant."""
    if case.facts is None:
        return ()
    own = [each for each in case.facts.defendants if each.name == count.defendant.name]
    return tuple(dict.fromkeys(circumstance.id for each in own for circumstance in each.circumstances))


def _yuan(measures: Measures, who: int) -> Fraction | None:
    """The amount of the crime, where the facts leave no doubt about it."""
    own = [each for each in measures.money if not each.who or who in each.who]
    totals = {each.yuan for each in own if each.role is MoneyRole.TOTAL}
    taken = totals or {each.yuan for each in own if each.role is MoneyRole.TAKEN}
    return Fraction(taken.pop()) if len(taken) == 1 else None


def _grams(measures: Measures) -> dict[str, Fraction]:
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
