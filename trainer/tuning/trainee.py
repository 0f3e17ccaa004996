"""What learns: network, optimiser and scaler, the arithmetic of one step, and their state on the disk."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import torch
from torch import Tensor

from trainer.recipe.recipe import AdapterRecipe
from trainer.tuning.adapter_files import load_adapter, write_adapter
from trainer.tuning.batch import Batch
from trainer.tuning.completion_loss import completion_losses
from trainer.tuning.device import Device
from trainer.tuning.network import Network
from trainer.tuning.processes import Processes

_STATE = "optimizer.pt"


class Trainee:
    """One process's copy; all copies are equal after each step."""

    def __init__(self, network: Network, recipe: AdapterRecipe, device: Device, processes: Processes) -> None:
        self.network = network
        self._recipe = recipe
        self._device = device
        self._processes = processes
        self._optimizer = adapter_optimizer(network.parameters, recipe, device)
        self._scaler = torch.amp.GradScaler(device.torch.type, enabled=network.precision == "fp16")

    def gradients(self, batch: Batch, answer_tokens: int) -> Tensor:
        """Adds the batch's part of the step's gradient; returns the sum of each sample's losses.

        ``answer_tokens``: of the whole step, so that the step's loss is their mean however it is divided.
        """
        losses = self._losses(batch)
        self._scaler.scale(losses.sum() / answer_tokens).backward()  # type: ignore[no-untyped-call]
        return torch.stack([part.sum() for part in torch.split(losses.detach(), list(batch.counts))])

    def update(self, rate: float) -> float:
        """One step of the optimiser; returns the gradient's norm before it was clipped.

        A norm that is not finite changes nothing (with fp16 the scale is halved, which is its way to find one).
        """
        parameters = self.network.parameters
        self._processes.add_gradients(parameters)
        self._scaler.unscale_(self._optimizer)
        norm = float(torch.nn.utils.clip_grad_norm_(parameters, self._recipe.run.max_gradient_norm))
        for group in self._optimizer.param_groups:
            group["lr"] = rate
        if self._scaler.is_enabled() or torch.isfinite(torch.tensor(norm)):
            self._scaler.step(self._optimizer)
            self._scaler.update()
        self.forget()
        return norm

    def gave_up(self) -> bool:
        """Whether no scale is left at which fp16 gives finite gradients."""
        return self._scaler.is_enabled() and self._scaler.get_scale() < 1.0

    def forget(self) -> None:
        """Drops gradients of a step that is not finished."""
        self._optimizer.zero_grad(set_to_none=True)

    @torch.no_grad()
    def losses(self, batch: Batch) -> Tensor:
        """The sum of each sample's losses, without learning from them."""
        self.network.model.eval()
        try:
            return torch.stack([part.sum() for part in torch.split(self._losses(batch), list(batch.counts))])
        finally:
            self.network.model.train()

    def rehearse(self, batch: Batch, optimizer_bytes: int) -> None:
        """The most that a step needs, and nothing kept of it. Raises what running out of memory raises."""
        try:
            self.gradients(batch, sum(batch.counts))
            # Adam allocates its moments in the first step, while the gradients are there: the peak of memory.
            room = torch.empty(optimizer_bytes, dtype=torch.uint8, device=self._device.torch)
            del room
        finally:
            self.forget()

    def write(self, folder: Path) -> None:
        """The adapter and the optimiser's state. Raises OSError."""
        write_adapter(self.network.model, folder, self._recipe.base_model)
        state = {"optimizer": self._optimizer.state_dict(), "scaler": self._scaler.state_dict()}
        try:
            torch.save(state, folder / _STATE)
        except RuntimeError as error:
            # The message by which torch's writer reports a full disk; it has no exception of its own for it.
            raise OSError(str(error)) from error

    def read(self, folder: Path) -> None:
        """Undoes `write`. Raises OSError, ValueError, or what torch raises for a damaged file."""
        load_adapter(self.network.model, folder)
        state: dict[str, Any] = torch.load(folder / _STATE, map_location=self._device.torch, weights_only=True)
        self._optimizer.load_state_dict(state["optimizer"])
        self._scaler.load_state_dict(state["scaler"])
        self.forget()

    def _losses(self, batch: Batch) -> Tensor:
        batch = batch.to(self._device.torch)
        states = self.network.states(batch)
        return completion_losses(states, self.network.output_weight(), batch.targets)


def adapter_optimizer(parameters: list[Any], recipe: AdapterRecipe, device: Device) -> torch.optim.Optimizer:
    """AdamW with transformers' constants; bitsandbytes' paged ones only where there is a card to page from."""
    options = {"lr": recipe.run.learning_rate, "betas": (0.9, 0.999), "eps": 1e-8}
    decay = recipe.run.weight_decay
    if device.cuda and recipe.run.optimizer != "adamw":
        import bitsandbytes

        kind = {
            "paged_adamw_32bit": bitsandbytes.optim.PagedAdamW32bit,
            "paged_adamw_8bit": bitsandbytes.optim.PagedAdamW8bit,
        }[recipe.run.optimizer]
        paged: torch.optim.Optimizer = kind(parameters, weight_decay=decay, **options)
        return paged
    return torch.optim.AdamW(parameters, weight_decay=decay, fused=device.cuda, **options)  # type: ignore[arg-type]
