"""The first lines of a sheet: the start, and what adds to it, by the nation's guideline and the province's rules."""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from resources.law.guideline import Bounds, ChargeGuideline
from resources.law.guideline_provinces import Increment, ProvinceGuideline, ProvinceStart, province_guideline
from resources.messages.message import Message, message
from resources.messages.values import Term, Yuan
from trainer.guideline.basis import Basis
from trainer.guideline.line import Line, Source, Stage

_TELECOM = "telecom-amount"
_AMOUNTS = ("amount", "amount-beyond", _TELECOM)
MOST_MONTHS = 180  # what one line may add: no prison term is longer (刑法 45)


def start_lines(charge: ChargeGuideline, band: Bounds | None, basis: Basis) -> tuple[Line, ...]:
    """The start and the increments of a band; () where the guideline has no start for it."""
    starts = charge.starts_of(band)
    if not starts:
        return ()
    national = (min(low for low, _ in starts), max(high for _, high in starts))
    rules = province_guideline(basis.province) if basis.province else None
    own = rules.start_of(charge.name, band) if rules else None
    if rules is None or own is None or rules.old:
        note = _shown_only(rules, own) or (message("guideline.several-starts") if len(starts) > 1 else None)
        source = Source(charge.document, charge.item)
        return (_start(national, source, note), *_national(charge))
    source = Source(rules.document)
    return (_start(own.start, source, None), *(_provincial(add, own, source, basis) for add in own.adds))


def _start(bounds: Bounds, source: Source, note: Message | None) -> Line:
    return Line("start", Stage.START, message("guideline.start"), "months", bounds, *bounds, source=source, note=note)


def _shown_only(rules: ProvinceGuideline | None, own: ProvinceStart | None) -> Message | None:
    """What is said of a province's rules that are not computed with."""
    if rules is None or own is None:
        return None
    return message("guideline.old-province", document=rules.document, low=Term(own.start[0]), high=Term(own.start[1]))


def _national(charge: ChargeGuideline) -> Iterator[Line]:
    """What adds, without any figure."""
    if charge.direct:
        return
    for factor in charge.adds:
        yield Line(
            key=f"add-{factor}",
            stage=Stage.INCREMENTS,
            name=Message(f"guideline.{factor}"),
            unit="months",
            bounds=(0, MOST_MONTHS),
            low=0,
            high=0,
            source=Source(charge.document, charge.item),
            asked=True,
        )


def _provincial(add: Increment, start: ProvinceStart, source: Source, basis: Basis) -> Line:
    measured = _measured(add, start, basis)
    replaced = start.until is not None and (basis.judged_on is None or basis.judged_on >= start.until)
    units = None if measured is None or replaced else add.units(measured)
    note = message("guideline.standard-replaced", day=start.until) if replaced and start.until else _each(add)
    return Line(
        key=f"add-{add.id}",
        stage=Stage.INCREMENTS,
        name=Message(f"guideline.{add.id}"),
        unit="months",
        bounds=add.months,
        low=add.months[0],
        high=add.months[1],
        source=source,
        count=units or 0,
        asked=units is None,
        note=note,
    )


def _measured(add: Increment, start: ProvinceStart, basis: Basis) -> Fraction | None:
    """What the case has of it; None where that is not known or nobody measures it."""
    if add.unit == "grams":
        return basis.grams.get(add.id, Fraction(0)) if basis.grams else None
    if add.unit == "one" or basis.yuan is None or add.id not in _AMOUNTS:
        return None
    of_telecom = add.id == _TELECOM
    if of_telecom == basis.telecom:
        return basis.yuan
    # Of two ways of counting the other one measures nothing; where the one that is meant has no figures, it is asked.
    return Fraction(0) if of_telecom or any(each.id == _TELECOM for each in start.adds) else None


def _each(add: Increment) -> Message:
    """What one unit is."""
    low, high = add.months
    same = low == high
    months = (
        message("guideline.month-each", count=low) if same else message("guideline.months-each", low=low, high=high)
    )
    if add.unit == "one":
        return message("guideline.each-one", months=months)
    per: Yuan | str = Yuan(int(add.per)) if add.unit == "yuan" else f"{float(add.per):g}"
    if add.beyond is None:
        return message("guideline.each-yuan" if add.unit == "yuan" else "guideline.each-gram", per=per, months=months)
    if add.unit == "yuan":
        return message("guideline.each-yuan-beyond", per=per, months=months, beyond=Yuan(add.beyond))
    return message("guideline.each-gram-beyond", per=per, months=months, beyond=add.beyond)
