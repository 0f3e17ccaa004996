"""The report as one HTML file, and the card beside the data, out of the report's own figures."""

from __future__ import annotations

from typing import Any

from resources.disclaimer.reader import disclaimer
from trainer.html_page.templates import templates
from trainer.preparation.report.svg_bars import bars


def report_page(report: dict[str, Any]) -> str:
    """``report.html`` of what ``report.json`` holds."""
    return (
        templates(__package__).get_template("report.html.jinja").render(report=report, bars=bars, disclaimer=disclaimer)
    )


def data_card(report: dict[str, Any]) -> str:
    """``README.md`` beside the data."""
    return templates(__package__).get_template("card.md.jinja").render(report=report, disclaimer=disclaimer)
