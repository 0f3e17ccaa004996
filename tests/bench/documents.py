"""What it takes to hand on a judgment (``python -m tests.bench documents``): one run as a Word file, as a PDF and as
Markdown, and a matter of a hundred runs; reading the runs again is part of it. The quickest of several times.
"""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

from desktop.documents.document import document_of
from desktop.documents.kept_report import Wanted, kept_report
from desktop.history.history import History
from desktop.printing.file_format import FileFormat, write_document
from desktop.printing.terminal_fonts import ready_fonts
from tests.bench.figure import Figure, print_figure
from tests.kept_runs import keep
from tests.window_texts import SEVERAL_CRIMES, THEFT, THEFT_DENIED, TWO_DEFENDANTS

TIMES = 5
RUNS = 100
GOALS = {FileFormat.WORD: 1000.0, FileFormat.PDF: 2000.0, FileFormat.MARKDOWN: 500.0}
"""Milliseconds for one run: nobody should wait for a file of a few pages."""


def main(_arguments: list[str]) -> None:
    """Prints the figures."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    application = ready_fonts()
    history = History.open(None)
    first = keep(history, THEFT)
    matter = history.add_matter("甲某系列案")
    for number in range(RUNS):
        keep(history, (THEFT, THEFT_DENIED, TWO_DEFENDANTS, SEVERAL_CRIMES)[number % 4], matter=matter)
    with TemporaryDirectory() as folder:
        for form, goal in GOALS.items():
            file = Path(folder) / f"one.{form}"
            one = quickest(lambda form=form, file=file: write(history, Wanted((first,)), file, form), TIMES)
            print_figure(Figure(f"one run as {form}", one, "ms", goal))
        for form in GOALS:
            file = Path(folder) / f"matter.{form}"
            many = quickest(lambda form=form, file=file: write(history, Wanted(matter=matter), file, form), 1)
            print_figure(Figure(f"{RUNS} runs as {form}", many, "ms"))
    history.close()
    del application


def write(history: History, wanted: Wanted, file: Path, form: FileFormat) -> None:
    """All that the window does once it knows where."""
    write_document(document_of(kept_report(history, wanted, "zh")), file, form)


def quickest(work: Callable[[], object], times: int) -> float:
    """Milliseconds."""
    took = []
    for _ in range(times):
        started = perf_counter()
        work()
        took.append(perf_counter() - started)
    return min(took) * 1000


if __name__ == "__main__":
    main([])
