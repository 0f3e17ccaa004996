"""A micro-batch as tensors: samples one after the other in one row, or one a row and padded on the right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

import torch
from torch import Tensor

from trainer.runs.encoded import EncodedSample


@dataclass(frozen=True, slots=True)
class Batch:
    """``ids`` and ``positions`` (rows, length). ``places``: where, in the flattened ids, stands the token before each
    token that a loss is taken on; ``targets``: those tokens; ``counts``: how many there are of each sample.

    ``lengths``: of the samples in the one row of a packed batch; None where each has a row of its own.
    """

    ids: Tensor
    positions: Tensor
    places: Tensor
    targets: Tensor
    counts: tuple[int, ...]
    lengths: tuple[int, ...] | None

    def to(self, device: torch.device) -> Batch:
        """The same on a device."""
        return replace(
            self,
            ids=self.ids.to(device),
            positions=self.positions.to(device),
            places=self.places.to(device),
            targets=self.targets.to(device),
        )

    def attention_arguments(self) -> dict[str, object]:
        """What attention must know so that packed samples do not see each other (see sample_attention)."""
        if self.lengths is None or len(self.lengths) == 1:
            return {}
        ends = torch.tensor([0, *self.lengths], dtype=torch.int32).cumsum(0, dtype=torch.int32).to(self.ids.device)
        longest = max(self.lengths)
        return {
            "sample_lengths": self.lengths,
            # Named as transformers' flash-attention integration expects its arguments.
            "cu_seq_lens_q": ends,
            "cu_seq_lens_k": ends,
            "max_length_q": longest,
            "max_length_k": longest,
        }


def packed(samples: Sequence[EncodedSample]) -> Batch:
    """One row without padding."""
    ids = torch.cat([_ids(sample) for sample in samples])
    positions = torch.cat([torch.arange(len(sample)) for sample in samples])
    places, first = [], 0
    for sample in samples:
        places.append(torch.arange(first + sample.answer_start - 1, first + len(sample) - 1))
        first += len(sample)
    at = torch.cat(places)
    return Batch(
        ids[None],
        positions[None],
        at,
        ids[at + 1],
        tuple(sample.answer_length for sample in samples),
        tuple(len(sample) for sample in samples),
    )


def padded(samples: Sequence[EncodedSample], pad: int) -> Batch:
    """One row each. Padding comes after the sample, where causal attention never looks from within it."""
    length = max(map(len, samples))
    ids = torch.full((len(samples), length), pad)
    places, targets = [], []
    for row, sample in enumerate(samples):
        whole = _ids(sample)
        ids[row, : len(sample)] = whole
        places.append(torch.arange(sample.answer_start - 1, len(sample) - 1) + row * length)
        targets.append(whole[sample.answer_start :])
    return Batch(
        ids,
        torch.arange(length).expand(len(samples), length),
        torch.cat(places),
        torch.cat(targets),
        tuple(sample.answer_length for sample in samples),
        None,
    )


def _ids(sample: EncodedSample) -> Tensor:
    return torch.frombuffer(sample.ids, dtype=torch.int32).long()
