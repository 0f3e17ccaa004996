"""What the sentencing guideline allows for a circumstance that a column has otherwise."""

from __future__ import annotations

from typing import TYPE_CHECKING

from desktop.judging.what_if.change import whose_circumstance
from desktop.judging.what_if.circumstance import Circumstance
from resources.law.circumstances import circumstance_rules
from resources.messages.message import Message, message
from trainer.judgment.types import circumstance_named

if TYPE_CHECKING:
    from desktop.judging.verdict import Verdict

_RULE = {
    Circumstance.SURRENDER: "surrender",
    Circumstance.CONFESSION: "confession",
    Circumstance.MERIT: "merit",
    Circumstance.RECIDIVISM: "recidivist",
    Circumstance.ACCESSORY: "accessory",
    Circumstance.ATTEMPT: "attempt",
    Circumstance.RESTITUTION: "restitution",
    Circumstance.FORGIVENESS: "forgiven_only",
    Circumstance.PLEA: "plea_leniency",
}


def guideline_share(change: tuple[str, str]) -> Message | None:
    """``change`` as `as_pair` writes it; None where it is no circumstance, or the guideline gives it no percentage."""
    key, value = change
    name, _ = whose_circumstance(value)
    if key not in ("added", "removed") or name not in set(Circumstance):
        return None
    identity = _RULE.get(Circumstance(name))
    rule = circumstance_rules()[identity] if identity is not None else None
    if identity is None or rule is None or rule.adjust_pct is None:
        return None
    least, most = rule.adjust_pct
    named = circumstance_named(identity)
    if most <= 0:
        if most == 0:
            return message("what-if.less-up-to", circumstance=named, most=-least)
        return message("what-if.less-between", circumstance=named, least=-most, most=-least)
    if least <= 0:
        return message("what-if.more-up-to", circumstance=named, most=most)
    return message("what-if.more-between", circumstance=named, least=least, most=most)


def guideline_months(verdict: Verdict) -> tuple[Message, ...]:
    """What the worked sheets of a verdict come to, of one for each defendant with one crime."""
    found = []
    defendants = verdict.judgment.defendants
    for sheet in verdict.sheets:
        number = sheet.at.defendant
        if number is None or sheet.months is None or len(defendants[number].charges) != 1:
            continue
        least, most = sheet.months
        if len(defendants) > 1:
            name = defendants[number].name
            found.append(message("what-if.guideline-months-of", name=name, least=least, most=most))
        else:
            found.append(message("what-if.guideline-months", least=least, most=most))
    return tuple(found)
