"""The interval of a share of cases: Wilson's, which holds for few cases and for shares of 0 and 1 as well."""

from __future__ import annotations

from math import sqrt
from statistics import NormalDist


def wilson(share: float, cases: int, level: float = 0.95) -> tuple[float, float]:
    """The score interval of Wilson (1927), of at least one case."""
    z = NormalDist().inv_cdf((1 + level) / 2)
    middle = share + z * z / (2 * cases)
    reach = z * sqrt(share * (1 - share) / cases + z * z / (4 * cases * cases))
    below = 1 + z * z / cases
    # At 0 and 1 the bound is the share itself, but for rounding.
    return max(0.0, min(share, (middle - reach) / below)), min(1.0, max(share, (middle + reach) / below))
