"""A preparation from its inputs to the finished folder. Stopped or killed at any point, the same call goes on.

The folder holds ``data/`` (Parquet and ``dataset_info.json``), ``README.md`` (the data set's card), ``report.html`` and
``report.json``, ``audit/`` (which documents were taken and left out), and ``manifest.json`` with the hash of each file,
which is written last. ``work/`` is what a run goes on from; it is removed at the end.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from filelock import FileLock, Timeout

from trainer.patient_files import remove_folder
from trainer.preparation.candidates import Candidates
from trainer.preparation.dask_cluster import DaskCluster
from trainer.preparation.data_set import PAGES, Chosen, write_data_set
from trainer.preparation.draw import Drawn, DrawnRows, draw, draw_reinforcement
from trainer.preparation.errors import PrepareError, go_on_unless
from trainer.preparation.kept_out import kept_out_folder
from trainer.preparation.local_processes import LocalProcesses
from trainer.preparation.manifest import counts_of_finished, hashed_files, write_manifest
from trainer.preparation.plan import identity_of, planned_units
from trainer.preparation.reading import SampleReading
from trainer.preparation.scan import scan
from trainer.preparation.settings import PreparationSettings

Progress = Callable[[str, float, float], None]
"""Is told a step's name, what is done of it and what there is to do."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """What a finished folder holds; ``before`` where it was finished already."""

    folder: Path
    documents: int
    core: int
    reinforcement: int
    before: bool = False


def prepare(
    settings: PreparationSettings,
    folder: Path,
    workers: int,
    progress: Progress,
    stopped: Callable[[], bool],
    cluster: str = "",
) -> Prepared:
    """Makes the data set in ``folder``, with ``workers`` processes; a ``cluster`` (a Dask scheduler) reads for them.

    Raises Stopped, PrepareError, OSError for inputs and disks.
    """
    folder.mkdir(parents=True, exist_ok=True)
    lock = FileLock(folder / ".lock")
    try:
        with lock.acquire(timeout=0):
            return _Job(settings, folder, workers, progress, stopped, cluster).run()
    except Timeout as error:
        raise PrepareError("running", "preparation.folder-in-use", folder=folder) from error


@dataclass(frozen=True, slots=True)
class _Job:
    """The steps of one preparation, in their order."""

    settings: PreparationSettings
    folder: Path
    workers: int
    progress: Progress
    stopped: Callable[[], bool]
    cluster: str

    def run(self) -> Prepared:
        identity = identity_of(self.settings)
        before = counts_of_finished(self.folder, identity)
        if before is not None:
            return Prepared(self.folder, **before, before=True)
        work = self.folder / "work"
        parts = work / "parts"
        parts.mkdir(parents=True, exist_ok=True)
        units = planned_units(self.settings.inputs, work, identity)
        benchmark = kept_out_folder(self.settings, work, self.stopped)
        readers = DaskCluster(self.cluster) if self.cluster else LocalProcesses(self.workers)
        reading = SampleReading(parts, self.settings.criteria, benchmark)
        units = scan(units, reading, readers, self._tell_reading, self.stopped)
        with _closing(Candidates(parts, units), DrawnRows(work / "drawn.jsonl")) as (candidates, rows):
            drawn = self._choose(candidates, rows)
            chosen = Chosen(self.settings, units, parts, candidates, drawn)
            report = write_data_set(chosen, self.folder, self._step("write"))
        counts = {name: report[name] for name in ("documents", "core", "reinforcement")}
        write_manifest(self.folder, identity, counts, [*report["outputs"], *hashed_files(self.folder, PAGES)])
        with suppress(OSError):  # the data set is whole, and what stays there is no part of it
            remove_folder(work)
        return Prepared(self.folder, **counts)

    def _choose(self, candidates: Candidates, rows: DrawnRows) -> Drawn:
        """Without duplicates, core samples are drawn, and counterparts made of some."""
        settings = self.settings
        self.progress("compare", 0, 1)
        candidates.drop_duplicates()
        self.progress("compare", 1, 1)
        go_on_unless(self.stopped)
        drawn = draw(candidates, rows, settings.number, settings.context, settings.seed, self._step("draw"))
        wanted, context = settings.reinforcement, settings.context
        draw_reinforcement(drawn, wanted, context, settings.seed, self.workers, self._step("reinforce"))
        return drawn

    def _tell_reading(self, done: float, total: float) -> None:
        self.progress("read", done, total)

    def _step(self, name: str) -> Callable[[int, int], None]:
        """Tells how far the step is, and stops it where the user asked to."""

        def tell(done: int, total: int) -> None:
            go_on_unless(self.stopped)
            self.progress(name, done, total)

        return tell


@contextmanager
def _closing(candidates: Candidates, rows: DrawnRows) -> Iterator[tuple[Candidates, DrawnRows]]:
    try:
        yield candidates, rows
    finally:
        rows.close()
        candidates.close()
