"""The losses of a run, out of its events."""

from __future__ import annotations

import csv
import json
import math
from dataclasses import dataclass
from pathlib import Path

from trainer.whole_file import whole_file


@dataclass(frozen=True, slots=True)
class Curve:
    """``losses[i]`` is the loss of ``steps[i]``; likewise the held-out losses. Steps ascend."""

    steps: tuple[int, ...] = ()
    losses: tuple[float, ...] = ()
    held_out_steps: tuple[int, ...] = ()
    held_out_losses: tuple[float, ...] = ()

    def smoothed(self) -> list[float]:
        """The moving average of the losses."""
        return smoothed(self.losses)


def smoothed(values: tuple[float, ...] | list[float]) -> list[float]:
    """Exponential moving average seeded with the first value; the longer the run, the smoother (LLaMA-Factory's)."""
    weight = 1.8 * (1 / (1 + math.exp(-0.05 * len(values))) - 0.5)
    result: list[float] = []
    last = values[0] if values else 0.0
    for value in values:
        last = last * weight + (1 - weight) * value
        result.append(last)
    return result


def read_curve(events: Path) -> Curve:
    """All losses of the file. What a killed process did after its checkpoint is done again: the last word counts."""
    trained: dict[int, float] = {}
    held_out: dict[int, float] = {}
    with events.open("rb") as lines:
        for line in lines:
            try:
                row = json.loads(line)
            except ValueError:
                continue
            kind = row.get("event")
            if kind == "step":
                trained[row["step"]] = row["loss"]
            elif kind == "evaluated":
                held_out[row["step"]] = row["loss"]
    steps, evaluations = sorted(trained), sorted(held_out)
    return Curve(
        tuple(steps),
        tuple(trained[step] for step in steps),
        tuple(evaluations),
        tuple(held_out[step] for step in evaluations),
    )


def write_curve_table(curve: Curve, target: Path) -> None:
    """step, loss, smoothed, held_out (empty where it was not measured)."""
    held_out = dict(zip(curve.held_out_steps, curve.held_out_losses, strict=True))
    with whole_file(target) as part, part.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file)
        table.writerow(("step", "loss", "smoothed", "held_out"))
        for step, loss, mean in zip(curve.steps, curve.losses, curve.smoothed(), strict=True):
            table.writerow((step, loss, mean, held_out.get(step, "")))
