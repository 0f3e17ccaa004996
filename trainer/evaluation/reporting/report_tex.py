"""The tables of a report for a paper: LaTeX with booktabs, in UTF-8, to be read in by \\input.

Chinese names need a class or package that has fonts for them: ctex, or xeCJK under XeLaTeX.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from resources.disclaimer.reader import label
from resources.messages.catalogue import Language
from resources.messages.message import message
from resources.messages.wording import say
from trainer.evaluation.figures.results import Results, SuiteResults
from trainer.evaluation.reporting.figure_tables import (
    answers_table,
    calibration_table,
    differences_table,
    figures_table,
)
from trainer.evaluation.reporting.table import Cell, Line, Table
from trainer.evaluation.reporting.visible import visible

_ESCAPED = {
    "\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "$": r"\$", "&": r"\&", "%": r"\%", "#": r"\#", "_": r"\_",
    "~": r"\textasciitilde{}", "^": r"\textasciicircum{}", "<": r"\textless{}", ">": r"\textgreater{}",
    "|": r"\textbar{}", '"': r"\symbol{34}", "`": r"\textasciigrave{}", "'": r"\textquotesingle{}",
    "−": r"\ensuremath{-}", "±": r"\ensuremath{\pm}", "×": r"\ensuremath{\times}", "↓": r"\ensuremath{\downarrow}",
    "†": r"\textsuperscript{\textdagger}", "–": "--", "—": "---", "“": "``", "”": "''", "‘": "`", "’": "'",
    "…": r"\ldots{}", "\u00a0": "~",
    # Two hyphens are a dash; after the end of a row a bracket or a star would be its argument.
    "-": "{-}", "[": "{[}", "]": "{]}", "*": "{*}",
}  # fmt: skip


_PAGE = 28  # lines; one more pair of predictors fits below


def report_tex(results: Results, titles: Mapping[str, str], language: Language) -> str:
    """``titles``: what each suite is called, by "SUITE PROMPT"."""
    tables = [tex for suite in results.suites for tex in _suite(suite, titles, language)]
    head = f"% {escaped(label(language))}\n% \\usepackage{{booktabs,textcomp}}\n% \\usepackage{{ctex}}\n"
    return head + "\n".join(tables)


def _suite(suite: SuiteResults, titles: Mapping[str, str], language: Language) -> list[str]:
    title = titles[f"{suite.suite} {suite.prompt}"]
    made = (
        figures_table(suite, language),
        differences_table(suite, language),
        calibration_table(suite, language),
        answers_table(suite, language),
    )
    tables = [table for table in made if table is not None]
    return [_table(part, _caption(table, title, suite, language)) for table in tables for part in _on_pages(table)]


def _on_pages(table: Table) -> list[Table]:
    """A float is never broken, so a table that is longer than a page becomes several; what belongs to one head line
    stays together."""
    parts: list[list[Line]] = [[]]
    for line in table.lines:
        if line.apart and len(parts[-1]) >= _PAGE:
            parts.append([])
        parts[-1].append(replace(line, apart=line.apart and bool(parts[-1])))
    return [replace(table, lines=lines) for lines in parts]


def _caption(table: Table, title: str, suite: SuiteResults, language: Language) -> str:
    caption = message("report.caption", table=table.title, suite=title, cases=f"{suite.cases:,}", note=table.note)
    return escaped(say(caption, language).strip())


def _table(table: Table, caption: str) -> str:
    """As wide as its figures: a paper that has less room puts \\resizebox around the tabular."""
    columns = "l" * table.words + "r" * (len(table.heads) - table.words)
    return "\n".join(
        (
            r"\begin{table}[htbp]",
            r"\centering\footnotesize",
            rf"\caption{{{caption}}}",
            rf"\begin{{tabular}}{{@{{}}{columns}@{{}}}}",
            r"\toprule",
            _row([escaped(head) for head in table.heads]),
            r"\midrule",
            *(_line(line, len(table.heads)) for line in table.lines),
            r"\bottomrule",
            r"\end{tabular}",
            r"\end{table}",
            "",
        )
    )


def _line(line: Line, columns: int) -> str:
    cells = [_cell(cell) for cell in line.cells]
    if line.whole:
        cells = [rf"\multicolumn{{{columns}}}{{@{{}}l@{{}}}}{{{cells[0]}}}"]
    return (r"\addlinespace" + "\n" if line.apart else "") + _row(cells)


def _row(cells: Sequence[str]) -> str:
    return " & ".join(cells) + r" \\"


def _cell(cell: Cell) -> str:
    text = escaped(cell.text)
    strong = rf"\textbf{{{text}}}" if cell.strong else text
    return rf"{strong} {{\scriptsize {escaped(cell.under)}}}" if cell.under else strong


def escaped(text: str) -> str:
    """Stands in LaTeX as it is written, on one line; what cannot be seen is shown."""
    return "".join(_ESCAPED.get(char, char) for char in visible(text))
