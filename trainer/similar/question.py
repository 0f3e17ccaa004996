"""What is asked of an index: a case without its outcome, and what is to weigh in the comparison."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from resources.law.provinces import province_in
from trainer.judgment.comparable_charges import comparable_charge
from trainer.judgment.facts.reader import read_facts
from trainer.judgment.types import Attitude
from trainer.masking.masking import mask
from trainer.similar.measured import measured


@dataclass(frozen=True, slots=True)
class Weights:
    """What orders the cases beside their text; each can be left out."""

    band: bool = True
    amount: bool = True
    attitude: bool = True
    circumstances: bool = True
    defendants: bool = True
    year: bool = True
    province: bool = True


@dataclass(frozen=True, slots=True)
class Asked:
    """One defendant's case. ``facts`` are masked, as those of the index are. ``charges`` are comparable names, () where
    none is known; ``bands`` belong to them (see `Measured`). ``year`` is that of the judgment, or of the act where
    there is none yet. ``id``: the case's own in the index, "" where it has none; it is never found for itself.
    """

    facts: str
    charges: tuple[str, ...] = ()
    weights: Weights = field(default_factory=Weights)
    province: str = ""
    year: int | None = None
    amount_yuan: int | None = None
    bands: tuple[str, ...] = ()
    circumstances: tuple[str, ...] = ()
    attitude: Attitude = Attitude.NOT_STATED
    defendants: int = 1
    id: str = ""


def asked_of(
    facts: str,
    charges: Sequence[str] = (),
    *,
    name: str = "",
    province: str | None = None,
    act_date: date | None = None,
    weights: Weights | None = None,
) -> Asked:
    """``charges`` in any form; ``name``: whose case of several defendants it is, the first one's where that is empty.
    ``province`` and ``act_date`` are told by the facts where they are not given. Never raises on text."""
    comparable = tuple(dict.fromkeys(comparable_charge(charge) for charge in charges))
    where = province or province_in(facts) or ""
    found = measured(facts, comparable, name, province=where, act_date=act_date)
    return Asked(
        facts=mask([facts], defendants=[name] if name else []).parts[0],
        charges=comparable,
        weights=weights or Weights(),
        province=where,
        year=act_date.year if act_date else acted_in(facts),
        amount_yuan=found.amount_yuan,
        bands=found.bands,
        circumstances=found.circumstances,
        attitude=found.attitude,
        defendants=found.defendants,
    )


def accused_of(facts: str) -> tuple[str, ...]:
    """The charges that an accusation within the facts names, () where there is none."""
    return tuple(dict.fromkeys(comparable_charge(charge.name) for charge in read_facts(facts).charges))


def acted_in(facts: str) -> int | None:
    """The year of the last act that the facts date."""
    acts = read_facts(facts).acts
    return acts[1].year if acts else None
