"""How long a batch of the starter takes through the embedded engine (``python -m tests.bench.batch [ROWS]``).

The whole command in a process of its own, with one child of llama.cpp and with two. Of fewer than 1,000 rows the time
of 1,000 is worked out: what starting and writing took once, and the rest by the number of rows.
"""

from __future__ import annotations

import json
import re
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from desktop.batch.result_log import read_heads
from desktop.judging.examples import examples
from tests.batch_help import run_batch
from tests.bench.figure import Figure, print_figure

ROWS = 40
WHOLE = 1000
MINUTES = 10.0


def main(rows: int) -> None:
    """Prints the figures."""
    with TemporaryDirectory() as folder:
        table = Path(folder) / "cases.jsonl"
        table.write_text("".join(map(line, range(rows))), encoding="utf-8")
        for ways in (1, 2):
            measure(table, Path(folder) / f"out{ways}", rows, ways)


def line(number: int) -> str:
    """One of our examples with other amounts and days, so that no two rows are the same."""
    case = examples()[number % len(examples())].case
    facts = re.sub(r"\d{4,5}(?=元)", lambda found: str(int(found[0]) + 7 * number), case.facts)
    row = {"id": number, "facts": facts.replace("15时", f"{number % 24}时"), "attitude": case.attitude.value}
    return json.dumps(row, ensure_ascii=False) + "\n"


def measure(table: Path, out: Path, rows: int, ways: int) -> None:
    """One batch."""
    began, clock = time.time(), time.monotonic()
    arguments = ("--engine", "embedded", "--seed", "1", "--parallel", str(ways), "--out", str(out))
    done = run_batch(out.parent / "home", str(table), *arguments)
    wall = time.monotonic() - clock
    if done.returncode:
        raise SystemExit(done.stderr)
    at = [head.at for head, _, _ in read_heads(out)]
    if len(at) != rows:
        raise SystemExit(f"{len(at)} answers to {rows} rows")
    a_row = (at[-1] - at[0]) / (rows - 1)
    shown = f"batch, {ways} at a time"
    print_figure(Figure(f"{shown}: a row", a_row, "s"))
    print_figure(Figure(f"{shown}: until the first", at[0] - began, "s"))
    print_figure(Figure(f"{shown}: rows a minute of the whole command", rows / wall * 60, "rows"))
    minutes = (wall + a_row * (WHOLE - rows)) / 60
    print_figure(Figure(f"{shown}: {WHOLE} rows", minutes, "min", MINUTES))


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ROWS)
