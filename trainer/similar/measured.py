"""What weighs in law, as the facts alone tell it: read in the same way of the case that is asked about and of those in
the index, so that the two can be compared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from resources.law.charges import Tier
from trainer.judgment.bands.bands import bands_of
from trainer.judgment.bands.narration import Narration
from trainer.judgment.bands.types import Band
from trainer.judgment.checks.case import CheckedCase, build_case
from trainer.judgment.facts.types import StatedDefendant
from trainer.judgment.measures.types import MoneyRole
from trainer.judgment.types import Attitude, Charge, Defendant, Judgment

_NO_MEASURE = (MoneyRole.REPAID, MoneyRole.OTHER)
_SOMEBODY = "某"


@dataclass(frozen=True, slots=True)
class Measured:
    """Of one defendant. ``bands`` has a place for each charge, in their order: the terms that the opened tiers of its
    article allow ("36-120"; "36-120/120-180" where both are open), "" where the facts decide none.

    ``amount_yuan`` is the largest amount that measures a crime, None where there is none; ``defendants``: how many the
    facts accuse, at least 1.
    """

    bands: tuple[str, ...] = ()
    amount_yuan: int | None = None
    circumstances: tuple[str, ...] = ()
    attitude: Attitude = Attitude.NOT_STATED
    defendants: int = 1


def measured(
    facts: str,
    charges: Sequence[str],
    name: str = "",
    *,
    province: str = "",
    year: int | None = None,
    act_date: date | None = None,
) -> Measured:
    """``name``: the defendant's, as the facts write it; the first where that is not known. The amounts of ``province``
    count, and the law as it was known at the end of ``year``; both are told by the facts where they are not given."""
    convicted = Defendant(name or _SOMEBODY, tuple(Charge(charge) for charge in charges))
    judged_on = None if year is None else date(year, 12, 31)
    case = build_case(Judgment((convicted,)), act_date, judged_on, facts, "", province or None)
    stated = _stated(case, name)
    bands = {band.at.charge: _terms(band) for band in bands_of(case, told=False)}
    return Measured(
        tuple(bands.get(place, "") for place in range(len(charges))),
        _amount(case),
        tuple(each.id for each in stated.circumstances) if stated else (),
        stated.attitude if stated else Attitude.NOT_STATED,
        max(1, len(case.facts.defendants)) if case.facts else 1,
    )


def _stated(case: CheckedCase, name: str) -> StatedDefendant | None:
    if case.facts is None or not case.facts.defendants:
        return None
    return case.facts.named(name) or case.facts.defendants[0]


def _terms(band: Band) -> str:
    """By their terms and not by their places, so that bands of an older and a newer law can be compared."""
    return "/".join(_term(band.version.tiers[tier]) for tier in band.tiers)


def _term(tier: Tier) -> str:
    least, most = tier.months or ("", "")
    return f"{least}-{most}{'+' * tier.life}{'+' * tier.death}"


def _amount(case: CheckedCase) -> int | None:
    amounts = [round(money.yuan) for money in Narration(case).money if money.role not in _NO_MEASURE]
    return max(amounts, default=0) or None
