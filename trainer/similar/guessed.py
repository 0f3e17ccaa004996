"""The charge of a case whose charge nobody told: that of the cases with the most like text."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace

from trainer.similar.measured import measured
from trainer.similar.question import Asked
from trainer.similar.search import Cases, search
from trainer.similar.span import NEIGHBOURS


def with_charges(cases: Cases, asked: Asked) -> Asked:
    """``asked`` where it has charges; else with those that have the most likeness on their side among the nearest by
    text alone, and the bands that they open. As it was where nothing is near. Raises SimilarError."""
    if asked.charges:
        return asked
    weight: defaultdict[tuple[str, ...], float] = defaultdict(float)
    for hit in search(cases, asked, NEIGHBOURS):
        weight[hit.sentence.charges] += hit.score
    if not weight:
        return asked
    charges = max(weight, key=lambda each: (weight[each], each))
    found = measured(asked.facts, charges, province=asked.province)
    return replace(asked, charges=charges, bands=found.bands)
