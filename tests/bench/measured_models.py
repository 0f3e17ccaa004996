"""Models measured on every suite, and the README's table of them (``python -m tests.bench.measured_models``).

Everything goes through the trainer's own commands: ``prepare`` makes the attitude pairs of the real judgments,
``evaluate`` asks, scores and reports. Broken off at any time, the same call goes on; the answers lie in --out. Hours on
a CPU: a case takes seconds, and there are some thousands.

    --model ENGINE:NAME|FILE   repeatable (default: embedded, the demonstration model that comes along)
    --data FOLDER              the benchmarks' files (default: $CRIMINAL_LAW_DESK_DATA, else ../shared/data)
    --out FOLDER               default: runs/measured
    --limit N                  cases of each suite, always the same (default: all)
    --num-predict N            longest answer in tokens
    --parallel N               questions at a time
    --table                    only print the table of what lies in --out
"""

from __future__ import annotations

import argparse
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path

from resources.starter.reader import starter_model
from tests.bench.figure import Figure, print_figure
from tests.measured_table import measured_table
from tests.real_data import DATA
from trainer.evaluation.reporting.results_json import read_report

LAWBENCH = ("3-1", "3-3", "3-4", "3-5")


def main() -> int:
    options = options_given()
    if not options.table:
        prepared = attitude_pairs(options.data / "fulltext_judge.jsonl", options.out / "prepared")
        evaluate(options, suites(options.data, prepared))
    results = read_report(options.out / "report.json")
    for language in ("zh", "en"):
        print(measured_table(results, language))
    print_figure(Figure("measured models: questions", sum(suite.cases for suite in results.suites), ""))
    return 0


def options_given() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--model", action="append", metavar="ENGINE:NAME|FILE")
    parser.add_argument("--data", type=Path, default=DATA)
    parser.add_argument("--out", type=Path, default=Path("runs") / "measured")
    for name in ("--limit", "--num-predict", "--parallel"):
        parser.add_argument(name, type=int)
    parser.add_argument("--table", action="store_true")
    return parser.parse_args()


def attitude_pairs(judgments: Path, folder: Path) -> Path:
    """The held-out part of a preparation that holds out nearly everything: what is measured is trained by nobody here.

    ``prepare`` goes on where it was, and has nothing to do where it was done.
    """
    trainer("prepare", judgments, "--year", "all", "--test", "0.95", "--validation", "0", "--out", folder)
    return folder / "data" / "test.parquet"


def suites(data: Path, prepared: Path) -> list[str]:
    """SUITE=PATH of each, LawBench's in its own words."""
    return [
        f"cail={data / 'cail_dev.jsonl'}",
        *(f"lawbench-{task}:own={data / f'lawbench_dev_{task}.jsonl'}" for task in LAWBENCH),
        f"judge={data / 'fulltext_judge.jsonl'}",
        f"law={data / 'fulltext_judge.jsonl'}",
        f"attitude={prepared}",
    ]


def evaluate(options: argparse.Namespace, asked: Sequence[str]) -> None:
    models = options.model or [f"embedded:{starter_model()}"]
    numbers = {"--limit": options.limit, "--num-predict": options.num_predict, "--parallel": options.parallel}
    trainer(
        *("evaluate", *asked, "--out", options.out, "--train", options.data / "cail_train.jsonl"),
        *(part for model in models for part in ("--model", model)),
        *(part for name, number in numbers.items() if number is not None for part in (name, str(number))),
    )


def trainer(*arguments: str | Path) -> None:
    """Runs one of the trainer's commands. Raises CalledProcessError where it fails."""
    subprocess.run([sys.executable, "-m", "trainer", *arguments], stdout=sys.stderr, check=True)


if __name__ == "__main__":
    sys.exit(main())
