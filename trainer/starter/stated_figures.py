"""The sums and weights that facts state in digits: what a term depends on that no single word tells."""

from __future__ import annotations

import re
from collections.abc import Sequence

_YUAN = re.compile(r"(\d[\d,，]*(?:\.\d+)?)\s*(万)?余?元")
_GRAMS = re.compile(r"(\d+(?:\.\d+)?)\s*余?(?:克|g)")


def stated_figures(fact: str) -> tuple[float, ...]:
    """Number, highest and sum of the yuan, and the same of the grams."""
    yuan = [float(re.sub("[,，]", "", found[1])) * (10_000 if found[2] else 1) for found in _YUAN.finditer(fact)]
    grams = [float(found[1]) for found in _GRAMS.finditer(fact)]
    return (*_outline(yuan), *_outline(grams))


def _outline(figures: Sequence[float]) -> tuple[float, float, float]:
    return len(figures), max(figures, default=0.0), sum(figures)
