"""Ten samples of a data set, to be read."""

from __future__ import annotations

import random
from typing import Any

from trainer.samples.sample import Sample

_NUMBER = 10


class Examples:
    """Each sample that is seen has the same chance, whatever their number (reservoir sampling)."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)
        self._seen = 0
        self._kept: list[tuple[Sample, int]] = []

    def see(self, sample: Sample, tokens: int) -> None:
        self._seen += 1
        if len(self._kept) < _NUMBER:
            self._kept.append((sample, tokens))
        elif (place := self._random.randrange(self._seen)) < _NUMBER:
            self._kept[place] = (sample, tokens)

    def kept(self) -> list[dict[str, Any]]:
        return [
            {
                "id": sample.id,
                "charges": list(sample.charges),
                "attitude": sample.attitude.value,
                "change": sample.change.value if sample.change else None,
                "tokens": tokens,
                "question": sample.prompt()[-1]["content"],
                "answer": sample.answer,
            }
            for sample, tokens in self._kept
        ]
