"""What learns: the committee, its optimiser, the average of its weights, and their state on the disk."""

from __future__ import annotations

import math
import sys
from pathlib import Path
from typing import Any

import torch

from trainer.starter.model import StarterBatch, StarterNetwork
from trainer.starter.starter_recipe import StarterLoss, StarterRun

_STATE = "state.pt"


class Learner:
    """``average`` is the moving average of the committee's weights, which is what is kept in the end."""

    def __init__(self, network: StarterNetwork, run: StarterRun) -> None:
        network.train()
        self.network = network
        self.average: dict[str, torch.Tensor] = {
            name: value.detach().clone() for name, value in network.model.state_dict().items()
        }
        self._generator = torch.Generator().manual_seed(run.seed)
        self._optimizer = starter_optimizer(network, run)
        # Each member's gradient may be as long as one model's.
        self._longest = run.max_gradient_norm * math.sqrt(network.members)
        # A GPU takes a batch as a whole.
        on_processor = network.verdict_bias.device.type == "cpu"
        self._micro_tokens = run.micro_batch_tokens if on_processor else sys.maxsize

    def add_gradients(self, batch: StarterBatch, loss: StarterLoss) -> dict[str, float]:
        """The members' mean losses by name (see `StarterNetwork.backward`)."""
        self._optimizer.zero_grad(set_to_none=False)
        return self.network.backward(batch, loss, self._generator, self._micro_tokens, torch.bfloat16)

    def update(self, rate: float) -> float:
        """One step of the optimiser; returns the gradient's norm before it was clipped."""
        norm = torch.nn.utils.clip_grad_norm_(self.network.parameters(), self._longest)
        for group in self._optimizer.param_groups:
            group["lr"] = rate
        self._optimizer.step()
        return float(norm)

    @torch.no_grad()
    def update_average(self, decay: float) -> None:
        """Moves it towards the weights; ``decay`` is the share of it that stays."""
        for name, value in self.network.model.state_dict().items():
            self.average[name].lerp_(value, 1 - decay)

    def begin_phase(self, run: StarterRun) -> None:
        """What was averaged is what a later phase begins with, and its optimiser remembers nothing."""
        self.network.model.load_state_dict(self.average)
        self._optimizer = starter_optimizer(self.network, run)

    def write(self, folder: Path) -> None:
        """Weights, optimiser, average and random numbers. Raises OSError."""
        state = {
            "network": self.network.state_dict(),
            "optimizer": self._optimizer.state_dict(),
            "average": self.average,
            "generator": self._generator.get_state(),
            "random": torch.get_rng_state(),
            "random_of_gpu": torch.cuda.get_rng_state() if torch.cuda.is_available() else None,
        }
        try:
            torch.save(state, folder / _STATE)
        except RuntimeError as error:
            # The message by which torch's writer reports a full disk; it has no exception of its own for it.
            raise OSError(str(error)) from error

    def read(self, folder: Path) -> None:
        """Undoes `write`. Raises OSError, or what torch raises for a damaged file."""
        state: dict[str, Any] = torch.load(folder / _STATE, weights_only=True, map_location="cpu")
        self.network.load_state_dict(state["network"])
        self._optimizer.load_state_dict(state["optimizer"])
        for name, value in state["average"].items():
            self.average[name].copy_(value)
        self._generator.set_state(state["generator"])
        torch.set_rng_state(state["random"])
        if state["random_of_gpu"] is not None and torch.cuda.is_available():
            torch.cuda.set_rng_state(state["random_of_gpu"])


def starter_optimizer(network: StarterNetwork, run: StarterRun) -> torch.optim.Optimizer:
    """AdamW; norms and biases do not decay."""
    parameters = list(network.parameters())
    return torch.optim.AdamW(
        [
            {"params": [each for each in parameters if each.ndim >= 2], "weight_decay": run.weight_decay},
            {"params": [each for each in parameters if each.ndim < 2], "weight_decay": 0.0},
        ],
        lr=run.learning_rate,
        betas=(0.9, 0.95),
        fused=parameters[0].device.type == "cuda",
    )
