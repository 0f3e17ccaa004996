"""What two runs were not made from alike."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

from desktop.judging.text_difference import Places, text_differences

if TYPE_CHECKING:
    from desktop.history.run import Run


class Given(StrEnum):
    """What a run is made from."""

    FACTS = "facts"
    ATTITUDE = "attitude"
    ACT_DATE = "act_date"
    PROVINCE = "province"
    MODEL = "model"
    ENGINE = "engine"
    SEED = "seed"
    OPTIONS = "options"
    SYSTEM = "system"
    LAW = "law"


@dataclass(frozen=True, slots=True)
class InputMarks:
    """Of one of the two: what is not as in the other, and where in its facts."""

    differing: frozenset[Given] = frozenset()
    facts: Places = ()


ALIKE = InputMarks()


def input_differences(one: Run, other: Run) -> tuple[InputMarks, InputMarks]:
    """For each of the two what it has differently."""
    differing = frozenset(given for given, of in _OF.items() if of(one) != of(other))
    here, there = text_differences(one.input.case.facts, other.input.case.facts)
    return InputMarks(differing, here), InputMarks(differing, there)


def seed_of(run: Run) -> int | None:
    """With which the answer was drawn, where that is known."""
    seed = options_of(run).get("seed")
    return seed if isinstance(seed, int) else None


def options_of(run: Run) -> dict[str, object]:
    """What the answer was really drawn with, else what was asked for."""
    if run.sent is not None:
        return dict(run.sent)
    return run.input.parameters.as_options() if run.input.parameters is not None else {}


def _model(run: Run) -> object:
    model = run.input.model
    return None if model is None else (model.name, model.digest)


def _engine(run: Run) -> object:
    model = run.input.model
    return None if model is None else (model.engine, run.input.engine_version)


def _options(run: Run) -> object:
    return {name: value for name, value in options_of(run).items() if name != "seed"}


_OF: dict[Given, Callable[[Run], object]] = {
    Given.FACTS: lambda run: run.input.case.facts,
    Given.ATTITUDE: lambda run: run.input.case.attitude,
    Given.ACT_DATE: lambda run: run.input.case.act_date,
    Given.PROVINCE: lambda run: run.input.case.province,
    Given.MODEL: _model,
    Given.ENGINE: _engine,
    Given.SEED: seed_of,
    Given.OPTIONS: _options,
    Given.SYSTEM: lambda run: run.input.system,
    Given.LAW: lambda run: run.law_as_of,
}
