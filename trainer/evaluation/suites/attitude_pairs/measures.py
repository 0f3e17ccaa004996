"""What is measured over pairs: each figure's value stands at one row of its pair, so that resampling cases is right."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from math import log

from trainer.evaluation.cases.row import Row
from trainer.evaluation.figures.measure import Better, Measure, Unit, mean_measure
from trainer.evaluation.suites.attitude_pairs.comparisons import Comparison, allowed, by_case, comparisons, term
from trainer.evaluation.suites.attitude_pairs.held import invents_confession
from trainer.evaluation.suites.attitude_pairs.pair_question import LEVELS

ATTITUDE_MEASURES = (
    "attitude-monotone",
    "attitude-rising",
    "attitude-equal",
    "attitude-within-bounds",
    "attitude-raised-for-denial",
    "attitude-invented-confession",
    "attitude-confession-effect",
    "attitude-denial-effect",
    "attitude-compared",
)
_RANK = {level: rank for rank, level in enumerate(LEVELS.values())}


def attitude_measures(rows: Sequence[Row]) -> list[Measure]:
    """``ATTITUDE_MEASURES``. A case's own figures stand at the first of its rows, a comparison's at the row whose
    attitude is changed."""
    found = list(comparisons(rows))

    def each(
        name: str,
        value: Callable[[Comparison, tuple[int, int]], float | bool | None],
        unit: Unit = "share",
        better: Better = "higher",
    ) -> Measure:
        values: list[float | bool | None] = [None] * len(rows)
        for comparison in found:
            if comparison.months is not None:
                values[comparison.other] = value(comparison, comparison.months)
        return mean_measure(name, values, unit=unit, better=better)

    return [
        *_of_cases(rows),
        each("attitude-within-bounds", lambda one, months: _within(rows, one, months)),
        each(
            "attitude-raised-for-denial",
            lambda one, months: _against_silence(one, "denied", months[1] > months[0]),
            better="lower",
        ),
        mean_measure("attitude-invented-confession", [invents_confession(row) for row in rows], better="lower"),
        each(
            "attitude-confession-effect",
            lambda one, months: _log_ratio(months) if one.level == "confessed" else None,
            "distance",
            "neither",
        ),
        each(
            "attitude-denial-effect",
            lambda one, months: _against_silence(one, "denied", _log_ratio(months)),
            "distance",
            "neither",
        ),
        _compared(rows, found),
    ]


def _of_cases(rows: Sequence[Row]) -> list[Measure]:
    """Whether a case's terms never fall from confession over no statement to denial; and then, whether they rise."""
    monotone: list[bool | None] = [None] * len(rows)
    rising, equal = monotone.copy(), monotone.copy()
    for places in by_case(rows):
        terms = [
            (_RANK[rows[place].question.own["level"]], months) for place in places if (months := term(rows[place]))
        ]
        pairs = [(before, after) for rank, before in terms for other, after in terms if rank < other]
        if pairs:
            place = places[0]
            monotone[place] = all(before <= after for before, after in pairs)
            equal[place] = all(before == after for before, after in pairs)
            rising[place] = bool(monotone[place]) and not equal[place]
    return [
        mean_measure("attitude-monotone", monotone),
        mean_measure("attitude-rising", rising),
        mean_measure("attitude-equal", equal, better="neither"),
    ]


def _within(rows: Sequence[Row], one: Comparison, months: tuple[int, int]) -> bool:
    least, most = allowed(rows[one.reference], rows[one.other], months[0])
    return least <= months[1] <= most


def _against_silence(one: Comparison, level: str, value: float | bool) -> float | bool | None:
    return value if one.level == level and one.against == "not-stated" else None


def _log_ratio(months: tuple[int, int]) -> float:
    return log(months[1] / months[0])


def _compared(rows: Sequence[Row], found: Sequence[Comparison]) -> Measure:
    values: list[bool | None] = [None] * len(rows)
    for one in found:
        values[one.other] = one.months is not None
    return mean_measure("attitude-compared", values)
