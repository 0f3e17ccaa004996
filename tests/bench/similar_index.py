"""An index of similar cases: how long it takes, how large it is, how fast it answers.

``python -m tests.bench.similar_index [--cases N] [--folder FOLDER]`` (10,000 by default, and where it is run with all
others). Judgments are generated in the layout of the dumps (`many_judgments`); ``--cases 1000000`` is held against the
goals: 30 minutes on two cores, 1.5 GB, 200 ms a question. What is timed is the whole command with two processes, and
within it the reading (judgment read, measured and masked) apart from what comes after it, which is what an index costs
without it. Questions are facts of other judgments, with their charge and without, the 20 nearest in their order.

A generated judgment is shorter than a real one (facts of some 600 characters, not 860 as in JuDGE) and its names are
few: masking, which takes most of the time of reading, costs more there. ``--judgments FILE`` measures the bytes and the
processor's time for each judgment of a file of one's own. ``--without-reading`` puts the cases in as they are: what
grows with an index (bytes, a question) is measured so without hours of reading.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.figure import Figure, print_figure
from tests.bench.many_judgments import case, judgment, write_dump
from trainer.corpus.parallel import map_batches
from trainer.indexing.taking_in import GROUP
from trainer.judgment.document import read_document
from trainer.similar.card import IndexCard, write_card
from trainer.similar.index import open_index
from trainer.similar.question import asked_of
from trainer.similar.writing import Ready, index_writer, ready, vocabulary_in

WORKERS = 2
QUESTIONS = 40
MILLION = 1_000_000


@dataclass(frozen=True, slots=True)
class Built:
    """Seconds by the clock of the whole and of its reading, and the processors' seconds."""

    whole: float
    reading: float
    processors: float


def build(inputs: Sequence[Path], folder: Path) -> Built:
    """Runs the command. Raises SystemExit where it fails."""
    command = [sys.executable, "-m", "trainer", "index", *map(str, inputs), "--out", str(folder), "--json"]
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    began = time.monotonic()
    read = began
    with subprocess.Popen([*command, "--workers", str(WORKERS)], stdout=subprocess.PIPE, text=True) as job:
        for line in job.stdout or ():
            if json.loads(line).get("step") == "read":
                read = time.monotonic()
    if job.returncode:
        raise SystemExit(f"{' '.join(command)} failed")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processors = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Built(time.monotonic() - began, read - began, processors)


def build_without_reading(count: int, folder: Path) -> Built:
    """What the command does with cases that were read, in groups of the same size."""
    before = sum(os.times()[:4])
    began = time.monotonic()
    vocabulary = vocabulary_in(folder, map(case, range(100)))
    work = partial(made_cases, vocabulary)
    card = IndexCard(("made",), complete=False)
    with index_writer(folder, threads=WORKERS) as writer:
        numbers = list(range(count))
        for start in range(0, count, GROUP):
            for batch in map_batches(work, numbers[start : start + GROUP], lambda number: 1, WORKERS):
                for each in batch:
                    writer.add(each, start)
            card = writer.settle(card)
            print(f"{card.cases:,} cases after {time.monotonic() - began:.0f} s", file=sys.stderr, flush=True)
    write_card(folder, replace(card, complete=True))
    return Built(time.monotonic() - began, 0.0, sum(os.times()[:4]) - before)


def made_cases(vocabulary: bytes, numbers: Sequence[int]) -> list[Ready]:
    """What its processes do."""
    return [ready(case(number), vocabulary) for number in numbers]


def questions(first: int) -> list[str]:
    """Facts of judgments that are not in the index."""
    texts = (judgment(number) for number in range(first, first + QUESTIONS))
    return [read_document(text).fact or "" for text in texts]


def answered(folder: Path, facts: Sequence[str], charges: Sequence[str]) -> tuple[float, float]:
    """Milliseconds of a question: the median, and what 19 of 20 take at most. Each is asked once, as a user does."""
    opened = open_index(folder)
    taken = []
    for each in facts:
        asked = asked_of(each, charges)
        began = time.perf_counter()
        assert len(opened.search(asked, 20)) == 20
        taken.append((time.perf_counter() - began) * 1000)
    return statistics.median(taken), statistics.quantiles(taken, n=20)[-1]


def size_of(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def main() -> None:
    """Generates, builds, asks."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--folder", type=Path, help="where there is room (default: a temporary one)")
    parser.add_argument("--judgments", type=Path, help="a file of real ones in place of generated ones")
    parser.add_argument("--without-reading", action="store_true", help="the cases are put in as they are")
    args = parser.parse_args()
    with TemporaryDirectory(dir=args.folder) as temporary:
        folder = Path(temporary)
        dump = args.judgments
        if args.without_reading:
            built = build_without_reading(args.cases, folder / "index")
        else:
            if dump is None:
                dump = folder / "dump.csv"
                write_dump(dump, args.cases)
            built = build([dump], folder / "index")
        cases = open_index(folder / "index").about.cases
        goal = cases >= 0.99 * MILLION
        name = f"{cases:,} cases"
        print_figure(Figure(f"{name}: whole command", built.whole / 60, "min", 30 if goal else None))
        print_figure(Figure(f"{name}: reading of it", built.reading / 60, "min"))
        print_figure(Figure(f"{name}: without the reading", (built.whole - built.reading) / 60, "min"))
        print_figure(Figure(f"{name}: processors' time a case", built.processors / cases * 1000, "ms"))
        print_figure(Figure(f"{name}: index", size_of(folder / "index") / 1e9, "GB", 1.5 if goal else None))
        print_figure(Figure(f"{name}: bytes a case", size_of(folder / "index") / cases, "B"))
        began = time.perf_counter()
        open_index(folder / "index")
        print_figure(Figure(f"{name}: opened again", (time.perf_counter() - began) * 1000, "ms"))
        facts = questions(10 * MILLION)
        for charges in (("盗窃罪",), ()):
            median, most = answered(folder / "index", facts, charges)
            which = "with a charge" if charges else "without"
            print_figure(Figure(f"{name}: a question {which}", median, "ms", 200 if goal else None))
            print_figure(Figure(f"{name}: 19 of 20 questions {which}", most, "ms"))


if __name__ == "__main__":
    main()
