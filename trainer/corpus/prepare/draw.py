"""Which candidates become core samples, and which of these get counterparts with another attitude."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import numpy as np

from trainer.corpus.prepare.candidates import Candidates
from trainer.corpus.prepare.token_counts import TokenCounter
from trainer.corpus.selection.reason import Reason
from trainer.samples.reinforcement import reinforce
from trainer.samples.sample import Change, Sample, read_sample

_AT_ONCE = 512


@dataclass(slots=True)
class Drawn:
    """``tokens`` of each core sample by its place; ``reinforced`` are the core sample with its pair, and what was made.

    ``not_made`` counts why counterparts were not made, ``reinforcement_tokens`` are those of each that was, by its id.
    """

    tokens: dict[int, int] = field(default_factory=dict)
    reinforced: dict[int, tuple[Sample, tuple[Sample, ...]]] = field(default_factory=dict)
    not_made: Counter[str] = field(default_factory=Counter)
    reinforcement_tokens: dict[str, int] = field(default_factory=dict)


def draw(
    candidates: Candidates,
    number: int,
    context: int,
    seed: int,
    counter: TokenCounter,
    progress: Callable[[int, int], None],
) -> Drawn:
    """Draws ``number`` core samples that fit into ``context``; the others get their reason."""
    drawn = Drawn()
    order = candidates.order(seed)
    at = 0
    while at < len(order) and len(drawn.tokens) < number:
        batch = order[at : at + min(_AT_ONCE, number - len(drawn.tokens))]
        at += len(batch)
        places: list[int] = []
        samples: list[Sample] = []
        for place, row in candidates.rows(batch, ["sample"]):
            places.append(place)
            samples.append(sample_of(row))
        for place, tokens in zip(places, counter.count(samples), strict=True):
            if tokens > context:
                candidates.drop(place, Reason.TOO_LONG)
            else:
                drawn.tokens[place] = tokens
        progress(len(drawn.tokens), min(number, len(order)))
    for place in order[at:]:
        candidates.drop(int(place), Reason.NOT_DRAWN)
    return drawn


def draw_reinforcement(
    candidates: Candidates,
    drawn: Drawn,
    number: int,
    context: int,
    seed: int,
    counter: TokenCounter,
    progress: Callable[[int, int], None],
) -> None:
    """Makes ``number`` counterparts of drawn cores, as many of each change as can be had; one change a core at most.

    What one change cannot fill (few judgments hold a surrender to take away) goes to the others in a second round.
    """
    order = [int(place) for place in candidates.order(seed)]
    made: Counter[Change] = Counter()
    quota = -(-number // len(Change))
    for most in (quota, number):
        for at in range(0, len(order), _AT_ONCE):
            if made.total() >= number or all(made[change] >= most for change in Change):
                break
            batch = [place for place in order[at : at + _AT_ONCE] if place not in drawn.reinforced]
            for place, row in candidates.rows(np.array(batch, np.int64), ["sample"]):
                if made.total() >= number:
                    break
                result = reinforce(sample_of(row), seed)
                if most == quota:
                    drawn.not_made.update(str(reason) for _, reason in result.dropped)
                open_changes = [each for each in result.samples if each.change and made[each.change] < most]
                lengths = counter.count(open_changes)
                fitting = [(each, size) for each, size in zip(open_changes, lengths, strict=True) if size <= context]
                if fitting:
                    # The rarest first, so that the common ones are left to the cores that allow nothing else.
                    chosen, size = min(fitting, key=lambda pair: made[pair[0].change or Change.DENIED])
                    made[chosen.change or Change.DENIED] += 1
                    drawn.reinforced[place] = (result.core, (chosen,))
                    drawn.reinforcement_tokens[chosen.id] = size
            progress(made.total(), number)


def sample_of(row: dict[str, object]) -> Sample:
    """The sample of a candidate's row."""
    return read_sample(json.loads(str(row["sample"])))
