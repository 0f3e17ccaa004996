"""Token embeddings to begin with, counted out of the training texts.

A corpus of a few thousand cases is too small to learn from nothing, by gradients, what ten thousand tokens mean.
Counting does it at once: positive pointwise mutual information with the tokens around, factorised (Levy & Goldberg,
"Neural Word Embedding as Implicit Matrix Factorization", NeurIPS 2014; the contexts smoothed as in Levy, Goldberg &
Dagan, TACL 2015), beside the same of tokens and the cases that hold them (latent semantic analysis). A linear reading
of the charge from the mean over the facts gets 71 % of CAIL's development cases right with both, 68 % with neighbours
alone, 57 % with random ones.
"""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor

WINDOW = 5
SMOOTHING = 0.75
# One over the root of 256 dimensions. The smaller ones that transformers draws (0.02) are soon drowned by what the
# first layer adds, and a token is not to be known again above it.
STANDARD_DEVIATION = 0.0625


def first_embeddings(texts: Sequence[Sequence[int]], tokens: int, size: int) -> Tensor:
    """Embeddings (tokens, size), float32, for texts given as token ids; the same for the same seed of torch.

    Tokens that never occur get random values. ``size`` may be ``tokens`` at most.
    """
    near = positive_information(neighbour_counts(texts, tokens))
    cases = positive_information(case_counts(texts, tokens))
    information = torch.cat([near / near.norm(), cases / cases.norm()], 1)
    never = information.sum(1) == 0
    left, strength, _ = torch.svd_lowrank(information, q=min(size + 10, tokens), niter=2)
    found = left[:, :size] * strength[:size].sqrt()
    # Centred, because what all tokens have in common distinguishes none of them and would dominate the rest.
    found = found - found[~never].mean(0)
    found *= STANDARD_DEVIATION / found[~never].std()
    found[never] = torch.randn(int(never.sum()), size) * STANDARD_DEVIATION
    return found


def neighbour_counts(texts: Sequence[Sequence[int]], tokens: int) -> Tensor:
    """(tokens, tokens): how often one stands within ``WINDOW`` places of the other, nearer ones counting more."""
    counts = torch.zeros(tokens * tokens)
    for distance in range(1, WINDOW + 1):
        pairs = [
            torch.tensor(ids[:-distance]) * tokens + torch.tensor(ids[distance:])
            for ids in texts
            if len(ids) > distance
        ]
        if pairs:
            seen, times = torch.unique(torch.cat(pairs), return_counts=True)
            counts[seen] += times * ((WINDOW + 1 - distance) / WINDOW)
    square = counts.view(tokens, tokens)
    return square + square.T


def case_counts(texts: Sequence[Sequence[int]], tokens: int) -> Tensor:
    """(tokens, texts): how often a text holds a token, as ln(1 + n): a text is no longer about what it repeats."""
    counts = torch.zeros(tokens, len(texts))
    for place, ids in enumerate(texts):
        seen, times = torch.unique(torch.tensor(ids), return_counts=True)
        counts[seen, place] = times.float().log1p()
    return counts


def positive_information(counts: Tensor) -> Tensor:
    """Positive pointwise mutual information of rows and columns, in nats; 0 where a pair was never seen."""
    rows = counts.sum(1, keepdim=True)
    columns = counts.sum(0, keepdim=True) ** SMOOTHING
    expected = rows * columns / columns.sum()
    return torch.where(counts > 0, (counts / expected).log().clamp(min=0), 0.0)
