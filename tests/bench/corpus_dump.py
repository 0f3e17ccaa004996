"""How fast a yearly dump is gone through (``python -m tests.bench.corpus_dump [MEGABYTES]``, 2,000 by default).

The dump is generated in the real layout: 95 of 100 rows are civil, the others criminal judgments of the years 2010 to
2021, a fifth of them of second instance; texts are quoted, with line breaks and quotation marks in them. What is timed
is what `prepare` does with the file until the texts of wanted rows are in its hands, next to a bare pass of
``csv.reader`` and to pandas in chunks with the same selection, in one run and on the same warm file. Then the whole
command: its speed, and the memory of all its processes together (their own pages, sampled ten times a second).
"""

from __future__ import annotations

import csv
import random
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory

import psutil

from tests.bench.figure import Figure, print_figure
from tests.corpus_texts import HEADER, civil, dump_row, theft
from trainer.corpus.column_filter import ColumnFilter
from trainer.corpus.parallel import cores
from trainer.corpus.sources import read_stream
from trainer.preparation.pieces import FilePiece, units_of
from trainer.preparation.selection.columns import ColumnReason
from trainer.preparation.selection.criteria import Criteria

ROUNDS = 3
POOL = 500


def generate(path: Path, megabytes: int) -> int:
    """Writes the dump; gives the number of its rows."""
    rng = random.Random(0)
    texts = [civil(number) * rng.randrange(1, 5) for number in range(POOL)]
    number = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(HEADER)
        while file.tell() < megabytes * 1_000_000:
            for _ in range(1000):
                number += 1
                year = rng.randrange(2010, 2022)
                if rng.random() < 0.95:
                    row = dump_row(number, rng.choice(texts), kind="民事", decided=f"{year}-05-06")
                else:
                    instance = "二审" if rng.random() < 0.2 else "一审"
                    row = dump_row(number, theft(number, year), instance=instance, decided=f"{year}-03-05")
                writer.writerow(row)
    return number


def bare(path: Path) -> int:
    """Every row, and nothing done with it."""
    csv.field_size_limit(1 << 24)
    with path.open(encoding="utf-8", newline="") as file:
        return sum(1 for _ in csv.reader(file)) - 1


def pandas_in_chunks(path: Path) -> int:
    """The wanted rows, as a notebook would look for them."""
    import pandas as pd

    found = 0
    for chunk in pd.read_csv(path, chunksize=10_000, dtype=str):
        wanted = (chunk["审理程序"] == "刑事一审") & chunk["裁判日期"].str.startswith("2021")
        found += len(chunk.loc[wanted, "全文"])
    return found


def one_process(path: Path) -> int:
    """As `prepare` reads, in this process."""
    return read_piece(FilePiece(str(path), path.name, 0, 0))


def all_cores(path: Path) -> int:
    """As `prepare` reads, its units on all cores."""
    parts = [piece for unit in units_of([path]) for piece in unit.pieces]
    with ProcessPoolExecutor(cores(), mp_context=get_context("spawn")) as pool:
        return sum(pool.map(read_piece, parts))


def read_piece(piece: FilePiece) -> int:
    wanted = ColumnFilter(ColumnReason(Criteria()))
    with open(piece.path, "rb") as file:
        return sum(1 for _ in read_stream(file, piece.name, wanted, piece.start, piece.stop))


def best(work: Callable[[Path], int], path: Path) -> tuple[float, int]:
    """Seconds of the best of three, and what it found."""
    seconds = []
    for _ in range(ROUNDS):
        started = time.perf_counter()
        found = work(path)
        seconds.append(time.perf_counter() - started)
    return min(seconds), found


def whole_command(path: Path, folder: Path) -> tuple[float, float]:
    """Seconds of ``prepare``, and the MiB that all its processes held at most."""
    most = 0.0
    started = time.perf_counter()
    command = [sys.executable, "-m", "trainer", "prepare", str(path), "--out", str(folder), "--json"]
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as job:
        ended = threading.Event()
        parent = psutil.Process(job.pid)
        while not ended.wait(0.1):
            most = max(most, sum(own_pages(process) for process in (parent, *parent.children(recursive=True))))
            if job.poll() is not None:
                ended.set()
    if job.returncode:
        raise SystemExit("prepare failed")
    return time.perf_counter() - started, most / 2**20


def own_pages(process: psutil.Process) -> int:
    """Bytes that no other process shares; 0 for one that has ended."""
    try:
        return int(process.memory_full_info().uss)
    except psutil.Error:
        return 0


def main() -> None:
    """Ratios have goals; speeds are of this machine."""
    megabytes = int(sys.argv[1]) if len(sys.argv) > 1 else 2000
    with TemporaryDirectory() as name:
        folder = Path(name)
        path = folder / "dump.csv"
        rows = generate(path, megabytes)
        size = path.stat().st_size / 1e6
        plain, read = best(bare, path)
        pandas_time, wanted = best(pandas_in_chunks, path)
        one, found_by_one = best(one_process, path)
        every, found_by_all = best(all_cores, path)
        if not (read == rows and wanted == found_by_one == found_by_all):
            raise SystemExit(f"{rows} rows, {read} read; wanted: {wanted}, {found_by_one}, {found_by_all}")
        print_figure(Figure("dump: csv.reader", size / plain, "MB/s"))
        print_figure(Figure("dump: pandas in chunks", size / pandas_time, "MB/s"))
        print_figure(Figure("dump: wanted rows, one process", size / one, "MB/s"))
        print_figure(Figure("dump: wanted rows, all cores", size / every, "MB/s"))
        print_figure(Figure("dump: time over csv.reader's, one process", one / plain, "x"))
        print_figure(Figure("dump: time over csv.reader's, all cores", every / plain, "x", most=0.25))
        print_figure(Figure("dump: time over pandas', all cores", every / pandas_time, "x"))
        seconds, memory = whole_command(path, folder / "out")
        print_figure(Figure("dump: prepare, all of it", size / seconds, "MB/s"))
        print_figure(Figure("dump: prepare, memory", memory, "MiB", most=1024))


if __name__ == "__main__":
    main()
