"""How old whom the facts name was on which day."""

from __future__ import annotations

from datetime import date

from trainer.judgment.checks.case import CheckedCase
from trainer.judgment.facts.types import StatedDefendant


def stated(case: CheckedCase, name: str) -> StatedDefendant | None:
    """What the facts state of a defendant, also under another way of writing his name."""
    for defendant, person in zip(case.judgment.defendants, case.stated, strict=False):
        if defendant.name == name:
            return person
    return None


def acts_from(case: CheckedCase) -> date | None:
    """The first day on which the acts may have been done; None where no day is known."""
    if case.act_date is not None:
        return case.act_date
    acts = case.facts.acts if case.facts else None
    return acts[0] if acts else None


def acts_until(case: CheckedCase) -> date | None:
    """The last day on which the acts may have been done; None where no day is known."""
    if case.act_date is not None:
        return case.act_date
    acts = case.facts.acts if case.facts else None
    return acts[1] if acts else None


def birthday(born: date, age: int) -> date:
    """The day on which somebody turns ``age``. In law he has reached it (已满) from the day after
    (法释〔2006〕1号, article 2)."""
    try:
        return born.replace(year=born.year + age)
    except ValueError:  # born on 29 February
        return date(born.year + age, 3, 1)
