"""One question of a suite, with what is right."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from trainer.evaluation.cases.outcome import Outcome
from trainer.samples.prompt import StatedAttitude


@dataclass(frozen=True, slots=True)
class Question:
    """``id`` is unique in its suite and stays the same from run to run. ``stated`` is what the facts themselves tell of
    the attitude. ``groups`` are what figures are told apart by: "charge", "attitude", "defendants", "length", "year",
    each with a label; one that is not known is left out. ``own`` is what only the suite understands: the benchmark's
    instruction, its published answer, the other half of a pair. Questions with the same ``cluster`` are one case asked
    more than once: what resamples cases, or tests them in pairs, takes or leaves them together. Empty: a case of its
    own.
    """

    id: str
    facts: str
    truth: Outcome
    stated: StatedAttitude = StatedAttitude.NOT_STATED
    groups: Mapping[str, str] = field(default_factory=dict, hash=False)
    own: Mapping[str, str] = field(default_factory=dict, hash=False)
    cluster: str = ""
