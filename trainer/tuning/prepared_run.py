"""All that the steps of a run need, made before the first of them."""

from __future__ import annotations

import os
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch

from resources.model_card.template import END_OF_TEXT
from trainer.recipe.errors import TuningError
from trainer.recipe.recipe import AdapterRecipe
from trainer.runs.encoded import EncodedSample, Fitting, encode, fitting, load_tokenizer
from trainer.runs.run_folder import RunFolder
from trainer.tuning.adapter_job import AdapterJob
from trainer.tuning.batch import Batch, packed, padded
from trainer.tuning.batch_plan import BatchPlan, MicroBatch
from trainer.tuning.device import Device, described
from trainer.tuning.held_out import HeldOut
from trainer.tuning.network import Network
from trainer.tuning.pace import TrainingPace
from trainer.tuning.processes import Processes
from trainer.tuning.trainee import Trainee


@dataclass(frozen=True, slots=True)
class PreparedRun:
    """``fit`` has the samples as ids, ``plan`` which of them each step takes, ``pad`` the token that fills rows up."""

    job: AdapterJob
    folder: RunFolder
    processes: Processes
    asked_to_stop: Callable[[], bool]
    fit: Fitting
    pad: int
    plan: BatchPlan
    pace: TrainingPace
    held_out: HeldOut
    device: Device
    trainee: Trainee

    @property
    def recipe(self) -> AdapterRecipe:
        """The job's."""
        return self.job.recipe

    @property
    def samples(self) -> tuple[EncodedSample, ...]:
        """Those that are trained on."""
        return self.fit.samples

    @property
    def packs(self) -> bool:
        """Whether the samples of a micro-batch lie in one row."""
        return self.recipe.run.batching == "packed"

    def batch(self, places: MicroBatch) -> Batch:
        """The samples at these places, as tensors."""
        samples = [self.samples[place] for place in places]
        return packed(samples) if self.packs else padded(samples, self.pad)


def prepare_run(
    job: AdapterJob, folder: RunFolder, processes: Processes, asked_to_stop: Callable[[], bool]
) -> PreparedRun:
    """Reads tokenizer and base, which takes minutes where they are large. Raises TuningError."""
    tokenizer = load_tokenizer(job.base.folder)
    fit = _fitting(job, tokenizer)
    plan = _plan(job.recipe, fit)
    held_out = fitting(encode(job.held_out, tokenizer), job.recipe.run.max_tokens).samples
    device = described(processes.device)
    _make_repeatable(device)
    network = Network(job.base, job.recipe, device)
    return PreparedRun(
        job=job,
        folder=folder,
        processes=processes,
        asked_to_stop=asked_to_stop,
        fit=fit,
        pad=tokenizer.token_to_id(END_OF_TEXT),
        plan=plan,
        pace=TrainingPace([sum(plan.lengths[each] for each in plan.samples(step)) for step in range(plan.steps)]),
        held_out=HeldOut(held_out, tokenizer, job.recipe, processes),
        device=device,
        trainee=Trainee(network, job.recipe, device, processes),
    )


def _fitting(job: AdapterJob, tokenizer: Any) -> Fitting:
    most = job.recipe.run.max_tokens
    fit = fitting(encode(job.samples, tokenizer), most)
    if not fit.samples:
        raise TuningError(
            "data",
            "recipe.data-does-not-fit",
            too_long=fit.too_long,
            most=most,
            without_answer=fit.without_answer,
        )
    return fit


def _plan(recipe: AdapterRecipe, fit: Fitting) -> BatchPlan:
    run, lengths = recipe.run, tuple(map(len, fit.samples))
    return BatchPlan(lengths, run.total_batch_size, run.steps(len(lengths)), run.epochs, run.seed)


def _make_repeatable(device: Device) -> None:
    """The same sums in the same order each time; before the first multiplication on a card."""
    if device.cuda:
        os.environ.setdefault("CUBLAS_WORKSPACE_CONFIG", ":4096:8")
        torch.use_deterministic_algorithms(True, warn_only=True)
        torch.utils.deterministic.fill_uninitialized_memory = False  # type: ignore[attr-defined]
