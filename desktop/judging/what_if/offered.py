"""What can be otherwise in a case, as a lawyer is offered it."""

from __future__ import annotations

from collections.abc import Sequence

from desktop.judging.case import Case
from desktop.judging.what_if.against import beside, states
from desktop.judging.what_if.change import CircumstanceChange
from desktop.judging.what_if.circumstance import Circumstance
from desktop.judging.what_if.figures import Figure, figures_of
from desktop.judging.what_if.reading import Reading


def defendants_of(case: Case) -> tuple[str, ...]:
    """Their names, as the facts have them."""
    return tuple(each.name for each in Reading(case.facts).facts.defendants)


def circumstances_of(case: Case, defendant: str) -> tuple[CircumstanceChange, ...]:
    """For each circumstance whether it can be taken out, because it is stated, or put in."""
    reading = Reading(case.facts)
    position = reading.position(defendant)
    named = defendant if len(reading.facts.defendants) > 1 else ""
    return tuple(
        CircumstanceChange(each, not (states(each, reading, position) or beside(each) is case.attitude), named)
        for each in Circumstance
    )


def exchangeable(case: Case) -> Sequence[Figure]:
    """The amounts, weights and injuries of the facts."""
    return figures_of(case.facts, defendants_of(case))
