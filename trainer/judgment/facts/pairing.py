"""Which of the stated defendants each defendant of a judgment is, though their names may be masked otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.judgment.facts.types import StatedDefendant
from trainer.judgment.named_defendants import UNNAMED

_MASKS = frozenset("某×xX*＊")


def paired(names: Sequence[str], stated: Sequence[StatedDefendant]) -> tuple[StatedDefendant | None, ...]:
    """For each name the stated defendant, None where there is none, or where it is not certain which.

    The only one is the only one, whatever he is called; of several an equal name comes first, then the only one left
    with that surname, where one of the two names is masked (张某某 is 张某, or 张大勇).
    """
    if len(names) == 1 and len(stated) == 1 and (_alike(names[0], stated[0].name) or names[0] == UNNAMED):
        return (stated[0],)
    by_name = {each.name: each for each in stated}
    found = [by_name.get(name) for name in names]
    left = [each for each in stated if each.name not in names]
    if left and None in found:
        for position, name in enumerate(names):
            alike = [each for each in left if _alike(name, each.name)] if found[position] is None else []
            rivals = [other for other, each in zip(names, found, strict=True) if each is None and _alike(other, name)]
            if len(alike) == 1 == len(rivals):
                found[position] = alike[0]
    return tuple(found)


def _alike(one: str, other: str) -> bool:
    """Whether both may be the same name: the same surname, and one of them masked, or a part of the other."""
    if one.startswith(other) or other.startswith(one):
        return True
    return one[:1] == other[:1] and not (_MASKS.isdisjoint(one) and _MASKS.isdisjoint(other))
