"""Units read by several machines, through Dask (https://distributed.dask.org).

What goes to them over the network is where each unit lies, never a text: they read the same files and write into the
same folder, by the same paths. A worker with another version of the program, or one that does not see the files, ends
the reading before it has written anything.
"""

from __future__ import annotations

import os
import socket
import threading
import time
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

from trainer.preparation.errors import PrepareError, Stopped, reading_broke_off
from trainer.preparation.pieces import Unit
from trainer.preparation.program_digest import program_digest
from trainer.preparation.reading import Reading
from trainer.preparation.selection.select import Select
from trainer.preparation.unit_work import work_on

_LOOK = 0.5
_CONNECT_SECONDS = 15
_LEAVE_SECONDS = 30
_RUN = "run"
"""The file in the folder that names the run at work: a worker whose run it is not, or no longer, stops by itself."""


@dataclass(frozen=True, slots=True)
class DaskCluster:
    """``address`` of the scheduler, such as tcp://10.0.0.5:8786."""

    address: str

    def read(
        self, units: Sequence[Unit], reading: Reading, done: Callable[[float], None], stopped: Callable[[], bool]
    ) -> None:
        """Reads all; ``done`` is told the bytes read so far. Returns early where ``stopped``; raises PrepareError."""
        reading = reading.absolute()
        run = uuid4().hex
        marker = reading.folder / _RUN
        marker.write_text(run, encoding="utf-8")
        client = self._connect()
        try:
            told = (reading, run, program_digest())
            under_way = {
                client.submit(read_unit, _absolute(unit), *told, key=f"{run}-{unit.number}"): unit for unit in units
            }
            with client.as_current():
                try:
                    _follow(under_way, done, stopped)
                finally:
                    # Written, because a mark that is missing could also mean that a worker does not see the folder.
                    marker.write_text("", encoding="utf-8")
                    _until_ended(list(under_way))
        finally:
            client.close(timeout=_LEAVE_SECONDS)

    def _connect(self) -> Any:
        try:
            from distributed import Client
        except ModuleNotFoundError as error:
            raise PrepareError("library", "preparation.cluster-part-missing", part=str(error.name)) from error
        try:
            client = Client(self.address, timeout=_CONNECT_SECONDS, set_as_default=False)
        except (OSError, ValueError) as error:
            raise PrepareError("absent", "preparation.scheduler-absent", address=self.address) from error
        if not client.nthreads():
            client.close()
            raise PrepareError("absent", "preparation.no-workers", address=self.address)
        return client


def _follow(under_way: dict[Any, Unit], done: Callable[[float], None], stopped: Callable[[], bool]) -> None:
    from distributed import wait

    read = 0.0
    while under_way and not stopped():
        try:
            ended = wait(list(under_way), timeout=_LOOK, return_when="FIRST_COMPLETED").done
        except TimeoutError:
            continue
        for future in ended:
            read += under_way.pop(future).size
            if error := future.exception():
                if isinstance(error, PrepareError):
                    raise error
                raise reading_broke_off(f"{type(error).__name__}: {error}") from error
        done(read)


def _until_ended(futures: list[Any]) -> None:
    """What is at work sees within a second that the run was called off, and leaves nothing half-done."""
    from distributed import wait

    with suppress(TimeoutError):
        wait(futures, timeout=_LEAVE_SECONDS)


def _absolute(unit: Unit) -> Unit:
    return replace(unit, pieces=tuple(replace(piece, path=os.path.abspath(piece.path)) for piece in unit.pieces))


def read_unit(unit: Unit, reading: Reading, run: str, digest: str) -> None:
    """What a worker does. Raises PrepareError where it is not fit for it."""
    host = socket.gethostname()
    if program_digest() != digest:
        raise PrepareError("worker", "preparation.worker-of-other-version", host=host)
    marker = reading.folder / _RUN
    for path in (marker, *(Path(piece.path) for piece in unit.pieces)):
        if not path.exists():
            raise PrepareError("worker", "preparation.worker-sees-not", host=host, path=path)
    looked = 0.0
    called_off = False

    def stopped() -> bool:
        nonlocal looked, called_off
        if time.monotonic() - looked > 1:
            called_off = marker.read_text(encoding="utf-8") != run
            looked = time.monotonic()
        return called_off

    if stopped():
        return
    try:
        selection = _selection(reading, threading.get_ident())
        work_on(unit, reading.folder, reading.criteria, selection, lambda size: None, stopped)
    except Stopped:
        return


@cache
def _selection(reading: Reading, _thread: int) -> Select:
    """Made once for all units that a worker's thread reads."""
    return reading.selection()
