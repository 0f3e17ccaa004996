"""Many comparisons at once: some of them are far apart by chance alone."""

from __future__ import annotations

from collections.abc import Sequence


def holm(found: Sequence[float | None]) -> list[float | None]:
    """Each p so that among all of them the chance of one wrong finding stays below it (Holm 1979, "A simple
    sequentially rejective multiple test procedure"). None is no test, and stays."""
    tests = sorted((p, place) for place, p in enumerate(found) if p is not None)
    corrected: list[float | None] = [None] * len(found)
    least = 0.0
    for rank, (p, place) in enumerate(tests):
        least = max(least, min(1.0, (len(tests) - rank) * p))
        corrected[place] = least
    return corrected
