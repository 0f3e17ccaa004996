"""The phases of the starter's training: many epochs on thinned cases, then a last one on nearly whole cases."""

from __future__ import annotations

import dataclasses
import json
import math
from dataclasses import dataclass
from pathlib import Path

from trainer.starter.data import StarterData
from trainer.starter.starter_recipe import StarterLoss, StarterRecipe, StarterRun

_FILE = "position.json"


@dataclass(frozen=True, slots=True)
class Phase:
    """Epochs that are trained alike."""

    run: StarterRun
    loss: StarterLoss
    data: StarterData

    def steps(self) -> int:
        """As many as if every epoch were as long as the first; a drawn epoch may be a few steps longer or shorter."""
        return len(list(self.data.epoch(0))) * self.run.epochs

    def learning_rate(self, step: int, steps: int) -> float:
        """After ``step`` steps of the phase: a linear warm-up, then a cosine down to a twentieth."""
        warmup = max(1, round(steps * self.run.warmup_share))
        if step < warmup:
            return self.run.learning_rate * (step + 1) / warmup
        done = min(1.0, (step - warmup) / max(1, steps - warmup))
        return self.run.learning_rate * (0.05 + 0.95 * 0.5 * (1 + math.cos(math.pi * done)))

    def average_decay(self, step: int) -> float:
        """How much of the averaged weights stays at a step; early averages would remember the random start."""
        return min(self.run.average_decay, step / (step + 10))


@dataclass(frozen=True, slots=True)
class PhasePosition:
    """How far a run is: steps in all, the phase and the steps in it, the epoch in the phase and the steps in that."""

    steps: int = 0
    phase: int = 0
    phase_steps: int = 0
    epoch: int = 0
    epoch_step: int = 0

    def after_step(self) -> PhasePosition:
        """One step on."""
        return PhasePosition(self.steps + 1, self.phase, self.phase_steps + 1, self.epoch, self.epoch_step + 1)

    def after_epoch(self) -> PhasePosition:
        """At the beginning of the next epoch."""
        return PhasePosition(self.steps, self.phase, self.phase_steps, self.epoch + 1)

    def after_phase(self) -> PhasePosition:
        """At the beginning of the next phase."""
        return PhasePosition(self.steps, self.phase + 1)

    def write(self, checkpoint: Path) -> None:
        """Into a checkpoint's folder. Raises OSError."""
        (checkpoint / _FILE).write_text(json.dumps(dataclasses.asdict(self)), encoding="utf-8")


def read_phase_position(checkpoint: Path) -> PhasePosition:
    """Raises OSError, ValueError, TypeError where it cannot be read."""
    return PhasePosition(**json.loads((checkpoint / _FILE).read_text(encoding="utf-8")))


def phases_of(recipe: StarterRecipe, data: StarterData) -> tuple[Phase, ...]:
    """Those that have epochs."""
    both = Phase(recipe.run, recipe.loss, data), finishing(recipe, data)
    return tuple(phase for phase in both if phase.run.epochs)


def finishing(recipe: StarterRecipe, data: StarterData) -> Phase:
    """The last epochs, in which nearly whole cases are seen, rare charges as rare as they are.

    What a model learnt of texts with much left out fits those it will read less well than it could (He et al. 2019,
    "Data Augmentation Revisited").
    """
    finish = recipe.finish
    run = dataclasses.replace(
        recipe.run, epochs=finish.epochs, learning_rate=finish.learning_rate, average_decay=finish.average_decay
    )
    loss = dataclasses.replace(recipe.loss, hidden_share=0.0, facts_share=finish.facts_share, verdict_head_weight=0.0)
    seen = dataclasses.replace(
        data, left_out_share=finish.left_out_share, rare_below=0, max_tokens=finish.max_tokens, seed=data.seed + 1
    )
    return Phase(run, loss, seen)
