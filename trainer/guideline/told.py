"""What a sheet says of its steps and of what it comes to, as messages: the same for every front end."""

from __future__ import annotations

from fractions import Fraction

from resources.messages.message import Message, message
from resources.messages.values import ChargeName, Term
from trainer.guideline.comparison import position
from trainer.guideline.line import Line, Stage
from trainer.guideline.sheet import Sheet

_YEARS_FROM = 24  # months from which on a range is said in years too
_STAGES = {
    Stage.START: message("guideline.stage-start"),
    Stage.INCREMENTS: message("guideline.stage-increments"),
    Stage.FIRST: message("guideline.stage-first"),
    Stage.SECOND: message("guideline.stage-second"),
    Stage.COURT: message("guideline.stage-court"),
    Stage.STATUTE: message("guideline.stage-statute"),
}
_POSITIONS = {
    "below": "guideline.position-below",
    "within": "guideline.position-within",
    "above": "guideline.position-above",
    "open": "guideline.position-open",
    "other": "guideline.position-other",
}


def stage_title(stage: Stage) -> Message:
    """The title of a step."""
    return _STAGES[stage]


def months_told(low: Fraction | int, high: Fraction | int) -> Message:
    """4.4–22 months."""
    if low == high == 1:
        return message("guideline.one-month")
    figures = _figure(low) if low == high else f"{_figure(low)}–{_figure(high)}"
    return message("guideline.months", figures=figures)


def _figure(months: Fraction | int) -> str:
    return f"{round(float(months), 2):g}"


def result_told(months: tuple[int, int]) -> Message:
    """93–180 months (7 years 9 months to 15 years)."""
    low, high = months
    said = months_told(low, high)
    if high < _YEARS_FROM:
        return said
    return message("guideline.months-in-years", months=said, least=Term(low), most=Term(high))


def head_told(sheet: Sheet) -> Message:
    """The charge, and what its sheet comes to."""
    charge, months = ChargeName(sheet.charge), sheet.months
    if months is not None:
        return message("guideline.head", charge=charge, outcome=months_told(*months))
    if sheet.guideline is None:
        return message("guideline.head", charge=charge, outcome=message("guideline.head-not-covered"))
    if sheet.tier is None:
        return message("guideline.head", charge=charge, outcome=message("guideline.head-choose"))
    return message("guideline.head", charge=charge, outcome=message("guideline.head-no-start"))


def position_told(sheet: Sheet) -> Message | None:
    """Where the judgment's sentence lies; None where there is nothing to say."""
    where = position(sheet)
    if where is None or sheet.sentence is None:
        return None
    return message(_POSITIONS[where], sentence=sheet.sentence)


def why_told(sheet: Sheet, line: Line) -> Message | None:
    """Why a line does not count, or stands there although it is off."""
    wider = sheet.within.get(line.key)
    if wider is not None:
        return message("guideline.line-within", name=sheet.line(wider).name)
    if not line.counts:
        return message("guideline.line-direct")
    return message("guideline.line-from-facts") if line.origin == "facts" else None
