"""Work on a stream of items on all cores, its results in the items' order, in bounded memory."""

from __future__ import annotations

import os
import signal
import threading
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain
from multiprocessing import get_context, parent_process
from multiprocessing.connection import wait
from typing import TypeVar

Item = TypeVar("Item")
Result = TypeVar("Result")

_MOST_ITEMS = 128
_MOST_WEIGHT = 1 << 20


def cores() -> int:
    """The processors this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def map_batches(
    work: Callable[[list[Item]], Result], items: Iterable[Item], weight: Callable[[Item], int], workers: int
) -> Iterator[Result]:
    """``work`` on batches of at most 128 items or about a million of ``weight``; a single batch is done right here.

    ``work`` must be a function at a module's top level. Never more than two batches a worker are under way.
    """
    batches = _batches(items, weight)
    first, second = next(batches, None), next(batches, None)
    if first is None:
        return
    if second is None or workers <= 1:
        for batch in chain([first], [] if second is None else [second], batches):
            yield work(batch)
        return
    under_way: deque[Future[Result]] = deque()
    # Spawned, not forked: alike on every system, and a forked child of a process with threads can hang.
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=begin_worker) as pool:
        try:
            for batch in chain([first, second], batches):
                under_way.append(pool.submit(work, batch))
                if len(under_way) > 2 * workers:
                    yield under_way.popleft().result()
            while under_way:
                yield under_way.popleft().result()
        finally:
            pool.shutdown(cancel_futures=True)


def begin_worker() -> None:
    """Makes a child process one that leaves Ctrl+C to its parent, and ends when that was killed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = parent_process()
    if parent is None:
        return

    def watch() -> None:
        wait([parent.sentinel])
        os._exit(1)

    threading.Thread(target=watch, daemon=True).start()


def _batches(items: Iterable[Item], weight: Callable[[Item], int]) -> Iterator[list[Item]]:
    batch: list[Item] = []
    total = 0
    for item in items:
        batch.append(item)
        total += weight(item)
        if len(batch) >= _MOST_ITEMS or total >= _MOST_WEIGHT:
            yield batch
            batch, total = [], 0
    if batch:
        yield batch
