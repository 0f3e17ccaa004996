"""How sure a model may be: of the charges, in how many cases they are right where so many samples agree; of the terms,
how often the span of the samples holds the court's. What lies on the diagonal is calibrated."""

from __future__ import annotations

from markupsafe import Markup

from resources.messages.catalogue import Language
from resources.messages.message import message
from resources.messages.wording import say
from trainer.evaluation.figures.results import Calibration, SuiteResults
from trainer.evaluation.reporting.figure_text import figure_text, interval_text
from trainer.evaluation.reporting.plots.chart import Scale, legend, up_axis
from trainer.evaluation.reporting.plots.svg import Frame, Point, dots, drawing, line, text
from trainer.evaluation.reporting.shown_names import predictor_names

_WIDTH, _HEIGHT = 460, 400
_ROOM = Frame(56, 14, 446, 318)
_SCALE = Scale(0, 1, _ROOM)


def calibration_plot(suite: SuiteResults, language: Language) -> Markup | None:
    """None where nobody was asked several times."""
    if not suite.calibrations:
        return None
    names = predictor_names(suite, language)
    shown = [names.get(each.predictor, each.predictor) for each in suite.calibrations]
    parts = [*up_axis(_SCALE, "share"), line([_place(0, 0), _place(1, 1)], "guide")]
    for tick in range(0, 101, 20):
        parts.append(text((_place(tick / 100, 0)[0], _ROOM.bottom + 17), str(tick), style="small"))
    parts.append(
        text(((_ROOM.left + _ROOM.right) / 2, _ROOM.bottom + 36), say(message("report.calibration-axis"), language))
    )
    for series, each in enumerate(suite.calibrations):
        parts += _series(series, each, 8 * (series - (len(shown) - 1) / 2))
    described = "; ".join(
        f"{name}: {figure_text(each.nominal, 'share')} → {figure_text(each.held, 'share')} "
        f"{interval_text(each.low, each.high, 'share')}"
        for name, each in zip(shown, suite.calibrations, strict=True)
    )
    return drawing(
        _WIDTH,
        _HEIGHT + 18 * max(0, len(shown) - 2),
        say(message("report.calibration-plot"), language),
        described,
        [*parts, *legend(shown, (_ROOM.left, _ROOM.bottom + 60))],
    )


def _series(series: int, calibration: Calibration, aside: float) -> list[Markup]:
    """``aside``: what lies at the same nominal share of all models is drawn beside each other."""
    style = f"s{series % 6}"
    parts = [_whisker(each.agreed, each.low, each.high, style) for each in calibration.agreement]
    agreed = [_place(each.agreed, each.right) for each in calibration.agreement]
    if agreed:
        parts += [line(agreed, f"line {style}"), dots(agreed, f"big {style}")]
    nominal = calibration.nominal + aside / (_ROOM.right - _ROOM.left)
    held = _place(nominal, calibration.held)
    return [*parts, _whisker(nominal, calibration.low, calibration.high, style), _diamond(held, style)]


def _whisker(at: float, low: float, high: float, style: str) -> Markup:
    return line([_place(at, low), _place(at, high)], f"whisker {style}")


def _diamond(at: Point, style: str) -> Markup:
    x, y = at
    return line([(x, y - 7), (x + 7, y), (x, y + 7), (x - 7, y), (x, y - 7)], f"diamond {style}")


def _place(said: float, held: float) -> Point:
    return (_ROOM.left + said * (_ROOM.right - _ROOM.left), _SCALE.up(held))
