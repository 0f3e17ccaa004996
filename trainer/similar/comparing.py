"""The case that is asked about beside one of the index."""

from __future__ import annotations

from trainer.judgment.types import Attitude
from trainer.samples.stated_attitude import STATED_AS
from trainer.similar.case import CaseSentence, IndexedCase
from trainer.similar.hit import Shared
from trainer.similar.question import Asked

_MANY = 3


def compared_defendant(asked: Asked, case: IndexedCase) -> int:
    """Whose sentence of the found case is the one to compare with: the first with the most of the asked charges, and
    among those the one whose circumstances are most alike."""
    own = set(asked.circumstances)

    def likeness(place: int) -> tuple[int, int, int]:
        each = case.defendants[place]
        charges = set(each.charges) & set(asked.charges)
        return len(charges), -len(own ^ set(each.circumstances)), -place

    return max(range(len(case.defendants)), key=likeness)


def shared_of(asked: Asked, case: IndexedCase, defendant: int) -> Shared:
    """All but the text."""
    sentence = case.defendants[defendant]
    own, other = set(asked.circumstances), set(sentence.circumstances)
    charges = tuple(charge for charge in asked.charges if charge in sentence.charges)
    return Shared(
        charges=charges,
        same_charges=bool(charges) and set(asked.charges) == set(sentence.charges),
        band=_band(asked, sentence),
        amount=_times(asked.amount_yuan, case.amount_yuan),
        attitude=_same_attitude(asked.attitude, sentence.attitude),
        shown=sentence.attitude,
        circumstances=tuple(sorted(own & other)),
        missing=tuple(sorted(own ^ other)),
        defendants=min(asked.defendants, _MANY) == min(len(case.defendants), _MANY),
        years=abs(asked.year - case.year) if asked.year and case.year else None,
        province=asked.province == case.province if asked.province and case.province else None,
    )


def _band(asked: Asked, sentence: CaseSentence) -> float | None:
    """Of the charges that both have, the one that is least alike."""
    others = dict(zip(sentence.charges, sentence.bands, strict=False))
    alike = [
        _likeness(own, other)
        for charge, own in zip(asked.charges, asked.bands, strict=False)
        if own and (other := others.get(charge))
    ]
    return min(alike, default=None)


def _likeness(own: str, other: str) -> float:
    if own == other:
        return 1.0
    return 0.5 if set(own.split("/")) & set(other.split("/")) else 0.0


def _times(own: int | None, other: int | None) -> float | None:
    return max(own, other) / min(own, other) if own and other else None


def _same_attitude(own: Attitude, other: Attitude) -> bool | None:
    sides = STATED_AS.get(own), STATED_AS.get(other)
    return None if None in sides else sides[0] == sides[1]
