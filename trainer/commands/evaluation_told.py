"""What ``evaluate`` tells at its end."""

from __future__ import annotations

import json
from pathlib import Path

from resources.messages.message import message
from resources.messages.wording import told_json
from trainer.commands.cail_report import cail_report
from trainer.commands.evaluation_table import evaluation_table
from trainer.commands.printer import Printer
from trainer.evaluation.job import REPORT, Evaluated
from trainer.evaluation.reporting.results_json import results_json
from trainer.whole_file import write_whole


def tell_evaluated(evaluated: Evaluated, folder: Path, printer: Printer, *, alone: bool) -> None:
    """``alone``: with --json the report is all that is printed, with what it held in earlier versions. Raises
    OSError."""
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
