"""training_loss.png as LLaMA-Factory draws it: the raw loss pale, its moving average over it."""

from __future__ import annotations

import json
import math
from pathlib import Path


def smoothed(values: list[float]) -> list[float]:
    """Exponential moving average seeded with the first value; the longer the run, the smoother (LLaMA-Factory's)."""
    weight = 1.8 * (1 / (1 + math.exp(-0.05 * len(values))) - 0.5)
    result: list[float] = []
    last = values[0] if values else 0.0
    for value in values:
        last = last * weight + (1 - weight) * value
        result.append(last)
    return result


def write_loss_plot(events: Path, target: Path) -> None:
    """Reads ``step`` and ``loss`` of every event line and writes a picture (format by the target's suffix)."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    rows = [json.loads(line) for line in events.read_text(encoding="utf-8").splitlines()]
    steps, losses = [row["step"] for row in rows], [row["loss"] for row in rows]
    figure, axes = plt.subplots(figsize=(8, 5))
    axes.plot(steps, losses, color="#1f77b4", alpha=0.4, label="original")
    axes.plot(steps, smoothed(losses), color="#1f77b4", label="smoothed")
    axes.set_xlabel("step")
    axes.set_ylabel("loss")
    axes.legend()
    figure.savefig(target, dpi=100)
    plt.close(figure)
