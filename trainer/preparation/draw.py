"""Which candidates become core samples, and which of these get a counterpart with another attitude."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import Any

from trainer.corpus.parallel import map_batches
from trainer.preparation.candidates import Candidates
from trainer.preparation.selection.reason import Reason
from trainer.preparation.token_counts import token_counts
from trainer.samples.reinforcement import Reinforced, reinforce
from trainer.samples.sample import AttitudeChange, Sample, read_sample

_AT_ONCE = 256
_COLUMNS = ["source", "case_number", "decided", "warnings", "sample", "case"]


class DrawnRows:
    """The rows of drawn candidates in a file of their own, so that each can be read again by its place."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("w+b")
        self._offsets: dict[int, int] = {}

    def add(self, place: int, row: dict[str, Any]) -> None:
        self._offsets[place] = self._file.seek(0, 2)
        self._file.write(json.dumps(row, ensure_ascii=False).encode() + b"\n")

    def read(self, place: int) -> dict[str, Any]:
        self._file.seek(self._offsets[place])
        row: dict[str, Any] = json.loads(self._file.readline())
        return row

    def close(self) -> None:
        self._file.close()


@dataclass(slots=True)
class Drawn:
    """``tokens`` of each core sample by its place, in the order of drawing; ``reinforced`` are a core sample with its
    pair, its counterpart and that one's tokens. ``not_made`` counts why counterparts were not made.
    """

    rows: DrawnRows
    tokens: dict[int, int] = field(default_factory=dict)
    reinforced: dict[int, tuple[Sample, Sample, int]] = field(default_factory=dict)
    not_made: Counter[str] = field(default_factory=Counter)


def draw(
    candidates: Candidates,
    rows: DrawnRows,
    number: int,
    context: int,
    seed: int,
    progress: Callable[[int, int], None],
) -> Drawn:
    """Draws ``number`` core samples that fit into ``context``; the others get their reason."""
    order = candidates.order(seed)
    fitting: dict[int, int] = {}
    at = 0
    while at < len(order) and len(fitting) < number:
        # One pass over the parts draws; another one replaces the samples that turned out too long.
        batch = order[at : at + number - len(fitting)]
        at += len(batch)
        found = candidates.rows(batch, _COLUMNS)
        while some := list(islice(found, _AT_ONCE)):
            for (place, row), tokens in zip(some, token_counts(sample_of(row) for _, row in some), strict=True):
                if tokens > context:
                    candidates.drop(place, Reason.TOO_LONG)
                else:
                    fitting[place] = tokens
                    rows.add(place, row)
            progress(len(fitting), min(number, len(order)))
    for place in order[at:]:
        candidates.drop(int(place), Reason.NOT_DRAWN)
    return Drawn(rows, {int(place): fitting[int(place)] for place in order[:at] if int(place) in fitting})


def draw_reinforcement(
    drawn: Drawn,
    number: int,
    context: int,
    seed: int,
    workers: int,
    progress: Callable[[int, int], None],
) -> None:
    """Makes ``number`` counterparts, of as many cores in the order of drawing.

    A core gets the change that there is least of so far, so that changes which few judgments allow (a surrender given
    or taken) are not crowded out by those that most do.
    """
    made: Counter[AttitudeChange] = Counter()
    if not number:
        return
    items = ((place, str(drawn.rows.read(place)["sample"]), seed) for place in drawn.tokens)
    for results in map_batches(reinforce_batch, items, lambda item: len(item[1]), workers):
        for place, result in results:
            drawn.not_made.update(reason.value for _, reason in result.dropped)
            lengths = token_counts(result.samples)
            fitting = [pair for pair in zip(result.samples, lengths, strict=True) if pair[1] <= context]
            if not fitting:
                continue
            chosen, tokens = min(fitting, key=lambda pair: made[_change(pair[0])])
            made[_change(chosen)] += 1
            drawn.reinforced[place] = (result.core, chosen, tokens)
            if made.total() >= number:
                progress(number, number)
                return
        progress(made.total(), number)


def reinforce_batch(items: Sequence[tuple[int, str, int]]) -> list[tuple[int, Reinforced]]:
    """The counterparts of cores: place, the sample's row as JSON, seed."""
    return [(place, reinforce(read_sample(json.loads(sample)), seed)) for place, sample, seed in items]


def sample_of(row: dict[str, Any]) -> Sample:
    """The sample of a candidate's row."""
    return read_sample(json.loads(row["sample"]))


def in_order(drawn: Drawn) -> Iterator[tuple[int, dict[str, Any]]]:
    """The rows of all core samples, in the order of the inputs."""
    for place in sorted(drawn.tokens):
        yield place, drawn.rows.read(place)


def _change(sample: Sample) -> AttitudeChange:
    if sample.change is None:
        raise ValueError(f"{sample.id} is no counterpart")
    return sample.change
