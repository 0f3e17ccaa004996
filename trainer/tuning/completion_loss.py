"""The loss on the answers' tokens, without ever holding all their logits.

Logits of 4,096 positions over Qwen3's vocabulary take 2.5 GB in float32, three times that with what a plain loss keeps
of them. Here they exist for a few hundred positions at a time, and their gradient is taken at once, so that nothing is
computed twice. The output layer is frozen: only the hidden states have a gradient.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor

from trainer.recipe.estimate import LOSS_ROWS


def completion_losses(states: Tensor, weight: Tensor, targets: Tensor, rows: int = LOSS_ROWS) -> Tensor:
    """Cross-entropy of each position in float32, of shape (n,).

    ``states`` (n, hidden): the last hidden states that are to predict ``targets`` (n,). ``weight`` (vocabulary,
    hidden): the output layer's, without a bias and without a gradient.
    """
    losses: Tensor = _ChunkedCrossEntropy.apply(states, weight, targets, rows)
    return losses


class _ChunkedCrossEntropy(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, states: Tensor, weight: Tensor, targets: Tensor, rows: int) -> Tensor:
        losses = torch.empty(len(states), dtype=torch.float32, device=states.device)
        gradient = torch.empty_like(states) if ctx.needs_input_grad[0] else None
        for first in range(0, len(states), rows):
            some = slice(first, first + rows)
            logits = (states[some] @ weight.t()).float()
            whole = logits.logsumexp(1, keepdim=True)
            wanted = targets[some].unsqueeze(1)
            losses[some] = (whole - logits.gather(1, wanted)).squeeze(1)
            if gradient is not None:
                # The gradient of cross-entropy by the logits: softmax, minus one at the target.
                logits.sub_(whole).exp_().scatter_add_(1, wanted, torch.full_like(whole, -1.0))
                gradient[some] = logits.to(weight.dtype) @ weight
        ctx.save_for_backward(gradient)
        return losses

    @staticmethod
    def backward(ctx: Any, *outer: Tensor) -> tuple[Tensor | None, None, None, None]:
        (gradient,) = ctx.saved_tensors
        return gradient * outer[0].unsqueeze(1).to(gradient.dtype), None, None, None
