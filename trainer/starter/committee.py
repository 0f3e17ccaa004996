"""Several small models side by side in one: a committee that votes on every token, in the shape of one Qwen3.

The mean of several models' logits is right more often than any of them (ensembles: Hansen & Salamon 1990). One model
twice or three times as wide holds them all: each member has its own part of the embeddings, its own heads, and its own
part of each layer, all other weights between the parts being zero; the output layer adds up what the members say. Only
the norms are shared: RMSNorm's mean goes over all parts, and Qwen3's heads have one pair of norms a layer. So nothing
is needed to run it but what runs Qwen3.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import torch
from torch import Tensor, nn


class MemberLinear(nn.Module):
    """Linear layers of the members side by side; computed without the zeros between them."""

    def __init__(self, weights: Sequence[Tensor]) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.stack(list(weights)))  # (members, out, in)

    def forward(self, states: Tensor) -> Tensor:
        """(…, members x in) → (…, members x out)."""
        members, _, inside = self.weight.shape
        parts = states.reshape(-1, members, inside).transpose(0, 1)
        together = torch.bmm(parts, self.weight.transpose(1, 2)).transpose(0, 1)
        return together.reshape(*states.shape[:-1], -1)


@torch.no_grad()
def seat_together(wide: Any, members: Sequence[Any]) -> None:
    """Turns ``wide`` (transformers' Qwen3, as wide as all members together) into the committee of these members.

    Where all share a weight it becomes the first member's: begun alike, the members do not differ there.
    """
    parts = [dict(member.named_parameters()) for member in members]
    for name, parameter in wide.named_parameters():
        own = [part[name] for part in parts]
        if not name.startswith("model.layers."):
            parameter.copy_(torch.cat(own, -1))
        elif name.endswith("layernorm.weight"):
            parameter.copy_(torch.cat(own))
        elif name.endswith("_norm.weight"):  # of the heads
            parameter.copy_(own[0])
    for layer, path, linear in linears(wide):
        setattr(layer, path, MemberLinear([_weight(member, linear) for member in members]))


def linears(model: Any) -> list[tuple[nn.Module, str, str]]:
    """Of every linear layer between embeddings and output: its parent, its name there, and its weight's name."""
    found = []
    for name, module in model.named_modules():
        if name.startswith("model.layers.") and isinstance(module, nn.Linear):
            parent, _, own = name.rpartition(".")
            found.append((model.get_submodule(parent), own, f"{name}.weight"))
    return found


def as_one_model(weights: dict[str, Tensor], members: int) -> dict[str, Tensor]:
    """Weights of a committee as those of a plain Qwen3 of the same width, with the zeros.

    Added up, the members' logits would be as sure as ``members`` independent witnesses. Their mean is wanted: the last
    norm, which the output layer alone reads, is divided by their number.
    """
    plain = {name: _with_zeros(each) if each.ndim == 3 else each.clone() for name, each in weights.items()}
    plain["model.norm.weight"] /= members
    return plain


def _with_zeros(weight: Tensor) -> Tensor:
    together: Tensor = torch.block_diag(*weight)  # type: ignore[no-untyped-call]
    return together


def _weight(model: Any, name: str) -> Tensor:
    weight: Tensor = model.get_parameter(name)
    return weight
