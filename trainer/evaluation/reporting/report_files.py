"""The files of a report, each of them whole or not there."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from pathlib import Path

from resources.messages.catalogue import Language
from trainer.evaluation.cases.row import Row
from trainer.evaluation.figures.results import Results
from trainer.evaluation.reporting.published import PublishedScore
from trainer.evaluation.reporting.report_csv import report_csv
from trainer.evaluation.reporting.report_page import report_page
from trainer.evaluation.reporting.report_tex import report_tex
from trainer.evaluation.reporting.results_json import results_json
from trainer.evaluation.reporting.suite_view import suite_title
from trainer.evaluation.suites.suite import Suite
from trainer.whole_file import write_whole

PAGE, JSON, CSV, TEX = "report.html", "report.json", "report.csv", "report.tex"


def write_report(
    folder: Path,
    results: Results,
    rows: Mapping[str, Mapping[str, Sequence[Row]]],
    suites: Mapping[str, Suite],
    language: Language,
    published: Sequence[PublishedScore] = (),
) -> None:
    """``report.html``, ``report.csv``, ``report.tex``, and last ``report.json``: where it is, all are. ``rows`` and
    ``suites`` by "SUITE PROMPT"; ``rows`` of every predictor in the questions' order. Raises OSError."""
    titles = {key: suite_title(suite, key.rpartition(" ")[2], language) for key, suite in suites.items()}
    whole = json.dumps(results_json(results), ensure_ascii=False, indent=2, allow_nan=False) + "\n"
    for name, content in (
        (PAGE, report_page(results, rows, suites, language, published)),
        (CSV, report_csv(results)),
        (TEX, report_tex(results, titles, language)),
        (JSON, whole),
    ):
        # A lone half of a surrogate pair, which a broken answer can hold, is nothing that UTF-8 has.
        write_whole(folder / name, content.encode("utf-8", errors="replace"))
