"""Figures as they are shown, rounded alike in the report, in a paper's table, in the terminal and in the window.

report.json and report.csv hold them as they were computed.
"""

from __future__ import annotations

from math import isfinite

NOTHING = "–"
MINUS = "−"
_DIGITS = {"share": 1, "score": 1, "distance": 3, "months": 1, "yuan": 0, "count": 2}
_OF_100 = ("share", "score")  # between 0 and 1; shown of 100, as the benchmarks' own tables do


def figure_text(value: float | None, unit: str, *, signed: bool = False) -> str:
    """``unit`` is a measure's. 0.8125 of a share is 81.2, a log distance keeps three digits, an amount none; a true
    minus, and with ``signed`` a plus; a dash where there is nothing."""
    if value is None or not isfinite(value):
        return NOTHING
    digits = _DIGITS.get(unit, 3)
    rounded = round(value * 100 if unit in _OF_100 else value, digits) + 0.0  # no −0.0
    text = f"{abs(rounded):,.{digits}f}"
    if rounded < 0:
        return MINUS + text
    return f"+{text}" if signed and rounded > 0 else text


def interval_text(low: float | None, high: float | None, unit: str, *, signed: bool = False) -> str:
    """Both ends in brackets; empty where there is no interval."""
    if low is None or high is None:
        return ""
    return f"[{figure_text(low, unit, signed=signed)}, {figure_text(high, unit, signed=signed)}]"


def probability_text(p: float | None) -> str:
    """Three digits; what is less is said to be less, as no test of resampled cases tells more."""
    if p is None or not isfinite(p):
        return NOTHING
    return "< 0.001" if p < 0.001 else f"{p:.3f}"
