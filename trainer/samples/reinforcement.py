"""Reinforcement samples: a real case with another attitude, and the outcome that the law attaches to it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from trainer.samples.sample import Change, Sample


class NoChange(StrEnum):
    """Why a core sample has no counterpart. The value is what reports print."""

    SEVERAL_DEFENDANTS = "several_defendants"


@dataclass(frozen=True, slots=True)
class Reinforced:
    """A core sample (its ``pair`` set where it has counterparts), what was made of it, and why the rest was not."""

    core: Sample
    samples: tuple[Sample, ...]
    dropped: tuple[tuple[Change, NoChange], ...]


def reinforce(core: Sample, seed: int = 0) -> Reinforced:
    """All the counterparts that the law allows of ``core``; the same for the same core and seed."""
    raise NotImplementedError
