"""All units on all cores. What is done is on the disk: a scan that was stopped or killed goes on with the rest."""

from __future__ import annotations

import logging
import time
from collections.abc import Callable, Sequence
from ctypes import c_double, c_int
from multiprocessing import get_context
from multiprocessing.connection import wait
from multiprocessing.queues import SimpleQueue
from multiprocessing.sharedctypes import Synchronized, SynchronizedArray
from multiprocessing.synchronize import Event
from pathlib import Path

from trainer.corpus.duplicates.benchmark import load_benchmark
from trainer.corpus.parallel import begin_worker
from trainer.corpus.prepare.errors import PrepareError, Stopped
from trainer.corpus.prepare.part import parts_of, remove_parts
from trainer.corpus.prepare.pieces import Piece, Unit
from trainer.corpus.prepare.unit_work import work_on
from trainer.corpus.selection.criteria import Criteria
from trainer.corpus.selection.select import Selection

_log = logging.getLogger(__name__)
_LOOK = 0.2


def scan(
    units: Sequence[Unit],
    folder: Path,
    criteria: Criteria,
    benchmark: Path | None,
    workers: int,
    progress: Callable[[float, float], None],
    stopped: Callable[[], bool],
) -> list[Unit]:
    """Reads and selects every unit into ``folder``; ``progress`` is told the bytes done and the bytes of all.

    Gives the units as they were read: one that turned out to begin elsewhere than it seemed is read again from there.
    Raises Stopped, or PrepareError where a process ended before its work.
    """
    units = list(units)
    _run(units, folder, criteria, benchmark, workers, progress, stopped)
    for place, unit in enumerate(units):
        if not unit.follows:
            continue
        # Sure for the first of a file, and so for each whose predecessor ends where it begins.
        ends = parts_of(folder, units[place - 1].number)[-1].end
        begins = parts_of(folder, unit.number)[0].start
        if ends is not None and ends != begins:
            remove_parts(folder, unit.number)
            piece = unit.pieces[0]
            moved = Piece(piece.path, piece.name, piece.size, piece.length, ends, piece.stop)
            units[place] = Unit(unit.number, (moved,), follows=True)
            _run([units[place]], folder, criteria, benchmark, 1, lambda done, total: None, stopped)
    return units


def _run(
    units: Sequence[Unit],
    folder: Path,
    criteria: Criteria,
    benchmark: Path | None,
    workers: int,
    progress: Callable[[float, float], None],
    stopped: Callable[[], bool],
) -> None:
    total = float(sum(unit.size for unit in units))
    left = [unit for unit in units if not any(part.finished for part in parts_of(folder, unit.number))]
    before = total - sum(unit.size for unit in left)
    progress(before, total)
    if not left:
        return
    context = get_context("spawn")  # the same on every system, and safe beside threads
    workers = max(1, min(workers, len(left)))
    shared = (context.Value(c_int, 0), context.Array(c_double, 2 * workers), context.Event(), context.SimpleQueue())
    _, bytes_done, stop, failures = shared
    processes = [
        context.Process(target=_work, args=(left, folder, criteria, benchmark, place, *shared), daemon=True)
        for place in range(workers)
    ]
    try:
        for process in processes:
            process.start()
        while any(process.is_alive() for process in processes):
            wait([process.sentinel for process in processes if process.is_alive()], _LOOK)
            progress(min(total, before + sum(bytes_done[:])), total)
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
        detail = "" if failures.empty() else failures.get()
        _log.error("a worker ended: %s %s", [process.exitcode for process in processes], detail)
        raise PrepareError(f"读取进程意外结束，已完成的部分保留，请用同样的命令继续。{detail}")
    if stopped():
        raise Stopped
    progress(total, total)


def _work(
    units: Sequence[Unit],
    folder: Path,
    criteria: Criteria,
    benchmark: Path | None,
    place: int,
    taken: Synchronized[int],
    bytes_done: SynchronizedArray[float],
    stop: Event,
    failures: SimpleQueue[str],
) -> None:
    """A process: takes the next unit until there is none."""
    begin_worker()
    selection = Selection(criteria, load_benchmark(benchmark) if benchmark else None)

    def reached(size: float) -> None:
        bytes_done[2 * place] = size

    try:
        while not stop.is_set():
            with taken.get_lock():
                number = taken.value
                taken.value += 1
            if number >= len(units):
                return
            work_on(units[number], folder, criteria, selection, reached, stop.is_set)
            bytes_done[2 * place] = 0
            bytes_done[2 * place + 1] += units[number].size
    except Stopped:
        return
    except Exception as error:
        failures.put(f"（{type(error).__name__}: {error}）")
        raise
