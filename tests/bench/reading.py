"""What it takes to read a judgment and to hold it against the law (``python -m tests.bench.reading [FILE…]``).

Whole judgments of our own making, or those of the given files. One core; of each judgment the quickest of seven times,
so that what else the machine does is left out. For comparison, in the same run, what it takes to read such a judgment
from a line of JSON.
"""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from time import perf_counter

from tests.bench.figure import Figure, print_figure
from tests.court_texts import court_text
from trainer.corpus.sources import read_path
from trainer.judgment.checks import check
from trainer.judgment.document import read_document

ROUNDS = 7
JUDGMENTS = 320
DEFENDANTS = (1, 1, 1, 2, 1, 1, 1, 3)
"""Of every eight judgments; more than courts try at once on average (1.0 to 1.1 in published sets)."""
MOST = 1e6 / 1500  # microseconds: 1,500 a second


def main(files: Sequence[str]) -> None:
    """Prints the figures."""
    texts = [court_text(number, defendants=DEFENDANTS[number // 4 % 8]) for number in range(JUDGMENTS)]
    if files:
        texts = [document.text for file in files for document in read_path(Path(file))]
    lines = [json.dumps({"full_text": text}, ensure_ascii=False) for text in texts]
    read_and_check(texts[0])
    print_figure(Figure("characters of a judgment", sum(map(len, texts)) / len(texts), "chars"))
    print_figure(Figure("reading a line of JSON", mean_of_quickest(json.loads, lines), "µs"))
    print_figure(Figure("reading the interpretations, once", first_reading(), "ms", 30))
    print_figure(Figure("reading and checking a judgment", mean_of_quickest(read_and_check, texts), "µs", MOST))


def first_reading() -> float:
    """Milliseconds, in a process that knows the charges already."""
    script = (
        "import time; from resources.law.charges import charges; from resources.law import interpretations as i\n"
        "charges(); start = time.process_time(); i.interpretations(); print(time.process_time() - start)"
    )
    took = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return float(took.stdout) * 1000


def read_and_check(text: str) -> None:
    """All that ``criminal-law-trainer read`` does with a text."""
    document = read_document(text)
    if document.judgment is not None:
        check(document.judgment, facts=document.fact or "", text=text)


def mean_of_quickest(work: Callable[[str], object], texts: Sequence[str]) -> float:
    """Microseconds. All texts one after the other, and again: none finds what was kept of it from the round before."""
    quickest = [float("inf")] * len(texts)
    for _ in range(ROUNDS):
        for place, text in enumerate(texts):
            started = perf_counter()
            work(text)
            quickest[place] = min(quickest[place], perf_counter() - started)
    return sum(quickest) / len(texts) * 1e6


if __name__ == "__main__":
    main(sys.argv[1:])
