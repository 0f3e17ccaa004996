"""A preparation whose reading the workers of a real Dask cluster do."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.corpus_texts import civil, dump_row, theft
from tests.test_corpus_csv import table
from trainer.preparation import dask_cluster, pieces
from trainer.preparation.dask_cluster import DaskCluster, read_unit
from trainer.preparation.errors import PrepareError, Stopped
from trainer.preparation.job import prepare
from trainer.preparation.part import parts_of
from trainer.preparation.pieces import Unit, units_of
from trainer.preparation.program_digest import program_digest
from trainer.preparation.reading import SampleReading
from trainer.preparation.selection.criteria import Criteria
from trainer.preparation.settings import PreparationSettings

STARTING = 300.0
DATA = ("data/train.parquet", "data/validation.parquet", "data/test.parquet", "report.json", "audit/left_out.parquet")


class Cluster:
    """A scheduler and two workers, as a user starts them."""

    def __init__(self, folder: Path) -> None:
        self._file = folder / "scheduler.json"
        self._log = (folder / "log").open("wb")
        self._folder = folder
        self.scheduler = self._start("scheduler", "--host", "127.0.0.1", "--port", "0")
        self.workers = [self.add_worker(), self.add_worker()]

    def add_worker(self) -> subprocess.Popen[bytes]:
        return self._start("worker", "--nthreads", "1", "--no-nanny", "--local-directory", str(self._folder))

    def _start(self, kind: str, *options: str) -> subprocess.Popen[bytes]:
        command = [sys.executable, "-m", "dask", kind, "--scheduler-file", str(self._file), "--no-dashboard", *options]
        return subprocess.Popen(command, stdout=self._log, stderr=self._log)

    @property
    def address(self) -> str:
        found: str = json.loads(self._file.read_text(encoding="utf-8"))["address"]
        return found

    def wait_for(self, workers: int) -> None:
        from distributed import Client

        deadline = time.monotonic() + STARTING
        while not self._file.exists() or not self._file.read_text(encoding="utf-8").endswith("}"):
            assert time.monotonic() < deadline, "the scheduler did not start"
            time.sleep(0.1)
        with Client(self.address, timeout=STARTING, set_as_default=False) as client:
            client.wait_for_workers(workers, timeout=STARTING)

    def end(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()
        self._log.close()


@pytest.fixture(scope="module")
def cluster(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Cluster]:
    made = Cluster(tmp_path_factory.mktemp("cluster"))
    try:
        made.wait_for(2)
        yield made
    finally:
        made.end()


@pytest.fixture(scope="module")
def inputs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("inputs")
    rows = [dump_row(number, theft(number)) for number in range(40)]
    rows += [dump_row(1000 + number, civil(number), kind="民事") for number in range(200)]
    (folder / "dump.csv").write_text(table(rows), encoding="utf-8", newline="")
    for number in range(500, 540):
        (folder / f"{number}.txt").write_text(theft(number), encoding="utf-8")
    return folder


@pytest.fixture
def many_units(monkeypatch: pytest.MonkeyPatch) -> None:
    """Small ones, so that both workers have some."""
    monkeypatch.setattr(pieces, "CHUNK", 1 << 14)
    monkeypatch.setattr(pieces, "_SMALL", 1 << 13)


def silent(step: str, done: float, total: float) -> None:
    assert 0 <= done <= total, step


def files(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in DATA}


@pytest.mark.slow
@pytest.mark.usefixtures("many_units")
def test_several_machines_make_the_same_data_as_one(cluster: Cluster, inputs: Path, tmp_path: Path) -> None:
    settings = PreparationSettings(inputs=(inputs,), reinforcement=6)
    assert len(units_of([inputs])) > 6
    prepare(settings, tmp_path / "one", 1, silent, lambda: False)
    seen: list[float] = []

    def progress(step: str, done: float, total: float) -> None:
        if step == "read":
            seen.append(done / total)

    prepare(settings, tmp_path / "several", 1, progress, lambda: False, cluster.address)
    assert files(tmp_path / "one") == files(tmp_path / "several")
    assert seen == sorted(seen)
    assert seen[-1] == 1
    assert not (tmp_path / "several" / "work").exists()


@pytest.mark.slow
@pytest.mark.usefixtures("many_units")
def test_stopped_it_goes_on_even_where_a_worker_was_killed(cluster: Cluster, inputs: Path, tmp_path: Path) -> None:
    settings = PreparationSettings(inputs=(inputs,), reinforcement=6)
    prepare(settings, tmp_path / "one", 1, silent, lambda: False)
    reached: list[float] = []

    def progress(step: str, done: float, total: float) -> None:
        reached.append(done if step == "read" else 0.0)

    with pytest.raises(Stopped):
        prepare(settings, tmp_path / "several", 1, progress, lambda: any(reached), cluster.address)
    parts = tmp_path / "several" / "work" / "parts"
    assert list(parts.glob("*.json"))
    assert not list(parts.glob("*.part"))
    cluster.workers[0].kill()
    cluster.workers[0].wait()
    try:
        prepare(settings, tmp_path / "several", 1, silent, lambda: False, cluster.address)
    finally:
        cluster.workers[0] = cluster.add_worker()
        cluster.wait_for(2)
    assert files(tmp_path / "one") == files(tmp_path / "several")


def unit_and_reading(inputs: Path, folder: Path, run: str) -> tuple[Unit, SampleReading]:
    (folder / "run").write_text(run, encoding="utf-8")
    return units_of([inputs])[0], SampleReading(folder, Criteria(), None)


def test_a_worker_of_a_run_that_was_called_off_leaves_nothing(inputs: Path, tmp_path: Path) -> None:
    unit, reading = unit_and_reading(inputs, tmp_path, "another")
    read_unit(unit, reading, "mine", program_digest())
    assert os.listdir(tmp_path) == ["run"]
    read_unit(unit, reading, "another", program_digest())
    assert parts_of(tmp_path, unit.number)[-1].finished


def test_a_worker_that_is_not_fit_says_why(inputs: Path, tmp_path: Path) -> None:
    unit, reading = unit_and_reading(inputs, tmp_path, "mine")
    with pytest.raises(PrepareError, match="不是同一版本"):
        read_unit(unit, reading, "mine", "0" * 64)
    with pytest.raises(PrepareError, match=r"看不到 .*elsewhere"):
        read_unit(unit, SampleReading(tmp_path / "elsewhere", Criteria(), None), "mine", program_digest())
    assert os.listdir(tmp_path) == ["run"]


def test_a_scheduler_that_is_not_there_is_said_in_a_sentence(
    inputs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dask_cluster, "_CONNECT_SECONDS", 1)
    unit, reading = unit_and_reading(inputs, tmp_path, "mine")
    with pytest.raises(PrepareError, match=r"无法连接 Dask 调度器 tcp://127\.0\.0\.1:9"):
        DaskCluster("tcp://127.0.0.1:9").read([unit], reading, lambda done: None, lambda: False)
