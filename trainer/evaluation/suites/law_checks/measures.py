"""What is measured of answers that were held against the law."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from trainer.evaluation.cases.row import Row
from trainer.evaluation.figures.measure import Measure, mean_measure
from trainer.evaluation.suites.law_checks.checked_answer import CheckedAnswer, checked_answer

LAW_MEASURES = (
    "law-sound",
    "law-error",
    "law-warning",
    "law-unknown-article",
    "law-unknown-charge",
    "law-in-range",
    "law-in-band",
    "law-in-sheet",
)
UNKNOWN_ARTICLE = frozenset(
    ("article-unknown", "article-deleted", "article-not-yet", "paragraph-unknown", "item-unknown")
)
UNKNOWN_CHARGE = frozenset(("charge-unknown", "charge-abolished", "charge-too-new"))
"""Rules of ``trainer.judgment.checks``."""


def law_measures(rows: Sequence[Row]) -> list[Measure]:
    """``LAW_MEASURES``. A baseline gives no reasons and cites what its label holds: only its terms are measured."""
    checked = [checked_answer(row) for row in rows]
    # Of a baseline nothing is said of errors, as what it leaves out is none of its mistakes.
    argued = [each if row.answer is not None else None for row, each in zip(rows, checked, strict=True)]
    sound = [
        None if row.answer is None else row.said is not None and not _has_severity(each, "error")
        for row, each in zip(rows, argued, strict=True)
    ]
    return [
        mean_measure("law-sound", sound),
        mean_measure("law-error", [_has_severity(each, "error") for each in argued], better="lower"),
        mean_measure("law-warning", [_has_severity(each, "warning") for each in argued], better="lower"),
        mean_measure("law-unknown-article", [_breaks(each, UNKNOWN_ARTICLE) for each in argued], better="lower"),
        mean_measure("law-unknown-charge", [_breaks(each, UNKNOWN_CHARGE) for each in argued], better="lower"),
        mean_measure("law-in-range", [None if each is None else each.in_range for each in checked]),
        mean_measure("law-in-band", [None if each is None else each.in_band for each in checked]),
        mean_measure("law-in-sheet", [None if each is None else each.in_sheet for each in checked]),
    ]


def _has_severity(checked: CheckedAnswer | None, severity: str) -> bool | None:
    return None if checked is None else any(found.severity == severity for found in checked.findings)


def _breaks(checked: CheckedAnswer | None, rules: Collection[str]) -> bool | None:
    return None if checked is None else any(found.rule in rules for found in checked.findings)
