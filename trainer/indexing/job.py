"""An index of similar cases, from its inputs to the finished folder. Stopped or killed, the same call goes on.

The folder holds ``tantivy/`` (the index), ``vocabulary.bin`` (what its texts are packed with), ``index.json`` (its
card), ``known/`` (marks of its cases, by which a duplicate is known when more is added) and ``taken.json`` (what was
taken in). ``work/`` is what a run goes on from; it is removed at the end. Meanwhile the index can be asked.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from errno import ENOSPC
from pathlib import Path
from typing import Any

import numpy as np
from filelock import FileLock, Timeout
from numpy.typing import NDArray

from trainer.indexing.case_reading import CaseReading
from trainer.indexing.errors import IndexingError
from trainer.indexing.inputs import corpus_of
from trainer.indexing.room import Room, room_for
from trainer.indexing.taken import read_taken, write_taken
from trainer.indexing.taking_in import groups_of, take_in
from trainer.patient_files import remove_folder
from trainer.preparation.candidates import Candidates, drawn
from trainer.preparation.dask_cluster import DaskCluster
from trainer.preparation.duplicates.known import keep_known, read_known
from trainer.preparation.errors import PrepareError, go_on_unless
from trainer.preparation.local_processes import LocalProcesses
from trainer.preparation.part import parts_of
from trainer.preparation.pieces import Unit
from trainer.preparation.plan import identity_of_files, planned_identity, planned_units
from trainer.preparation.scan import scan
from trainer.similar.calibrated import ASKED, calibrated
from trainer.similar.calibration import calibration_row
from trainer.similar.card import CARD, WORK, IndexCard, read_card, write_card
from trainer.similar.errors import damage_told
from trainer.similar.index import open_index

Progress = Callable[[str, float, float], None]
"""Is told a step's name, what is done of it and what there is to do."""


@dataclass(frozen=True, slots=True)
class Indexed:
    """What a finished index holds. ``documents``: so many were read now, and ``taken`` of them taken in; ``before``:
    these files were taken in already, and nothing was done."""

    folder: Path
    card: IndexCard
    documents: int = 0
    taken: int = 0
    before: bool = False


def index(
    inputs: Sequence[Path],
    folder: Path,
    workers: int,
    progress: Progress,
    stopped: Callable[[], bool],
    cluster: str = "",
    *,
    add: bool = False,
    told_room: Callable[[Room], None] = lambda room: None,
) -> Indexed:
    """Makes the index in ``folder``, or with ``add`` takes more into the one that is there, with ``workers`` processes;
    a ``cluster`` (a Dask scheduler) reads for them. ``told_room`` is told what it may take before anything is read.

    Raises Stopped, IndexingError, PrepareError (of those that read), SimilarError (what is there is damaged), OSError.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / ".lock")
    try:
        with lock.acquire(timeout=0):
            return _Job(tuple(inputs), folder, workers, progress, stopped, cluster, add, told_room).run()
    except Timeout as error:
        raise IndexingError("running", "indexing.folder-in-use", folder=folder) from error
    except OSError as error:
        if error.errno == ENOSPC:
            raise IndexingError("room", "indexing.disk-full", str(error), folder=folder) from error
        raise


@dataclass(frozen=True, slots=True)
class _Job:
    """The steps, in their order."""

    inputs: tuple[Path, ...]
    folder: Path
    workers: int
    progress: Progress
    stopped: Callable[[], bool]
    cluster: str
    add: bool
    told_room: Callable[[Room], None]

    def run(self) -> Indexed:
        corpus = corpus_of(self.inputs)
        taken = read_taken(self.folder)
        work = self.folder / WORK
        _remove_left(work, len(taken))
        files = json.loads(json.dumps(identity_of_files(corpus)))
        if files in taken:
            return Indexed(self.folder, read_card(self.folder), before=True)
        if taken and not self.add:
            raise IndexingError("there", "indexing.index-there", folder=self.folder)
        parts = work / "parts"
        parts.mkdir(parents=True, exist_ok=True)
        units = self._units(corpus, work, {"files": files, "taking": len(taken)})
        readers = DaskCluster(self.cluster) if self.cluster else LocalProcesses(self.workers)
        units = scan(units, CaseReading(parts), readers, self._tell_reading, self.stopped)
        documents = sum(counts.documents for unit in units for counts in parts_of(parts, unit.number))
        candidates = Candidates(parts, units)
        try:
            card, places = self._take_in(candidates, len(taken))
            card = self._calibrated(card, candidates.cases[places], len(taken))
            keep_known(self.folder, len(taken), candidates.marks(places))
        finally:
            candidates.close()
        write_card(self.folder, card)
        write_taken(self.folder, [*taken, files])
        with suppress(OSError):  # the index is whole, and what stays there is no part of it
            remove_folder(work)
        return Indexed(self.folder, card, documents, len(places))

    def _units(self, corpus: Sequence[Path], work: Path, identity: dict[str, Any]) -> list[Unit]:
        try:
            units = planned_units(corpus, work, identity)
        except PrepareError as error:
            if error.kind != "changed":
                raise
            raise IndexingError("changed", "indexing.folder-unfinished") from error
        self.told_room(room_for(units, self.folder))
        return units

    def _take_in(self, candidates: Candidates, taking: int) -> tuple[IndexCard, NDArray[np.int64]]:
        """What is not there yet, each case once."""
        self.progress("compare", 0, 1)
        with damage_told(self.folder):
            known = read_known(self.folder, taking)
        candidates.drop_duplicates(known)
        self.progress("compare", 1, 1)
        go_on_unless(self.stopped)
        places = candidates.kept()
        if not len(places) and not taking:
            raise IndexingError("empty", "indexing.no-cases")
        before = read_card(self.folder) if (self.folder / CARD).is_file() else IndexCard()
        names = tuple(dict.fromkeys((*before.corpus, *(path.name for path in self.inputs))))
        card = replace(before, corpus=names, complete=False)
        groups = groups_of(places, taking)
        tell = self._step("take-in")
        return take_in(candidates, groups, self.folder, card, self.workers, tell, self.stopped), places

    def _calibrated(self, card: IndexCard, new: NDArray[np.uint64], taking: int) -> IndexCard:
        """The spans made true, on cases drawn of all."""
        with damage_told(self.folder):
            cases = np.concatenate((read_known(self.folder, taking).cases, new))
        order = np.argsort(np.array([drawn(0, "ask", int(case)) for case in cases], np.uint64), kind="stable")
        opened = open_index(self.folder)
        asked = [case for place in order[:ASKED] if (case := opened.get(f"{int(cases[place]):016x}")) is not None]
        found = calibrated(opened, asked, self._step("calibrate"))
        return replace(card, complete=True, calibration=calibration_row(found) if found else {})

    def _tell_reading(self, done: float, total: float) -> None:
        self.progress("read", done, total)

    def _step(self, name: str) -> Callable[[int, int], None]:
        """Tells how far the step is, and stops it where the user asked to."""

        def tell(done: int, total: int) -> None:
            go_on_unless(self.stopped)
            self.progress(name, done, total)

        return tell


def _remove_left(work: Path, taking: int) -> None:
    """What a run left that was killed when all was done but this."""
    planned = planned_identity(work)
    if planned is not None and planned.get("taking") != taking:
        remove_folder(work)
