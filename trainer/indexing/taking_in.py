"""The cases of a scan put into the index, in groups of which each is settled whole."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from trainer.corpus.parallel import map_batches
from trainer.preparation.candidates import Candidates
from trainer.preparation.errors import go_on_unless
from trainer.similar.card import IndexCard
from trainer.similar.case import IndexedCase, read_case
from trainer.similar.writing import Ready, index_writer, ready, vocabulary_in

GROUP = 20_000
"""Cases that are settled together: so much a kill costs at most, some ten seconds of work."""
_GROUP_BITS = 32  # of a part's number; the bits above them tell which taking it is of


@dataclass(frozen=True, slots=True)
class Group:
    """``part`` is its number in the index."""

    part: int
    places: NDArray[np.int64]


def groups_of(places: NDArray[np.int64], taking: int) -> list[Group]:
    """The same for the same places, so that a run that goes on knows which are done."""
    return [
        Group((taking << _GROUP_BITS) + number, places[start : start + GROUP])
        for number, start in enumerate(range(0, len(places), GROUP))
    ]


def take_in(
    candidates: Candidates,
    groups: Sequence[Group],
    folder: Path,
    card: IndexCard,
    workers: int,
    progress: Callable[[int, int], None],
    stopped: Callable[[], bool],
) -> IndexCard:
    """Gives the card as it then is. Raises Stopped: what was settled by then is kept; SimilarError, OSError."""
    total = sum(len(group.places) for group in groups)
    places = [place for group in groups for place in group.places]
    vocabulary = vocabulary_in(folder, (read_case(json.loads(row)) for _, row in _rows(candidates, places)))
    with index_writer(folder, threads=max(1, min(4, workers - 1))) as writer:
        left = [group for group in groups if not writer.holds(group.part)]
        done = total - sum(len(group.places) for group in left)
        progress(done, total)
        items = ((group.part, row) for group in left for _, row in _rows(candidates, group.places))
        work = partial(made_ready, vocabulary)
        every = (case for batch in map_batches(work, items, _weight, workers) for case in batch)
        for part, cases in groupby(every, key=lambda each: each[0]):
            for _, case in cases:
                writer.add(case, part)
                done += 1
                if done % 100 == 0:
                    go_on_unless(stopped)
                    progress(done, total)
            card = writer.settle(card)
            progress(done, total)
        return writer.settle(card)


def made_ready(vocabulary: bytes, items: Sequence[tuple[int, str]]) -> list[tuple[int, Ready]]:
    """What the processes do, for cases as JSON."""
    return [(part, ready(read_case(json.loads(row)), vocabulary)) for part, row in items]


def drawn_cases(candidates: Candidates, places: Sequence[int]) -> list[IndexedCase]:
    """The cases at ``places``."""
    return [read_case(json.loads(row)) for _, row in _rows(candidates, places)]


def _rows(candidates: Candidates, places: Sequence[int] | NDArray[np.int64]) -> Iterator[tuple[int, str]]:
    for place, row in candidates.rows(places, ["sample"]):
        content: Any = row["sample"]
        yield place, str(content)


def _weight(item: tuple[int, str]) -> int:
    return len(item[1])
