"""Each model's terms against the court's: both axes logarithmic, with the diagonal and the band of ±20 %."""

from __future__ import annotations

from collections.abc import Sequence
from math import log

from markupsafe import Markup

from resources.messages.catalogue import Language
from resources.messages.message import message
from resources.messages.wording import say
from trainer.evaluation.cases.row import Row
from trainer.evaluation.figures.term_scores import LONGEST_TERM, months_said
from trainer.evaluation.reporting.figure_text import figure_text
from trainer.evaluation.reporting.plots.svg import Frame, Point, area, box, dots, drawing, line, text

_SIZE = 364
_ROOM = Frame(50, 28, 354, 320)
_TICKS = (0, 1, 3, 6, 12, 24, 36, 60, 120, 180, LONGEST_TERM)
_NEAR = 0.2


def term_plot(name: str, rows: Sequence[Row], language: Language) -> Markup | None:
    """Over the cases with a term of months of which something could be read. None where there is none."""
    pairs = [
        (row.question.truth.months, min(months_said(row.said), LONGEST_TERM))
        for row in rows
        if row.said is not None and row.question.truth.has_term
    ]
    if not pairs:
        return None
    near = sum(abs(true - said) <= _NEAR * true for true, said in pairs)
    unread = sum(row.said is None and row.question.truth.has_term for row in rows)
    described = message(
        "report.term-plot-described",
        cases=len(pairs),
        near=figure_text(near / len(pairs), "share"),
        longer=sum(said > (1 + _NEAR) * true for true, said in pairs),
        shorter=sum(said < (1 - _NEAR) * true for true, said in pairs),
        unread=unread,
    )
    return drawing(
        _SIZE,
        _SIZE,
        say(message("report.term-plot", model=name), language),
        say(described, language),
        [
            area([*_along(1 + _NEAR), *reversed(_along(1 - _NEAR))], "band"),
            line(_along(1), "guide"),
            *_axes(language),
            dots([_place(*pair) for pair in pairs], "s0"),
            text((_ROOM.left, 16), _short(name), "start", "strong"),
        ],
    )


def _axes(language: Language) -> list[Markup]:
    parts = [box(_ROOM, "frame")]
    for months in _TICKS:
        x, y = _place(months, months)
        parts += [
            line([(x, _ROOM.bottom), (x, _ROOM.bottom + 4)], "tick"),
            line([(_ROOM.left - 4, y), (_ROOM.left, y)], "tick"),
            text((x, _ROOM.bottom + 17), str(months), style="small"),
            text((_ROOM.left - 7, y + 4), str(months), "end", "small"),
        ]
    middle = (_ROOM.top + _ROOM.bottom) / 2
    return [
        *parts,
        text(((_ROOM.left + _ROOM.right) / 2, _SIZE - 8), say(message("report.months-of-court"), language)),
        text((14, middle), say(message("report.months-of-model"), language), turn=-90),
    ]


def _along(factor: float) -> list[Point]:
    """Where the term is ``factor`` times the court's."""
    return [_place(months, min(factor * months, LONGEST_TERM)) for months in (*range(60), *range(60, 301, 10))]


def _place(true: float, said: float) -> Point:
    """By ln(months + 1), in which the log distance is measured and which has a place for 0."""
    across, up = (log(months + 1) / log(LONGEST_TERM + 1) for months in (true, said))
    return (
        _ROOM.left + across * (_ROOM.right - _ROOM.left),
        _ROOM.bottom - up * (_ROOM.bottom - _ROOM.top),
    )


def _short(name: str) -> str:
    return name if len(name) <= 44 else name[:43] + "…"
