"""What ``evaluate`` tells at its end."""

from __future__ import annotations

import json
import sys
from pathlib import Path

from resources.messages.message import message
from resources.messages.wording import told_json
from trainer.commands.cail_report import cail_report
from trainer.commands.evaluation_table import evaluation_table
from trainer.commands.printer import Printer
from trainer.commands.streams import write_nowhere
from trainer.evaluation.job import REPORT, Evaluated
from trainer.evaluation.reporting.results_json import results_json
from trainer.whole_file import write_whole


def tell_evaluated(evaluated: Evaluated, folder: Path, printer: Printer, *, alone: bool) -> None:
    """``alone``: with --json the report is all that is printed, with what it held in earlier versions. Raises
    OSError, but not where nobody reads on: all is in the folder."""
    try:
        _tell(evaluated, folder, printer, alone=alone)
        sys.stdout.flush()
    except BrokenPipeError:
        write_nowhere()


def _tell(evaluated: Evaluated, folder: Path, printer: Printer, *, alone: bool) -> None:
    report = folder / REPORT
    if alone:
        content = results_json(evaluated.results) | cail_report(evaluated)
        whole = json.dumps(content, ensure_ascii=False, indent=2)
        write_whole(report, whole + "\n")
    if alone and printer.as_json:
        print(whole)
        return
    for each in evaluated.unfinished:
        printer.tell(
            message(
                "evaluation.unfinished",
                model=each.model,
                suite=each.suite,
                prompt=each.prompt,
                answered=each.answered,
                wanted=each.wanted,
                why=each.why,
            )
        )
    if not printer.as_json:
        for suite in evaluated.results.suites:
            print(evaluation_table(suite, printer.language))
    page = folder / "report.html"
    printer.result(
        "evaluated",
        {
            "folder": str(folder),
            "report": str(page),
            "json": str(report),
            "suites": len(evaluated.results.suites),
            "unfinished": [
                {"model": each.model, "suite": each.suite, "prompt": each.prompt, "why": told_json(each.why)}
                for each in evaluated.unfinished
            ],
        },
        message("evaluation.reported", report=page),
    )
