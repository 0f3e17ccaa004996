"""What an evaluation found, as data: the same in the window, in the terminal and in every file of a report."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Literal


@dataclass(frozen=True, slots=True)
class Value:
    """One figure with its bootstrap interval; None where there is nothing to measure. ``cases`` were measured. ``low``
    and ``high`` are None also where all cases are alike, so that they tell nothing of others; of a share of all cases
    or none they are Wilson's."""

    name: str  # of its Measure
    value: float | None
    low: float | None
    high: float | None
    cases: int


@dataclass(frozen=True, slots=True)
class PredictorResults:
    """Of one model or baseline. ``groups``: by kind of group and label, the same figures over those cases alone;
    charges are the 20 commonest and "rest". ``answers``: of a model, what ``answer_figures`` gives."""

    predictor: str
    kind: Literal["model", "baseline"]
    values: tuple[Value, ...]
    groups: Mapping[str, Mapping[str, tuple[Value, ...]]] = field(default_factory=dict)
    answers: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Difference:
    """``left`` less ``right`` in one figure over the same cases, with its bootstrap interval and the p of a paired
    test; ``corrected`` is p after all comparisons of the suite were taken into account (Holm). Both are None where the
    two differ in no case: there is nothing to be tested."""

    name: str
    left: str
    right: str
    value: float | None
    low: float | None
    high: float | None
    p: float | None
    corrected: float | None


@dataclass(frozen=True, slots=True)
class Agreement:
    """Of the cases in which between ``least`` and ``most`` of the samples name the same charges, ``agreed`` of them on
    average: the share in which those charges are right, with Wilson's interval."""

    least: float
    most: float
    cases: int
    agreed: float
    right: float
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Calibration:
    """Of one model asked several times: of the cases with a term, the share whose true term lies within the span of
    the samples' middle ``nominal`` share, with Wilson's interval. In ``unread`` of them no sample could be read; they
    count as not held. ``agreement`` has a row for each tenth in which there are cases; ``error`` is the expected
    calibration error of the charges: how far, on average over the cases, agreement and truth lie apart."""

    predictor: str
    samples: int
    nominal: float
    held: float
    low: float
    high: float
    cases: int
    unread: int = 0
    agreement: tuple[Agreement, ...] = ()
    error: float | None = None


@dataclass(frozen=True, slots=True)
class MeasureCard:
    """What a table needs to know of a figure besides its values."""

    name: str
    unit: str
    better: str
    official: bool


@dataclass(frozen=True, slots=True)
class SuiteResults:
    """One suite, asked in one way. Models stand before baselines."""

    suite: str
    prompt: str
    cases: int
    measures: tuple[MeasureCard, ...]
    predictors: tuple[PredictorResults, ...]
    differences: tuple[Difference, ...] = ()
    calibrations: tuple[Calibration, ...] = ()


@dataclass(frozen=True, slots=True)
class Results:
    """A whole evaluation. ``about`` is what is needed to repeat it: hashes, versions, seeds, prompts, hardware."""

    suites: tuple[SuiteResults, ...]
    about: Mapping[str, Any] = field(default_factory=dict)
