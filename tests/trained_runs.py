"""Runs that are really trained, on a tiny base: what a test trains, and how."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.tiny_base import write_samples, write_tiny_base
from trainer.recipe.recipe import AdapterRecipe
from trainer.recipe.recipe_file import load_recipe
from trainer.runs.events import Event

STEPS = 6  # 12 samples, four a step, twice


@dataclasses.dataclass(frozen=True, slots=True)
class Place:
    """A base, samples to train on, and those of the evaluation."""

    base: Path
    data: Path
    held_out: Path


def make_place(folder: Path) -> Place:
    """The base has two layers of 64, the data 12 samples, the evaluation 4."""
    return Place(
        write_tiny_base(folder / "base"),
        write_samples(folder / "data.jsonl", 12),
        write_samples(folder / "held_out.jsonl", 4, seed=9),
    )


def tiny_recipe(base: Path, **run: Any) -> AdapterRecipe:
    """``STEPS`` steps in float32, each checkpoint kept; ``run`` changes the recipe's part of that name."""
    whole = load_recipe("cpu")
    return dataclasses.replace(
        whole,
        base_model=str(base),
        adapter=dataclasses.replace(whole.adapter, rank=4, alpha=8, dropout=0.1),
        run=dataclasses.replace(
            whole.run,
            **{
                "total_batch_size": 4,
                "micro_batch_size": 2,
                "max_tokens": 1024,
                "precision": "fp32",
                "learning_rate": 5e-3,
                **run,
            },
        ),
        checkpoints=dataclasses.replace(whole.checkpoints, every_steps=2, kept=10),
        evaluation=dataclasses.replace(whole.evaluation, held_out=3, cases=1, answer_tokens=16),
    )


def without_dropout(base: Path) -> AdapterRecipe:
    """Dropout draws its numbers by micro-batch and by process, so that a step divided otherwise is another one."""
    whole = tiny_recipe(base)
    return dataclasses.replace(whole, adapter=dataclasses.replace(whole.adapter, dropout=0.0))


def train(
    place: Place, chosen: AdapterRecipe, run: Path, stop: Callable[[list[Event]], bool] = lambda _: False
) -> list[Event]:
    """The events of a run, or of what of it was left to do. Raises what the job raises."""
    from trainer.commands.adapter_run import make_job
    from trainer.tuning.train_adapter import train_adapter

    events: list[Event] = []
    job = make_job(chosen, str(place.base), [place.data], [place.held_out], run)
    train_adapter(job, events.append, lambda: stop(events))
    return events
