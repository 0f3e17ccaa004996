"""The README's table of measured models: lines, columns, what is bold, both languages."""

from __future__ import annotations

from markdown_it import MarkdownIt

from tests.measured_table import measured_table
from trainer.evaluation.figures.results import MeasureCard, PredictorResults, Results, SuiteResults, Value

OFFICIAL = MeasureCard("cail-charges", "score", "higher", True)
EXACT = MeasureCard("charges-exact", "share", "higher", False)
DISTANCE = MeasureCard("term-log-distance", "distance", "lower", False)
SECONDARY = MeasureCard("term-exact", "share", "higher", False)


def predictor(name: str, *values: float | None, kind: str = "model") -> PredictorResults:
    names = (OFFICIAL.name, EXACT.name, DISTANCE.name, SECONDARY.name)
    found = tuple(
        Value(each, value, None if value is None else value - 0.1, None if value is None else value + 0.1, 1200)
        for each, value in zip(names, values, strict=True)
    )
    return PredictorResults(name, "model" if kind == "model" else "baseline", found)


RESULTS = Results(
    (
        SuiteResults(
            "cail",
            "product",
            1200,
            (OFFICIAL, EXACT, DISTANCE, SECONDARY),
            (
                predictor("base|q4", 0.5, 0.75, 0.9, 0.1),
                predictor("tuned", 0.4, 0.75, 0.6, 0.2),
                predictor("majority", 0.3, 0.25, None, 0.3, kind="baseline"),
                predictor("median-of-true-charge", 0.9, 1.0, 0.1, 0.9, kind="baseline"),
            ),
        ),
    )
)


def cells(text: str) -> list[list[str]]:
    """As a Markdown reader has them."""
    tokens = MarkdownIt("commonmark").enable("table").parse(text)
    rows: list[list[str]] = []
    for token in tokens:
        if token.type == "tr_open":
            rows.append([])
        elif token.type == "inline":
            rows[-1].append(token.content)
    return rows


def test_models_stand_before_the_baseline_and_the_best_is_bold() -> None:
    head, *lines = cells(measured_table(RESULTS, "en"))
    assert head[3:] == ["base|q4", "tuned", "majority"]
    assert [
        line[1].startswith(name)
        for line, name in zip(lines, ("charges, official", "charges exact", "term, log"), strict=True)
    ] == [True] * 3
    assert lines[0][2:] == ["1,200", "**50.0** [40.0, 60.0]", "40.0 [30.0, 50.0]", "30.0 [20.0, 40.0]"]
    assert lines[1][3:5] == ["**75.0** [65.0, 85.0]"] * 2
    assert lines[2][3:] == ["0.900 [0.800, 1.000]", "**0.600** [0.500, 0.700]", "–"]


def test_both_languages_have_the_same_figures() -> None:
    chinese, english = (cells(measured_table(RESULTS, language)) for language in ("zh", "en"))
    assert [line[2:] for line in chinese[1:]] == [line[2:] for line in english[1:]]
    assert chinese[1][0].startswith("CAIL2018：")
