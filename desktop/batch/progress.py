"""How far a batch has come, by what is in its folder."""

from __future__ import annotations

from desktop.batch.batch_folder import Batch
from desktop.batch.history_entry import Counts
from desktop.batch.result_log import read_heads


def counts_of(batch: Batch) -> Counts:
    """Of what is there now."""
    last = {head.key: head.outcome is not None for head, _, _ in read_heads(batch.folder)}
    done = sum(last.values())
    left_out = sum(row.problem is not None for row in batch.rows)
    return Counts(len(batch.rows), left_out, batch.wanted, done, len(last) - done)
