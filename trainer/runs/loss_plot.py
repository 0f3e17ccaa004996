"""training_loss.png as LLaMA-Factory draws it: the raw loss pale, its moving average over it."""

from __future__ import annotations

from pathlib import Path

from trainer.runs.curve import Curve
from trainer.whole_file import whole_file


def plot_losses(curve: Curve, target: Path) -> None:
    """A picture in the format of the target's suffix; held-out losses are points on a line of their own."""
    import matplotlib

    matplotlib.use("Agg")
    import matplotlib.pyplot as plt

    figure, axes = plt.subplots(figsize=(8, 5))
    axes.plot(curve.steps, curve.losses, color="#1f77b4", alpha=0.4, label="original")
    axes.plot(curve.steps, curve.smoothed(), color="#1f77b4", label="smoothed")
    if curve.held_out_steps:
        axes.plot(curve.held_out_steps, curve.held_out_losses, color="#d62728", marker="o", ms=3, label="held out")
    axes.set_xlabel("step")
    axes.set_ylabel("loss")
    axes.legend(loc="upper right")  # "best" would search for a free place, which is slow with many points
    with whole_file(target) as part:
        figure.savefig(part, dpi=100, format=target.suffix.removeprefix("."))
    plt.close(figure)
