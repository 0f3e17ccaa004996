"""What a sheet rests on: the case as others have read it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from fractions import Fraction


@dataclass(frozen=True, slots=True)
class Basis:
    """``found``: ids of the circumstances that the judgment weighs; ``stated``: those that only the facts state.

    ``yuan`` is the amount of the crime, ``grams`` the drugs by the names of the provinces' increments; None and
    nothing where they are not known. ``telecom``: fraud by telecommunication. ``judged_on``: the day of the judgment,
    None where it is of today.
    """

    found: tuple[str, ...] = ()
    stated: tuple[str, ...] = ()
    province: str | None = None
    yuan: Fraction | None = None
    grams: Mapping[str, Fraction] = field(default_factory=dict, hash=False)
    telecom: bool = False
    judged_on: date | None = None
