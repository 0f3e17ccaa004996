"""Attention in which packed samples do not see each other: each by itself through torch's own fast kernels.

A mask over the whole row would cost its square in memory and keep those kernels from being used; flash-attention, where
it is installed, does the same in one call.
"""

from __future__ import annotations

from typing import Any

import torch
from torch import Tensor, nn

ATTENTION = "by_sample"


def register() -> None:
    """Makes ``attn_implementation="by_sample"`` known to transformers, which then builds no mask."""
    from transformers import AttentionInterface

    AttentionInterface.register(ATTENTION, attention_by_sample)


def attention_by_sample(
    module: nn.Module,
    query: Tensor,
    key: Tensor,
    value: Tensor,
    attention_mask: Tensor | None,
    *,
    sample_lengths: tuple[int, ...] | None = None,
    **options: Any,
) -> tuple[Tensor, None]:
    """Causal attention of (batch, heads, length, head_dim); the result is (batch, length, heads, head_dim).

    With ``sample_lengths`` the batch is one row of that many samples, one after the other.
    """
    from transformers.integrations.sdpa_attention import sdpa_attention_forward

    options = {name: options[name] for name in ("dropout", "scaling") if name in options}
    if sample_lengths is None:
        whole: tuple[Tensor, None] = sdpa_attention_forward(module, query, key, value, None, **options)
        return whole
    parts = zip(*(torch.split(tensor, list(sample_lengths), dim=2) for tensor in (query, key, value)), strict=True)
    return torch.cat([sdpa_attention_forward(module, *part, None, **options)[0] for part in parts], dim=1), None
