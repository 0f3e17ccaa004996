"""All benchmarks: ``python -m tests.bench [NAME…]``.

A benchmark is a module beside this one that prints figures when it is run. Each gets a process of its own, so that
neither memory nor imports of one count for another. Exit status 1 where one failed or missed its goal.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from tests.bench.figure import Figure, read_figure

ROOT = Path(__file__).resolve().parent.parent.parent
NO_BENCHMARKS = {"__init__", "__main__", "figure", "lecard", "many_judgments"}
# Run only by name: a CUDA card is needed, minutes are spent on kills, packages are fetched for minutes or half an hour.
ONLY_BY_NAME = {
    "a10_job",
    "killed_indexing",
    "killed_publishing",
    "killed_training",
    "lm_eval_peer",
    "measured_models",
    "similar_quality",
    "training_peer",
}


def main(wanted: Sequence[str]) -> int:
    """Runs the named benchmarks, or all, and prints one table."""
    left_out = NO_BENCHMARKS | ONLY_BY_NAME
    names = sorted(file.stem for file in Path(__file__).parent.glob("*.py") if file.stem not in left_out)
    figures: list[Figure] = []
    failed: list[str] = []
    for name in wanted or names:
        print(f"→ {name}", file=sys.stderr, flush=True)
        job = subprocess.run(
            [sys.executable, "-m", f"tests.bench.{name}"], cwd=ROOT, stdout=subprocess.PIPE, text=True, check=False
        )
        measured = [figure for line in job.stdout.splitlines() if (figure := read_figure(line))]
        figures += measured
        if job.returncode or not measured:
            failed.append(name)
    width = max((len(figure.name) for figure in figures), default=0)
    for figure in figures:
        goal = "" if figure.most is None else f"{'✓' if figure.met else '✗'} ≤ {figure.most:g} {figure.unit}"
        print(f"{figure.name:<{width}}  {figure.value:>12.4g} {figure.unit:<8} {goal}".rstrip())
    for name in failed:
        print(f"{name}: failed, see above", file=sys.stderr)
    return 1 if failed or not all(figure.met for figure in figures) else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
