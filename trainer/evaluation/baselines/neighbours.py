"""What courts decided in the cases most like this one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from trainer.evaluation.baselines.usual_outcomes import usual_of
from trainer.evaluation.cases.outcome import Outcome

NEAREST = 20


@dataclass(frozen=True, slots=True)
class Neighbour:
    """A case of the index; ``likeness`` is above 0 and greater the more alike the facts are."""

    outcome: Outcome
    likeness: float


class Neighbours(Protocol):
    """An index over decided cases, none of them one that is asked about."""

    def nearest(self, facts: str, number: int) -> Sequence[Neighbour]:
        """At most so many, in any order."""
        ...


def nearest_outcome(facts: str, neighbours: Neighbours) -> Outcome | None:
    """The charges that have the most likeness on their side, and what is usual of the neighbours with these charges.
    None where nothing is near."""
    near = neighbours.nearest(facts, NEAREST)
    weight: defaultdict[frozenset[str], float] = defaultdict(float)
    for neighbour in near:
        weight[neighbour.outcome.charges] += neighbour.likeness
    if not weight:
        return None
    charges = max(weight, key=lambda each: (weight[each], sorted(each)))
    return usual_of([neighbour.outcome for neighbour in near if neighbour.outcome.charges == charges])
