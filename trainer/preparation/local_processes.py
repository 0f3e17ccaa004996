"""Units read by processes of this computer."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from ctypes import c_double, c_int
from dataclasses import dataclass
from multiprocessing import get_context
from multiprocessing.connection import wait
from multiprocessing.queues import SimpleQueue
from multiprocessing.sharedctypes import Synchronized, SynchronizedArray
from multiprocessing.synchronize import Event

from trainer.corpus.parallel import begin_worker
from trainer.preparation.errors import Stopped, reading_broke_off
from trainer.preparation.pieces import Unit
from trainer.preparation.reading import Reading
from trainer.preparation.unit_work import work_on

_log = logging.getLogger(__name__)
_LOOK = 0.2


@dataclass(frozen=True, slots=True)
class LocalProcesses:
    """So many at most."""

    most: int

    def read(
        self, units: Sequence[Unit], reading: Reading, done: Callable[[float], None], stopped: Callable[[], bool]
    ) -> None:
        """Reads all; ``done`` is told the bytes read so far. Returns early where ``stopped``; raises PrepareError."""
        context = get_context("spawn")  # alike on every system; a forked child of a process with threads can hang
        count = max(1, min(self.most, len(units)))
        shared = (context.Value(c_int, 0), context.Array(c_double, 2 * count), context.Event(), context.SimpleQueue())
        _, bytes_done, stop, failures = shared
        processes = [
            context.Process(target=_work, args=(units, reading, place, *shared), daemon=True) for place in range(count)
        ]
        try:
            for process in processes:
                process.start()
            while any(process.is_alive() for process in processes):
                wait([process.sentinel for process in processes if process.is_alive()], _LOOK)
                done(sum(bytes_done[:]))
                if stopped():
                    stop.set()
                if any(process.exitcode not in (None, 0) for process in processes):
                    break
        finally:
            stop.set()
            deadline = time.monotonic() + 30
            for process in processes:
                process.join(max(0.1, deadline - time.monotonic()))
                if process.is_alive():
                    process.terminate()
                    process.join()
        if any(process.exitcode for process in processes):
            reason = "" if failures.empty() else failures.get()
            _log.error("a worker ended: %s %s", [process.exitcode for process in processes], reason)
            raise reading_broke_off(reason)


def _work(
    units: Sequence[Unit],
    reading: Reading,
    place: int,
    taken: Synchronized[int],
    bytes_done: SynchronizedArray[float],
    stop: Event,
    failures: SimpleQueue[str],
) -> None:
    """A process: takes the next unit until there is none."""
    begin_worker()
    selection = reading.selection()

    def reached(size: float) -> None:
        bytes_done[2 * place] = size

    try:
        while not stop.is_set():
            with taken.get_lock():
                number = taken.value
                taken.value += 1
            if number >= len(units):
                return
            work_on(units[number], reading.folder, reading.criteria, selection, reached, stop.is_set)
            bytes_done[2 * place] = 0
            bytes_done[2 * place + 1] += units[number].size
    except Stopped:
        return
    except Exception as error:
        failures.put(f"{type(error).__name__}: {error}")
        raise
