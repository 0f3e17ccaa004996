"""The same figures over some of the cases alone: those of a charge, an attitude, a number of defendants."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence

from trainer.evaluation.cases.question import Question
from trainer.evaluation.figures.bootstrap import resampled
from trainer.evaluation.figures.measure import Measure
from trainer.evaluation.figures.results import Value
from trainer.evaluation.figures.units import units_of
from trainer.evaluation.figures.values import values_of

COMMONEST = 20  # charges that have figures of their own
REST = "rest"  # the label of all other charges
DIGITS = re.compile(r"\d+")

Groups = dict[str, dict[str, list[int]]]


def by_group(measures: Sequence[Measure], questions: Sequence[Question]) -> dict[str, dict[str, tuple[Value, ...]]]:
    """By kind of group and label, as ``grouped`` orders them."""
    return {
        kind: {label: _values(measures, questions, rows) for label, rows in labelled.items()}
        for kind, labelled in grouped(questions).items()
    }


def grouped(questions: Sequence[Question]) -> Groups:
    """The places of the questions of each group. Charges stand from the commonest to the rest, other labels by the
    first number in them, then by name. A kind of which all questions have the same label tells nothing and is left
    out."""
    found: defaultdict[str, defaultdict[str, list[int]]] = defaultdict(lambda: defaultdict(list))
    for place, question in enumerate(questions):
        for kind, label in question.groups.items():
            found[kind][label].append(place)
    return {
        kind: _charges(labelled)
        if kind == "charge"
        else dict(sorted(labelled.items(), key=lambda each: _order(each[0])))
        for kind, labelled in found.items()
        if len(labelled) > 1 or len(next(iter(labelled.values()))) < len(questions)
    }


def _charges(labelled: Mapping[str, list[int]]) -> dict[str, list[int]]:
    by_number = sorted(labelled.items(), key=lambda each: (-len(each[1]), each[0]))
    charges = dict(by_number[:COMMONEST])
    if len(by_number) > COMMONEST:
        charges[REST] = sorted(place for _, places in by_number[COMMONEST:] for place in places)
    return charges


def _order(label: str) -> tuple[bool, int, str]:
    digits = DIGITS.search(label)
    return digits is None, int(digits[0]) if digits else 0, label


def _values(measures: Sequence[Measure], questions: Sequence[Question], rows: Sequence[int]) -> tuple[Value, ...]:
    units = units_of([questions[row] for row in rows])
    of_rows = [measure.of(rows) for measure in measures]
    return values_of(of_rows, resampled(of_rows, units), units)
