"""How far a batch has come, by what is in its folder."""

from __future__ import annotations

from dataclasses import asdict, dataclass

from desktop.batch.batch_folder import Batch
from desktop.batch.result_log import read_heads
from resources.messages.message import Message, message


@dataclass(frozen=True, slots=True)
class Counts:
    """Of a batch's rows and answers. ``left_out``: rows of the table that cannot be judged."""

    rows: int
    left_out: int
    wanted: int
    done: int
    failed: int

    @property
    def told(self) -> Message:
        """In words."""
        return message("batch.counts", **asdict(self))


def counts_of(batch: Batch) -> Counts:
    """Of what is there now."""
    last = {head.key: head.outcome is not None for head, _, _ in read_heads(batch.folder)}
    done = sum(last.values())
    left_out = sum(row.problem is not None for row in batch.rows)
    return Counts(len(batch.rows), left_out, batch.wanted, done, len(last) - done)
