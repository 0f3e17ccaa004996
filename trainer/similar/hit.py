"""A case that was found, and what it has in common with the one that was asked about."""

from __future__ import annotations

from dataclasses import dataclass

from trainer.judgment.types import Attitude
from trainer.similar.case import CaseSentence, IndexedCase


@dataclass(frozen=True, slots=True)
class Shared:
    """``charges`` are those of both. ``band``, ``attitude``, ``province`` and ``amount`` are None where one of the two
    does not tell: ``band`` is 1 where the facts open the same range of the law, 0.5 where they may, 0 where they do
    not; ``attitude`` whether it is the same; ``amount`` how many times the one amount is the other, from 1 up.
    ``circumstances`` are ids that both have, ``missing`` those that one of the two has. ``years`` apart;
    ``defendants``: whether there are as many (three or more count as one).
    ``text``: how much the facts have in common, between 0 and 1 (`text_share`).
    """

    charges: tuple[str, ...] = ()
    same_charges: bool = False
    band: float | None = None
    amount: float | None = None
    attitude: bool | None = None
    shown: Attitude = Attitude.NOT_STATED
    circumstances: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    defendants: bool = False
    years: int | None = None
    province: bool | None = None
    text: float = 0.0


@dataclass(frozen=True, slots=True)
class Hit:
    """``score`` orders the hits of one question and means nothing beside another's. ``defendant``: the position of the
    one whose case it is that is compared."""

    case: IndexedCase
    score: float
    shared: Shared
    defendant: int = 0

    @property
    def sentence(self) -> CaseSentence:
        """What was decided about that defendant."""
        return self.case.defendants[self.defendant]
