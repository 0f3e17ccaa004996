"""What is said of a standard and what was measured beside it."""

from __future__ import annotations

from collections.abc import Mapping

from resources.law.thresholds import Threshold
from resources.messages.message import Message, Value, message
from resources.messages.values import Yuan
from trainer.judgment.bands.amounts import Amount
from trainer.judgment.bands.reached import Reached, Step
from trainer.judgment.bands.standards import Limit, source_of

# What a row measures, as its amount is called; what is not here is never measured in yuan.
_MEASURED: Mapping[str, str] = {
    "amount": "bands.amount",
    "value": "bands.amount",
    "loss": "bands.loss",
    "illegal_gain": "bands.gain",
    "profit": "bands.gain",
    "tax": "bands.tax",
    "face": "bands.face",
    "sales": "bands.sales",
    "turnover": "bands.turnover",
    "settlement": "bands.settlement",
    "inflow": "bands.settlement",
    "stakes": "bands.stakes",
    "rake": "bands.rake",
}


_COUNTED: Mapping[str, str] = {
    "items": "bands.items",
    "timber_m3": "bands.cubic-metres",
    "guns": "bands.guns",
    "hazardous_waste_tons": "bands.tons",
    "victims": "bands.persons",
}


def reasons_of(found: Reached, crime: Value) -> tuple[Message, ...]:
    """One for each standard that tells, then that a tier has no national number."""
    said = [_step(step) for step in found.steps]
    if found.missed is not None and not found.untold and all(step.met for step in found.steps):
        said.append(_missed(found.missed))
    if found.untold:
        said.append(message("bands.untold", crime=crime))
    return tuple(said)


def _step(step: Step) -> Message:
    limit, row = step.limit, step.limit.row
    values = _values(step)
    if step.met:
        if limit.low != limit.high and limit.province is None:
            return message("bands.met-all", **values, limit=_number(row.of, limit.high))
        if limit.province is None:
            return message("bands.met", **values, limit=_from(row.of, limit.high))
        return message("bands.met-province", **values, limit=_from(row.of, limit.high), **_own(limit))
    if row.requires and step.amount.least >= limit.high:
        return message("bands.open-requires", **values, limit=_from(row.of, limit.high), cases=row.requires)
    if limit.low != limit.high and limit.province is None:
        return message("bands.open", **values, low=_number(row.of, limit.low), high=_number(row.of, limit.high))
    if limit.province is None:
        return message("bands.open-sum", **values, limit=_from(row.of, limit.high))
    return message("bands.open-sum-province", **values, limit=_from(row.of, limit.high), **_own(limit))


def _missed(step: Step) -> Message:
    limit = step.limit
    if limit.low != limit.high and limit.province is None:
        return message("bands.missed-all", **_values(step), limit=_number(limit.row.of, limit.low))
    if limit.province is None:
        return message("bands.missed", **_values(step), limit=_number(limit.row.of, limit.low))
    return message("bands.missed-province", **_values(step), limit=_number(limit.row.of, limit.low), **_own(limit))


def _values(step: Step) -> dict[str, Value]:
    source = source_of(step.limit.row.standard)
    return {"measured": measured(step.limit.row.of, step.amount), "source": source if source is not None else ""}


def _own(limit: Limit) -> dict[str, Value]:
    return {"province": limit.province or "", "document": limit.document or ""}


def measured(of: str, amount: Amount) -> Message:
    """The amount in the words of what it is."""
    if of in _COUNTED:
        return message("bands.counted", number=_counted(of, amount.most))
    if of in ("amount", "value") and amount.least != amount.most:
        return message("bands.amount-between", low=_yuan(amount.least), high=_yuan(amount.most))
    if of in ("amount", "value") and amount.parts > 1:
        return message("bands.amount-added", count=amount.parts, amount=_yuan(amount.most))
    return message(_MEASURED[of], amount=_yuan(amount.most))


def unsure(row: Threshold) -> Message:
    """That a later standard may count, which is not computed with."""
    source = source_of(row.standard)
    limit: Value = _from(row.of, row.low) if row.low is not None else ""
    return message("bands.unsure", day=row.since, limit=limit, source=source if source is not None else "")


def _from(of: str, number: float) -> Message:
    return message("bands.from", number=_number(of, number))


def _number(of: str, number: float) -> Value:
    return _counted(of, number) if of in _COUNTED else _yuan(number)


def _counted(of: str, number: float) -> Message:
    return message(_COUNTED[of], count=f"{number:g}")


def _yuan(number: float) -> Yuan:
    return Yuan(round(number))
