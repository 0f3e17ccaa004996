"""``criminal-law-trainer harness``: where the suites lie as tasks of lm-evaluation-harness."""

from __future__ import annotations

import argparse
from typing import TYPE_CHECKING

from trainer.commands.exit_status import ExitStatus
from trainer.commands.output_options import add_output_options
from trainer.commands.printer import Printer

if TYPE_CHECKING:
    from argparse import _SubParsersAction


def add_parser(subparsers: _SubParsersAction[argparse.ArgumentParser]) -> None:
    parser = subparsers.add_parser(
        "harness",
        help="print the folder of the suites' tasks for lm-evaluation-harness",
        description="Prints the folder that lm_eval, installed beside this program, takes as --include_path. The file "
        'of cases is named to lm_eval by the suite: --metadata \'{"cail": "cases.jsonl"}\'.',
    )
    add_output_options(parser, "one JSON object: the folder and the tasks in it", lines=False)


def run(args: argparse.Namespace, printer: Printer) -> int:
    """DONE."""
    from trainer.evaluation.outside.harness_tasks import TASKS, harness_tasks

    if printer.as_json:
        printer.line({"folder": str(TASKS), "tasks": harness_tasks()})
    else:
        print(TASKS)
    return ExitStatus.DONE
