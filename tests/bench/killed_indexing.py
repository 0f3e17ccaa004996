"""An index killed at random moments, against one never stopped (``python -m tests.bench.killed_indexing``).

The command reads generated judgments, is killed by SIGKILL at a moment drawn from the time that the unbroken run took,
and started again in the same folder, until it was killed so often. What then answers must be what answers in the
unbroken index: the same cases with the same scores.

    --cases N      1,500
    --kills N      20
    --seed S       of the moments
"""

from __future__ import annotations

import argparse
import random
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.figure import Figure, print_figure
from tests.bench.killed_training import ended
from tests.bench.many_judgments import write_dump
from tests.indexed_corpus import answers
from trainer.similar.index import open_index


def main() -> None:
    """The unbroken run, then the kills."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--cases", type=int, default=1500)
    parser.add_argument("--kills", type=int, default=20)
    parser.add_argument("--seed", type=int, default=1)
    args = parser.parse_args()
    rng = random.Random(args.seed)
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        inputs = []
        for part in range(4):  # several files, so that several units are read
            inputs.append(str(folder / f"dump-{part}.csv"))
            write_dump(Path(inputs[-1]), args.cases // 4 + part)

        def command(out: Path) -> list[str]:
            return [sys.executable, "-m", "trainer", "index", *inputs, "--out", str(out), "--workers", "2", "--json"]

        began = time.monotonic()
        subprocess.run(command(folder / "unbroken"), check=True, stdout=subprocess.DEVNULL)
        longest = time.monotonic() - began
        wanted, cases = answers(folder / "unbroken", 50), open_index(folder / "unbroken").about.cases
        kills = runs = different = 0
        while kills < args.kills:
            run, runs = folder / f"run-{runs}", runs + 1
            while not ended(command(run), folder / "log", rng.uniform(0, longest) if kills < args.kills else None):
                kills += 1
                print(f"killed {kills} of {args.kills}", file=sys.stderr, flush=True)
            different += open_index(run).about.cases != cases
            different += sum(found != before for found, before in zip(answers(run, 50), wanted, strict=True))
    print_figure(Figure("kills", kills, ""))
    print_figure(Figure("runs that they fell into", runs, ""))
    print_figure(Figure("answers that differ from the unbroken run's", different, "", most=0))


if __name__ == "__main__":
    main()
