"""Reinforcement samples: a real case with another attitude, and the outcome that the law attaches to it.

Most judgments are of defendants who confessed, and a model trained on them finds a confession everywhere. So the
attitude of a core sample is exchanged in facts and reasoning: the outcome moves within the guideline's bounds (see
``leniency``), the cited articles move with it, and the rest of the case stays as the court wrote it. Silence and denial
cost what a confession would have earned and no more. Every sample is read back and held against the law; what does not
read as intended is dropped with its reason. No model is needed.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace

from trainer.judgment.reader import read_judgment
from trainer.samples.counterpart import counterpart
from trainer.samples.no_change import NoChange, NotMade
from trainer.samples.sample import AttitudeChange, Sample


@dataclass(frozen=True, slots=True)
class Reinforced:
    """A core sample (its ``pair`` set where it has counterparts), what was made of it, and why the rest was not."""

    core: Sample
    samples: tuple[Sample, ...]
    dropped: tuple[tuple[AttitudeChange, NoChange], ...]


def reinforce(core: Sample, seed: int = 0, most: int | None = None) -> Reinforced:
    """The counterparts that the law allows of ``core``, in an order drawn by ``seed`` and the case, ``most`` at most.

    The same core and seed give the same samples.
    """
    order = random.Random(f"{seed}:{core.case}")
    changes = list(AttitudeChange)
    order.shuffle(changes)
    draw = order.random()
    samples: list[Sample] = []
    dropped: list[tuple[AttitudeChange, NoChange]] = []
    judgment = read_judgment(core.answer)
    for change in changes:
        if most is not None and len(samples) >= most:
            break
        try:
            samples.append(counterpart(core, judgment, change, draw, random.Random(f"{seed}:{core.case}:{change}")))
        except NotMade as error:
            dropped.append((change, error.reason))
    if not samples:
        return Reinforced(core, (), tuple(dropped))
    return Reinforced(replace(core, pair=core.case), tuple(samples), tuple(dropped))
