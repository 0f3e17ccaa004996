"""Whether a run fits a machine: memory, time, disk, and what to change. Worked out from shapes; nothing is loaded."""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path

import psutil

from trainer.recipe.base_folder import find_base
from trainer.recipe.errors import TuningError
from trainer.recipe.estimate import Disk, Memory, Remedy, Work, disk, memory, remedies, seconds
from trainer.recipe.gpus import Gpu, installed_gpu
from trainer.recipe.model_shape import KNOWN, ModelShape
from trainer.recipe.recipe import AdapterRecipe

CARD_SAMPLES = 53_000
"""The model card's, where no data is chosen."""
_TOKENS = 1_200.0  # the mean of whole judgments of first instance
_ANSWER_SHARE = 0.375
CPU_PARAMETERS = 1_000_000_000
"""A larger base is no use on a processor: a step takes minutes."""


@dataclass(frozen=True, slots=True)
class Machine:
    """What this computer has to train on: ``gpu`` is None where there is no CUDA GPU."""

    gpu: Gpu | None
    memory: int  # bytes of the computer's own


@dataclass(frozen=True, slots=True)
class MachineFit:
    """``room`` is the memory there is, ``on_processor`` that there is no GPU. ``base_here``: it was fetched."""

    recipe: AdapterRecipe
    shape: ModelShape
    device: str
    on_processor: bool
    memory: Memory
    room: int
    remedies: tuple[Remedy, ...]
    work: Work
    steps: int
    seconds: float | None
    disk: Disk
    free: int
    base_here: bool

    @property
    def fits(self) -> bool:
        """In memory."""
        return self.memory.total() <= self.room

    @property
    def trained(self) -> int:
        """Weights of the adapter."""
        return self.shape.adapter_parameters(self.recipe.adapter.rank, self.recipe.adapter.targets)

    @property
    def enough_disk(self) -> bool:
        """For checkpoints and the adapter."""
        return self.disk.run <= self.free

    @property
    def too_large_for_processor(self) -> bool:
        """A base that would take days on a processor."""
        return self.on_processor and self.shape.parameters() > CPU_PARAMETERS


def this_machine() -> Machine:
    """Takes a moment where there is a GPU: its maker's tool is asked."""
    return Machine(installed_gpu(), psutil.virtual_memory().total)


def known_shape(name: str) -> tuple[ModelShape, bool]:
    """The base's shape, and whether it was fetched. Raises TuningError where nothing is known of it."""
    try:
        return find_base(name).shape, True
    except TuningError:
        if name not in KNOWN:
            raise
        return KNOWN[name], False


def assumed_work(samples: int = CARD_SAMPLES) -> Work:
    """So many samples as long as judgments are."""
    return Work(samples, _TOKENS, _TOKENS * _ANSWER_SHARE, assumed=True)


def work_of(samples: int, mean_tokens: float) -> Work:
    """Of data whose answers were not counted by themselves."""
    return Work(max(1, samples), mean_tokens, mean_tokens * _ANSWER_SHARE)


def estimate_fit(recipe: AdapterRecipe, machine: Machine, other: Gpu | None, work: Work, runs: Path) -> MachineFit:
    """``other`` asks for another computer's GPU. Raises TuningError where nothing is known of the base."""
    shape, here = known_shape(recipe.base_model)
    gpu = other or machine.gpu
    on_processor = gpu is None
    compute = 4 if on_processor else 2
    room = machine.memory if gpu is None else gpu.memory
    existing = next(each for each in (runs.absolute(), *runs.absolute().parents) if each.exists())
    return MachineFit(
        recipe=recipe,
        shape=shape,
        device=gpu.name if gpu else "",
        on_processor=on_processor,
        memory=memory(recipe, shape, compute),
        room=room,
        remedies=tuple(remedies(recipe, shape, room, compute)),
        work=work,
        steps=recipe.run.steps(work.samples),
        seconds=seconds(recipe, shape, work, gpu) if gpu else None,
        disk=disk(recipe, shape),
        free=shutil.disk_usage(existing).free,
        base_here=here,
    )
