"""The figures that a table has room for."""

from __future__ import annotations

from trainer.evaluation.figures.results import MeasureCard, SuiteResults

_MOST, _MOST_OFFICIAL = 8, 5
_PARTS = ("-recall", "-precision")
_FIRST = (
    "charges-exact",
    "charges-macro-f1",
    "articles-micro-f1",
    "term-log-distance",
    "term-within-20-percent",
    "kind-exact",
    "fine-log-distance",
    "readable",
    "probation-f1",
    "charges-micro-f1",
    "general-micro-f1",
)
_OF_GROUPS = ("charges-exact", "term-log-distance")


def main_measures(suite: SuiteResults) -> tuple[MeasureCard, ...]:
    """All where they are few; else the benchmark's own, and those that say most. In the suite's order."""
    if len(suite.measures) <= _MOST:
        return suite.measures
    official = [card.name for card in suite.measures if card.official]
    if len(official) > _MOST_OFFICIAL:  # what an F1 holds together need not stand beside it
        official = [name for name in official if not name.endswith(_PARTS)]
    known = {card.name for card in suite.measures}
    rest = [name for name in _FIRST if name in known and name not in official]
    chosen = {*official[:_MOST], *rest[: max(0, _MOST - len(official))]} if official or rest else known
    return tuple(card for card in suite.measures if card.name in chosen)[:_MOST]


def group_measures(suite: SuiteResults) -> tuple[MeasureCard, ...]:
    """The two that groups of cases are compared by."""
    chosen = tuple(card for card in suite.measures if card.name in _OF_GROUPS)
    return chosen or main_measures(suite)[:2]
