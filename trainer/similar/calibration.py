"""What was measured of an index by asking it about its own cases."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

CALIBRATED_SHARE = 0.8
"""The share of real sentences that a span is to hold."""


@dataclass(frozen=True, slots=True)
class Calibration:
    """``level``: a span is the middle so much of its neighbours' weight; ``share``: so many of the asked ``cases`` then
    lay within. ``least_likeness``: a question whose neighbours are less like it gets no span."""

    level: float
    share: float
    least_likeness: float
    cases: int


def calibration_row(calibration: Calibration) -> dict[str, float]:
    """For the index's card; `read_calibration` undoes it."""
    return asdict(calibration)


def read_calibration(row: Mapping[str, float]) -> Calibration | None:
    """None where the card holds none."""
    if not row:
        return None
    return Calibration(float(row["level"]), float(row["share"]), float(row["least_likeness"]), int(row["cases"]))
