"""What the baselines are called, in results and in the catalogue's ``figures``."""

from __future__ import annotations

from typing import Final

MAJORITY: Final = "majority"
OF_PREDICTED: Final = "median-of-predicted-charge"
OF_TRUE: Final = "median-of-true-charge"
LINEAR: Final = "linear"
NEAREST: Final = "nearest"

BASELINES = (MAJORITY, OF_PREDICTED, OF_TRUE, LINEAR, NEAREST)


def of_predicted_by(model: str) -> str:
    """The baseline that takes over this model's charges."""
    return f"{OF_PREDICTED} {model}"


def model_of_baseline(name: str) -> str | None:
    """The model whose charges this baseline takes over."""
    return name.removeprefix(f"{OF_PREDICTED} ") if name.startswith(f"{OF_PREDICTED} ") else None
