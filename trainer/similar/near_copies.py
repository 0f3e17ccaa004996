"""Cases that are the asked one told again: another document of it, a copy, a second masking."""

from __future__ import annotations

import re

SHINGLE = 13
"""Characters of a run that is compared, as where duplicates of benchmarks' cases are looked for."""
MOST_ALIKE = 0.5
"""Jaccard index from which two texts are one case."""
_OUT = re.compile(r"[\W\d_某甲乙丙丁×]+")


class Original:
    """The asked case's facts, which many are compared with."""

    def __init__(self, facts: str) -> None:
        self._runs = _runs(facts)

    def is_copy(self, facts: str) -> bool:
        """Whether more than half of all runs of both texts are in both."""
        runs = _runs(facts)
        together = len(self._runs | runs)
        return together > 0 and len(self._runs & runs) / together > MOST_ALIKE


def _runs(text: str) -> frozenset[str]:
    """Without what is masked in one way or another."""
    letters = _OUT.sub("", text)
    return frozenset(letters[at : at + SHINGLE] for at in range(max(1, len(letters) - SHINGLE + 1))) - {""}
