"""What an adapter is trained with: one frozen value from the file to the manifest.

The defaults are the model card's run (resources/model_card/recipes/a10.toml); ``trainer.recipe.reasons`` says why
each was chosen.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import Annotated, Literal

from pydantic import ConfigDict, Field

Target = Literal["q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj"]
ALL_LINEAR: tuple[Target, ...] = ("q_proj", "k_proj", "v_proj", "o_proj", "gate_proj", "up_proj", "down_proj")

# Unknown field names are errors: most are misspelt, and ignoring one would train something else than was asked for.
_CLOSED = ConfigDict(extra="forbid")

_Share = Annotated[float, Field(ge=0, lt=1)]
_Positive = Annotated[float, Field(gt=0, allow_inf_nan=False)]
_Count = Annotated[int, Field(ge=1)]


@dataclass(frozen=True, slots=True)
class Quantization:
    """How the base model's weights are held while the adapter is trained (QLoRA, arXiv 2305.14314).

    With 16 ``bits`` they are not quantised, and the other two mean nothing.
    """

    __pydantic_config__ = _CLOSED

    bits: Literal[4, 16] = 4
    type: Literal["nf4"] = "nf4"
    double_quantization: bool = True


@dataclass(frozen=True, slots=True)
class AdapterSettings:
    """A LoRA adapter; with ``rslora`` its scale is alpha / sqrt(rank) (arXiv 2312.03732)."""

    __pydantic_config__ = _CLOSED

    rank: Annotated[int, Field(ge=1, le=1024)] = 64
    alpha: _Count = 128
    rslora: bool = True
    dropout: _Share = 0.0
    targets: Annotated[tuple[Target, ...], Field(min_length=1)] = ALL_LINEAR

    def scale(self) -> float:
        """The factor on B @ A."""
        return self.alpha / (math.sqrt(self.rank) if self.rslora else self.rank)


@dataclass(frozen=True, slots=True)
class Run:
    """How the adapter is trained.

    A micro-batch holds as many samples as fit in the tokens of ``micro_batch_size`` samples of ``max_tokens``, so it is
    memory that is bounded; the loss of a step does not depend on how it is divided.
    """

    __pydantic_config__ = _CLOSED

    epochs: _Positive = 2.0
    learning_rate: _Positive = 1e-4
    schedule: Literal["cosine", "linear", "constant"] = "cosine"
    total_batch_size: _Count = 16
    micro_batch_size: _Count = 2
    max_tokens: Annotated[int, Field(ge=64)] = 4096
    warmup_share: _Share = 0.0
    weight_decay: Annotated[float, Field(ge=0, allow_inf_nan=False)] = 0.0
    max_gradient_norm: _Positive = 1.0
    seed: Annotated[int, Field(ge=0, lt=2**31)] = 42
    optimizer: Literal["adamw", "paged_adamw_32bit", "paged_adamw_8bit"] = "paged_adamw_32bit"
    batching: Literal["packed", "grouped"] = "packed"
    precision: Literal["auto", "bf16", "fp16", "fp32"] = "auto"
    gradient_checkpointing: bool = True

    def micro_batch_tokens(self) -> int:
        """Tokens of one micro-batch, padding included."""
        return self.micro_batch_size * self.max_tokens

    def accumulation(self, processes: int = 1) -> int:
        """Micro-batches in one step of one process where every sample is as long as it may be."""
        return math.ceil(self.total_batch_size / (self.micro_batch_size * processes))

    def steps(self, samples: int) -> int:
        """Optimiser steps over ``samples`` samples; 53,000 samples make 6,625 steps with the card's figures."""
        return math.ceil(samples * self.epochs / self.total_batch_size)

    def warmup_steps(self, samples: int) -> int:
        """Steps in which the rate rises."""
        return math.ceil(self.steps(samples) * self.warmup_share)

    def learning_rate_at(self, step: int, samples: int) -> float:
        """The rate of the step that follows ``step`` finished ones, as transformers' schedules give it."""
        steps, warmup = self.steps(samples), self.warmup_steps(samples)
        if step < warmup:
            return self.learning_rate * step / warmup
        done = (step - warmup) / max(1, steps - warmup)
        if self.schedule == "cosine":
            return self.learning_rate * max(0.0, 0.5 * (1 + math.cos(math.pi * done)))
        return self.learning_rate * (max(0.0, 1 - done) if self.schedule == "linear" else 1.0)


@dataclass(frozen=True, slots=True)
class Checkpoints:
    """When the state of a run is kept. After every ``every_steps`` steps, and the last, the model is also evaluated."""

    __pydantic_config__ = _CLOSED

    every_steps: _Count = 100
    every_minutes: _Positive = 15.0
    kept: Annotated[int, Field(ge=1, le=100)] = 2

    def due(self, step: int, steps: int) -> bool:
        """Whether the model is evaluated after ``step`` of ``steps`` steps."""
        return step % self.every_steps == 0 or step == steps

    def evaluations_after(self, step: int, steps: int) -> int:
        """How many are still to come after that step."""
        every = self.every_steps
        return steps // every - step // every + (steps % every > 0 and step < steps)


@dataclass(frozen=True, slots=True)
class Evaluation:
    """What is measured at a checkpoint, on samples that are not trained on."""

    __pydantic_config__ = _CLOSED

    held_out: Annotated[int, Field(ge=0)] = 64
    cases: Annotated[int, Field(ge=0)] = 3
    answer_tokens: Annotated[int, Field(ge=16)] = 1024


@dataclass(frozen=True, slots=True)
class AdapterRecipe:
    """A QLoRA run on a base model: a folder or a name on the hub."""

    __pydantic_config__ = _CLOSED

    name: Annotated[str, Field(min_length=1)]
    base_model: Annotated[str, Field(min_length=1)]
    method: Literal["qlora"] = "qlora"
    quantization: Quantization = Quantization()
    adapter: AdapterSettings = AdapterSettings()
    run: Run = Run()
    checkpoints: Checkpoints = Checkpoints()
    evaluation: Evaluation = Evaluation()
