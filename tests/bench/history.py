"""A history of 10,000 runs opened, listed and searched, and what one more takes (``python -m tests.bench history``).

Judgments of our own making of about 1,100 characters with facts of 300. Of what is asked often the median of seven
times; the processor and the disk are those of the machine.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter

from desktop.history.database import Database
from desktop.history.history import History
from desktop.history.run import Query, RunInput, RunKind
from desktop.judging.case import Case
from desktop.judging.judging import read_verdict
from desktop.judging.verdict import Verdict
from resources.model_card.parameters import Parameters
from tests.bench.figure import Figure, print_figure
from tests.court_texts import court_text
from tests.scripted_engine import TUNED

RUNS = 10_000
ROUNDS = 7
WORDS = ("盗窃", "的", "被告人", "有期徒刑 本院认为", "2019", "甲某", "麒麟")
PIECES = 200


def main(arguments: list[str]) -> None:
    """Prints the figures; a number as argument takes the place of RUNS."""
    runs = int(arguments[0]) if arguments else RUNS
    with TemporaryDirectory() as folder:
        file = Path(folder) / "history.db"
        fill(file, runs)
        size = file.stat().st_size
        print_figure(Figure("history: size of a run", size / runs / 1024, "KiB"))
        history = measured_opening(file)
        measured_searching(history)
        measured_writing(history)
        history.close()


def fill(file: Path, runs: int) -> None:
    """Without waiting for the disk after each of them."""
    verdicts = [verdict(number) for number in range(200)]
    history, writing = History.open(file), Database.writing
    Database.writing = lambda self, *, durable=False: writing(self, durable=False)  # type: ignore[method-assign]
    for number in range(runs):
        read = verdicts[number % len(verdicts)]
        run = history.begin(RunInput(RunKind.PREDICTION, read.case, TUNED, Parameters(seed=number)))
        history.write(run, read.text)
        history.finish(run, read)
    Database.writing = writing  # type: ignore[method-assign]
    history.close()


def verdict(number: int) -> Verdict:
    """One of several hundred, of several charges."""
    text = court_text(number, defendants=1 + number % 2)
    reasoning = text.index("本院认为")
    return read_verdict(Case(text[:reasoning]), TUNED, Parameters(), text[reasoning:], None)


def measured_opening(file: Path) -> History:
    """With the first page of its list, as the window shows it."""

    def opened() -> History:
        history = History.open(file)
        history.found(Query())
        return history

    def open_and_close() -> None:
        opened().close()

    print_figure(Figure("history: opened and listed", milliseconds(open_and_close), "ms", most=100))
    return opened()


def measured_searching(history: History) -> None:
    """Each of the words, with the count of what was found."""

    def search(query: Query) -> None:
        history.found(query)
        history.count(query)

    slowest = max(milliseconds(lambda words=words: search(Query(words=words))) for words in WORDS)  # type: ignore[misc]
    print_figure(Figure("history: slowest search", slowest, "ms", most=100))
    charge = history.charges()[0]
    print_figure(Figure("history: of one charge", milliseconds(lambda: search(Query(charge=charge))), "ms", most=100))
    filters = milliseconds(lambda: (history.charges(), history.models(), history.matters()))
    print_figure(Figure("history: what it can be narrowed by", filters, "ms", most=100))


def measured_writing(history: History) -> None:
    """What stands between a model and the eye."""
    read = verdict(7)
    given = RunInput(RunKind.PREDICTION, read.case, TUNED, Parameters())
    print_figure(Figure("history: before a case is sent", milliseconds(lambda: history.begin(given)), "ms"))
    run = history.begin(given)
    started = perf_counter()
    for _ in range(PIECES):
        history.write(run, "盗窃")
    print_figure(Figure("history: before a piece is shown", (perf_counter() - started) / PIECES * 1e3, "ms"))
    print_figure(Figure("history: at its end", milliseconds(lambda: history.finish(run, read)), "ms"))
    started = perf_counter()
    history.delete([run])
    print_figure(Figure("history: deleted for good", (perf_counter() - started) * 1e3, "ms"))


def milliseconds(work: Callable[[], object]) -> float:
    """The median."""
    times = []
    for _ in range(ROUNDS):
        started = perf_counter()
        work()
        times.append(perf_counter() - started)
    return median(times) * 1e3


if __name__ == "__main__":
    main(sys.argv[1:])
