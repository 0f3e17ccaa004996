"""The lines of the two layers: every circumstance, on where the case has it; and the court's margin."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from resources.law.circumstances import CircumstanceRule, circumstance_rules, circumstances
from resources.law.guideline import Bounds, ChargeGuideline, guideline_method, guideline_of
from resources.law.guideline_provinces import ProvinceGuideline, province_guideline
from resources.messages.message import Message, message
from trainer.guideline.basis import Basis
from trainer.guideline.line import Line, Source, Stage

_OPEN: dict[str, Bounds] = {"从宽": (-100, 0), "从重": (0, 100), "中性": (-100, 100)}
_STAGES = {1: Stage.FIRST, 2: Stage.SECOND}


def factor_lines(charge: ChargeGuideline, basis: Basis) -> Iterator[Line]:
    """First layer, second layer, what belongs to this crime alone, the margin."""
    found = _together(basis.found)
    for line in _offered(charge.name, basis.province):
        if line.key in found:
            yield replace(line, on=True, origin="judgment")
        else:
            yield replace(line, origin="facts") if line.key in basis.stated else line


@cache
def _offered(name: str, province: str | None) -> tuple[Line, ...]:
    """All lines of a charge as they stand where the case has none of the circumstances."""
    charge = guideline_of(name)
    if charge is None:
        return ()
    rules = province_guideline(province) if province else None
    rules = rules if rules and not rules.old else None
    lines = [_line(rule, rules, counts=not charge.direct) for rule in circumstances() if rule.layer is not None]
    lines.sort(key=lambda line: line.stage is Stage.SECOND)
    return (*lines, *(() if charge.direct else (*_own(charge), _margin())))


def _margin() -> Line:
    method = guideline_method()
    bounds = (-method.margin, method.margin)
    source = Source(method.document, "二(三)")
    note = message("guideline.beyond-margin")
    return Line(
        "margin", Stage.COURT, message("guideline.margin"), "percent", bounds, *bounds, source=source, note=note
    )


def widened(line: Line, minor: bool) -> Line:
    """The line for a minor offence (犯罪较轻), for which the guideline lets some reductions go beyond their bounds."""
    if line.key not in guideline_method().minor:
        return line
    rule = circumstance_rules().get(line.key)
    if rule is None or rule.adjust_pct is None:
        return line
    low, high = rule.adjust_pct
    return line.within((-100 if minor else low, high))


def _together(found: tuple[str, ...]) -> tuple[str, ...]:
    """Compensation found in one place and forgiveness in another are one circumstance, that of both."""
    if {"comp_only", "forgiven_only"} <= set(found):
        return (*(each for each in found if each not in ("comp_only", "forgiven_only")), "comp_forgiven")
    return found


def _line(rule: CircumstanceRule, rules: ProvinceGuideline | None, *, counts: bool) -> Line:
    method = guideline_method()
    bounds, source, note = rule.adjust_pct, Source(method.document, method.items.get(rule.id, ""), rule.articles), None
    if bounds is None and rules is not None and rule.id in rules.percent:
        bounds, source = rules.percent[rule.id], Source(rules.document, articles=rule.articles)
    if bounds is None:
        source, note = Source(articles=rule.articles), message("guideline.no-percentage")
    return Line(
        key=rule.id,
        stage=_STAGES[rule.layer or 2],
        name=Message(f"circumstances.{rule.id}"),
        unit="percent",
        bounds=bounds or _OPEN[rule.direction],
        low=bounds[0] if bounds else 0,
        high=bounds[1] if bounds else 0,
        on=False,
        source=source,
        origin="offered",
        asked=bounds is None,
        counts=counts,
        note=_note(rule.id) or note,
    )


def _note(circumstance: str) -> Message | None:
    """What a line of its own says beside its figures."""
    method = guideline_method()
    if circumstance == method.recidivist:
        return message("guideline.three-months", months=method.recidivist_months)
    if circumstance == method.plea:
        return message("guideline.frame", narrow=method.frame, wide=method.frame_with)
    return message("guideline.record-practice") if circumstance == "prior_record" else None


def _own(charge: ChargeGuideline) -> Iterator[Line]:
    """Percentages of this crime alone: offered, as no one reads them out of a text."""
    for name, bounds in charge.adjust.items():
        yield Line(
            key=name,
            stage=Stage.SECOND,
            name=Message(f"guideline.{name}"),
            unit="percent",
            bounds=bounds,
            low=bounds[0],
            high=bounds[1],
            on=False,
            source=Source(charge.document, charge.item),
            origin="offered",
        )
