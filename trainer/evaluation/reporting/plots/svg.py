"""Drawings as inline SVG: what every plot here is made of. Colours and strokes are the page's (``report.css``), so that
they follow light, dark and paper; what is drawn is said in words too."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from markupsafe import Markup

Point = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Frame:
    """The room of a plot within its drawing, in the drawing's own units."""

    left: float
    top: float
    right: float
    bottom: float


def drawing(width: float, height: float, title: str, description: str, parts: Iterable[Markup]) -> Markup:
    """One picture; ``title`` and ``description`` are what is read aloud in its place."""
    return Markup(
        '<svg viewBox="0 0 {} {}" width="{}" height="{}" role="img" aria-label="{}">'
        "<title>{}</title><desc>{}</desc>{}</svg>"
    ).format(
        *(number(width), number(height), number(width), number(height)),
        f"{title}: {description}",
        title,
        description,
        Markup("").join(parts),
    )


def text(at: Point, words: str, anchor: str = "middle", style: str = "", turn: int = 0) -> Markup:
    """``anchor`` start, middle or end; ``turn`` in degrees."""
    x, y = number(at[0]), number(at[1])
    turned = Markup(' transform="rotate({} {} {})"').format(turn, x, y) if turn else Markup("")
    return Markup('<text x="{}" y="{}" text-anchor="{}" class="{}"{}>{}</text>').format(
        x, y, anchor, style, turned, words
    )


def line(points: Sequence[Point], style: str) -> Markup:
    """A line through all of the points."""
    return Markup('<path class="{}" d="{}"/>').format(style, "M" + "L".join(_pair(point) for point in points))


def area(points: Sequence[Point], style: str) -> Markup:
    """The surface that the points go round."""
    return Markup('<path class="{}" d="{}"/>').format(style, "M" + "L".join(map(_pair, points)) + "Z")


def dots(points: Iterable[Point], style: str) -> Markup:
    """Thousands of dots are one path of strokes without a length, whose round ends are what is seen."""
    return Markup('<path class="dots {}" d="{}"/>').format(style, "".join(f"M{_pair(point)}h0" for point in points))


def box(frame: Frame, style: str, opacity: float = 1.0) -> Markup:
    """A rectangle."""
    return Markup('<rect x="{}" y="{}" width="{}" height="{}" class="{}" fill-opacity="{}"/>').format(
        number(frame.left),
        number(frame.top),
        number(frame.right - frame.left),
        number(frame.bottom - frame.top),
        style,
        f"{opacity:.3g}",
    )


def number(value: float) -> str:
    """One digit after the point is finer than any screen."""
    return f"{value:.1f}".removesuffix(".0")


def _pair(point: Point) -> str:
    return f"{number(point[0])} {number(point[1])}"
