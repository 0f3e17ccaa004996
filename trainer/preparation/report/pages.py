"""The report as one HTML file, and the card beside the data, out of the report's own figures."""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from typing import Any

from jinja2 import Environment, FunctionLoader, StrictUndefined

from resources.disclaimer.reader import disclaimer
from trainer.preparation.report.svg_bars import bars


def report_page(report: dict[str, Any]) -> str:
    """``report.html`` of what ``report.json`` holds."""
    return _templates().get_template("report.html.jinja").render(report=report, bars=bars, disclaimer=disclaimer)


def data_card(report: dict[str, Any]) -> str:
    """``README.md`` beside the data."""
    return _templates().get_template("card.md.jinja").render(report=report, disclaimer=disclaimer)


@cache
def _templates() -> Environment:
    def source(name: str) -> str:
        return files(__package__).joinpath(name).read_text(encoding="utf-8")

    return Environment(
        loader=FunctionLoader(source),
        autoescape=lambda name: bool(name and name.endswith(".html.jinja")),
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
