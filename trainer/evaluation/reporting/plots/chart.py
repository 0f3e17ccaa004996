"""What plots with an axis of figures share: the scale, its ticks, the legend."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from math import floor, log10

from markupsafe import Markup

from trainer.evaluation.reporting.figure_text import figure_text
from trainer.evaluation.reporting.plots.svg import Frame, Point, dots, line, text


@dataclass(frozen=True, slots=True)
class Scale:
    """Figures from ``least`` to ``most`` go up the frame."""

    least: float
    most: float
    frame: Frame

    def up(self, value: float) -> float:
        """The height at which a figure stands."""
        share = (value - self.least) / (self.most - self.least)
        return self.frame.bottom - min(max(share, 0.0), 1.0) * (self.frame.bottom - self.frame.top)


def up_axis(scale: Scale, unit: str) -> list[Markup]:
    """Lines across at round figures, each with its figure."""
    step = _step(scale.most - scale.least)
    parts = []
    value = scale.least
    while value <= scale.most + step / 1000:
        y = scale.up(value)
        parts += [
            line([(scale.frame.left, y), (scale.frame.right, y)], "grid"),
            text((scale.frame.left - 7, y + 4), _round(figure_text(value, unit)), "end", "small"),
        ]
        value += step
    return parts


def across(frame: Frame, place: int, places: int) -> float:
    """The middle of one of so many places side by side."""
    return frame.left + (place + 0.5) * (frame.right - frame.left) / places


def legend(names: Sequence[str], at: Point) -> list[Markup]:
    """A line for each series."""
    parts = []
    for series, name in enumerate(names):
        y = at[1] + 18 * series
        parts += [
            line([(at[0], y - 4), (at[0] + 28, y - 4)], f"line s{series % 6}"),
            dots([(at[0] + 14, y - 4)], f"big s{series % 6}"),
            text((at[0] + 36, y), name if len(name) <= 70 else name[:69] + "…", "start", "small"),
        ]
    return parts


def _round(figure: str) -> str:
    """What is round needs no noughts after its point."""
    return figure.rstrip("0").rstrip(".") if "." in figure else figure


def _step(span: float) -> float:
    """A round one, so that there are three to seven."""
    power = 10.0 ** floor(log10(span / 3))
    return next(power * each for each in (1, 2, 5, 10) if span / (power * each) <= 7)
