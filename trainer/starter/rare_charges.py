"""Cases of rare charges, shown more than once an epoch.

Seen in proportion to their number the rare ones teach next to nothing. The square root is that of the repeat factors of
Gupta et al. 2019 (LVIS, arXiv 1908.03195), rounded up, as a whole epoch is drawn and no single cases.
"""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Sequence

from trainer.starter.samples import StarterCase

MOST_TIMES = 3


def rare_repeated(cases: Sequence[StarterCase], below: int) -> list[StarterCase]:
    """Every case as often as it is shown in an epoch: once where ``below`` cases or more have the same charges."""
    counts = Counter(frozenset(case.case.charges) for case in cases)
    return [case for case in cases for _ in range(times_shown(counts[frozenset(case.case.charges)], below))]


def times_shown(count: int, below: int) -> int:
    """1 to ``MOST_TIMES``, for a case whose charges ``count`` cases have."""
    return min(MOST_TIMES, max(1, math.ceil(math.sqrt(below / count))))
