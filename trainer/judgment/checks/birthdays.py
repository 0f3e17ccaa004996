"""How old whom the facts name was on which day."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from trainer.judgment.checks.case import CheckedCase
from trainer.judgment.checks.rules import Spans
from trainer.judgment.facts.types import StatedDefendant


def person_of(case: CheckedCase, place: int) -> StatedDefendant | None:
    """What the facts state of the defendant at ``place``; None where they state nothing."""
    return case.stated[place] if place < len(case.stated) else None


def under_at_acts(case: CheckedCase, place: int, age: int) -> Spans | None:
    """Where the facts have a birthday, or an age, by which he had not reached ``age`` at any of the acts."""
    person, until = person_of(case, place), acts_until(case)
    if person is None:
        return None
    if person.birth is not None:
        young = until is not None and until <= birthday(person.birth, age)
        return Spans(None, person.birth_span) if young else None
    # Whoever is that old now was no older then.
    return Spans(None, person.span) if person.age is not None and person.age < age else None


def reached_at_judgment(case: CheckedCase, place: int, age: int) -> Spans | None:
    """Where the facts have a birthday, or an age, by which he has reached ``age`` on the day of the judgment."""
    person = person_of(case, place)
    if person is None:
        return None
    if person.birth is not None:
        old = case.judged_on is not None and case.judged_on > birthday(person.birth, age)
        return Spans(None, person.birth_span) if old else None
    return Spans(None, person.span) if person.age is not None and person.age >= age else None


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


@lru_cache(maxsize=256)
def birthday(born: date, age: int) -> date:
    """The day on which somebody turns ``age``. In law he has reached it (已满) from the day after
    (法释〔2006〕1号, article 2). The last day of the calendar where the birth is written as too late for any."""
    if born.year + age > date.max.year:
        return date.max
    try:
        return born.replace(year=born.year + age)
    except ValueError:  # born on 29 February
        return date(born.year + age, 3, 1)
