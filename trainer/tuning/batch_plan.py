"""Which samples each step takes, and how they are laid into micro-batches and given to processes.

Everything follows from the lengths, the recipe and the seed, so that a run can go on at any step, and a step has the
same samples, hence the same loss, however it is divided.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

MicroBatch = tuple[int, ...]
"""Places of samples, the longest first."""


@dataclass(frozen=True, slots=True)
class BatchPlan:
    """``lengths``: tokens of each sample. Every epoch takes all samples once, in an order of its own."""

    lengths: Sequence[int]
    total_batch_size: int
    steps: int
    epochs: float
    seed: int

    def samples(self, step: int) -> tuple[int, ...]:
        """The samples of the step after ``step`` finished ones; the last may have fewer than the others."""
        count = len(self.lengths)
        first = step * self.total_batch_size
        last = min(first + self.total_batch_size, round(count * self.epochs))
        return tuple(_order(self.seed, place // count, count)[place % count] for place in range(first, last))

    def micro_batches(self, step: int, tokens: int, *, packed: bool, processes: int = 1) -> list[list[MicroBatch]]:
        """The step's micro-batches for each process, with ``tokens`` at most in each (padding included).

        A sample that is longer gets one of its own. The work is shared out evenly.
        """
        samples = sorted(self.samples(step), key=lambda sample: (-self.lengths[sample], sample))
        if not samples:
            return [[] for _ in range(processes)]
        whole = sum(self.lengths[sample] for sample in samples)
        # With several processes the micro-batch is bounded, so that each of them gets some samples.
        tokens = min(tokens, max(self.lengths[samples[0]], -(-whole // processes)))
        batches = self._packed(samples, tokens) if packed else self._grouped(samples, tokens)
        shares: list[list[MicroBatch]] = [[] for _ in range(processes)]
        for batch in sorted(batches, key=lambda batch: (-self.size(batch), batch)):
            min(shares, key=lambda share: sum(self.size(each) for each in share)).append(batch)
        return shares

    def size(self, batch: MicroBatch) -> int:
        """Tokens without padding."""
        return sum(self.lengths[sample] for sample in batch)

    def _packed(self, samples: Sequence[int], tokens: int) -> list[MicroBatch]:
        """First fit, the longest first: within 11/9 of the fewest there can be (Johnson 1973)."""
        bins: list[tuple[list[int], int]] = []
        for sample in samples:
            length = self.lengths[sample]
            for place, (held, used) in enumerate(bins):
                if used + length <= tokens:
                    held.append(sample)
                    bins[place] = (held, used + length)
                    break
            else:
                bins.append(([sample], length))
        return [tuple(held) for held, _ in bins]

    def _grouped(self, samples: Sequence[int], tokens: int) -> list[MicroBatch]:
        """Neighbours in length, so that little is padded."""
        batches: list[list[int]] = []
        for sample in samples:
            if batches and (len(batches[-1]) + 1) * self.lengths[batches[-1][0]] <= tokens:
                batches[-1].append(sample)
            else:
                batches.append([sample])
        return [tuple(batch) for batch in batches]

    def heaviest(self, tokens: int, *, packed: bool) -> MicroBatch:
        """The heaviest micro-batch that there may be: the longest samples, as many as fit."""
        samples = sorted(range(len(self.lengths)), key=lambda sample: (-self.lengths[sample], sample))
        held: list[int] = []
        for sample in samples:
            size = self.size((*held, sample)) if packed else (len(held) + 1) * self.lengths[samples[0]]
            if not held or size <= tokens:
                held.append(sample)
            if len(held) == self.total_batch_size:
                break
        return tuple(held)


@lru_cache(maxsize=2)
def _order(seed: int, epoch: int, count: int) -> tuple[int, ...]:
    order = list(range(count))
    random.Random(f"{seed}-{epoch}").shuffle(order)
    return tuple(order)
