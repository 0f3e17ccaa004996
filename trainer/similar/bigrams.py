"""Facts as the pairs of characters that are looked for."""

from __future__ import annotations

import re
from itertools import pairwise

_RUNS = re.compile(r"[一-龥]+|[A-Za-z]{2,20}")


def bigrams(text: str) -> list[str]:
    """Pairs of neighbouring Chinese characters within a clause, and Latin words in small letters, in their order.

    Numbers are left out, as amounts and days are compared as what they mean; and so are masked names.
    """
    found: list[str] = []
    for run in _RUNS.findall(text):
        if run.isascii():
            found.append(run.lower())
        else:
            found += [pair for one, other in pairwise(run) if not named(pair := one + other)]
    return found


def named(pair: str) -> bool:
    """Whether it is part of a masked name: 张某, 某甲."""
    return pair[0] == "某" or pair[1] == "某"
