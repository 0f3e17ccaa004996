"""The batches that the history knows, newest first, as far as their folders are still there."""

from __future__ import annotations

import asyncio
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from desktop.batch.errors import BatchError
from desktop.batch.manifest import read_manifest
from desktop.desk.history_keeper import HistoryKeeper

_MOST = 100


@dataclass(frozen=True, slots=True)
class KnownBatch:
    """``name`` is the table's, ``rows`` how many cases it has."""

    folder: Path
    name: str
    rows: int
    at: datetime


async def known_batches(keeper: HistoryKeeper) -> tuple[KnownBatch, ...]:
    """Read beside the window. One whose process has not written itself into the history yet is not among them."""
    return await asyncio.to_thread(_known, keeper)


def _known(keeper: HistoryKeeper) -> tuple[KnownBatch, ...]:
    from desktop.history.run import Query, RunKind

    store = keeper.store()
    found: dict[Path, KnownBatch] = {}
    for summary in store.found(Query(kind=RunKind.BATCH), _MOST):
        folder = Path(store.run(summary.id).input.given)
        with suppress(BatchError):
            given = read_manifest(folder).given
            found.setdefault(folder, KnownBatch(folder, Path(given.source).name, given.rows, summary.at))
    return tuple(found.values())
