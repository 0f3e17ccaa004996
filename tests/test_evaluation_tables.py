"""report.csv and report.tex: every figure is there, and no name does anything in a spreadsheet or in LaTeX."""

from __future__ import annotations

import csv
import re
import unicodedata
from io import StringIO

import pytest
from pylatexenc.latexwalker import LatexEnvironmentNode, LatexMacroNode, LatexWalker

from resources.messages.catalogue import Language
from tests.evaluation_made import HOSTILE, MODELS, made_evaluation
from trainer.commands.evaluation_table import evaluation_table
from trainer.evaluation.reporting.report_csv import BOM, HEADS, report_csv
from trainer.evaluation.reporting.report_tex import escaped, report_tex
from trainer.formula_guard import FORMULA

TITLES = {"cail product": "CAIL 100% & more", "lawbench-3-3 own": "LawBench 3-3 罪名"}


def test_the_table_holds_every_figure() -> None:
    results = made_evaluation().results
    text = report_csv(results)
    assert text.startswith(BOM)
    rows = list(csv.DictReader(StringIO(text.removeprefix(BOM))))
    assert tuple(rows[0]) == HEADS
    first = results.suites[0].predictors[0]
    value = first.values[0]
    assert rows[0] == {
        "suite": "cail", "prompt": "product", "predictor": MODELS[0], "kind": "model", "group": "", "label": "",
        "figure": value.name, "value": str(value.value), "low": str(value.low), "high": str(value.high), "cases": "60",
    }  # fmt: skip
    expected = sum(
        len(each.values) + sum(len(values) for labels in each.groups.values() for values in labels.values())
        for suite in results.suites
        for each in suite.predictors
    )
    assert len(rows) == expected
    assert {row["group"] for row in rows} >= {"", "charge", "attitude", "year"}


def test_no_cell_is_a_formula_and_every_row_is_one_line() -> None:
    text = report_csv(made_evaluation(models=HOSTILE).results).removeprefix(BOM)
    rows = list(csv.reader(StringIO(text)))
    assert len(rows) == len(text.splitlines())
    assert "'=cmd|'/c calc'!A1<script>alert(1)</script>" in {row[2] for row in rows}
    number = re.compile(r"-?\d+(\.\d+)?(e-?\d+)?")
    assert [cell for row in rows for cell in row if cell.startswith(FORMULA) and not number.fullmatch(cell)] == []


def test_no_name_does_anything_on_a_terminal() -> None:
    for suite in made_evaluation(models=HOSTILE).results.suites:
        table = evaluation_table(suite, "zh")
        assert "<U+001B>" in table
        assert {char for char in table if unicodedata.category(char) in ("Cc", "Cf")} == {"\n"}


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("models", [MODELS, HOSTILE, (MODELS[0], "[x]*", "甲乙{模型}_2")])
def test_tables_are_latex(models: tuple[str, ...], language: Language) -> None:
    tex = report_tex(made_evaluation(models=models).results, TITLES, language)
    body = "".join(line for line in tex.splitlines(keepends=True) if not line.startswith("%"))
    nodes, _, _ = LatexWalker(body, tolerant_parsing=False).get_latex_nodes()
    tables = [node for node in nodes if isinstance(node, LatexEnvironmentNode)]
    assert len(tables) >= 8
    assert {node.environmentname for node in tables} == {"table"}
    for table in tables:
        tabular = next(node for node in table.nodelist if getattr(node, "environmentname", "") == "tabular")
        inner = body[tabular.pos : tabular.pos + tabular.len]
        columns = len(re.findall(r"[lr]", re.search(r"@\{\}([lr]+)@\{\}", inner)[1]))  # type: ignore[index]
        rows = [line for line in inner.splitlines() if line.endswith(r" \\")]
        assert len(rows) > 1
        for row in rows:
            ampersands = len(re.findall(r"(?<!\\)&", row))
            assert ampersands == (0 if row.startswith(r"\multicolumn") else columns - 1), row
        assert [each.macroname for each in tabular.nodelist if isinstance(each, LatexMacroNode)].count("toprule") == 1
    assert r"\input" not in body
    assert not re.search(r"(?<!\\)[%#^]|(?<!\\)\$", body)


def test_what_means_something_to_latex_is_escaped() -> None:
    assert escaped(r"\input{x}") == r"\textbackslash{}input\{x\}"
    assert escaped("100% $5_a & #1~^") == r"100\% \$5\_a \& \#1\textasciitilde{}\textasciicircum{}"
    assert escaped("[a]*--b") == "{[}a{]}{*}{-}{-}b"
    assert escaped("模型−1±2\x1b") == r"模型\ensuremath{-}1\ensuremath{\pm}2\textless{}U+001B\textgreater{}"
