"""Columns beside each other: what they were asked with and what came of it, the differences marked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from typing import TYPE_CHECKING

from desktop.documents.blocks import Block, Cell, Paragraph, Role, Table
from desktop.documents.column_title import column_title
from desktop.documents.outcome import OutcomeRow, outcome_rows
from desktop.documents.outcome_section import column_titles
from desktop.documents.words import Words
from desktop.judging.attitude_told import attitude_told
from resources.messages.measure_words import day_words

if TYPE_CHECKING:
    from desktop.documents.report import ReportRun

_OF_ROW = ("term", "fine", "probation", "band", "guideline", "spread")
_FIRST = 22  # the width of the first column; the others share what is left


def comparison_blocks(columns: Sequence[ReportRun], words: Words) -> Iterator[Block]:
    """One table; a row of which all cells say the same has no mark."""
    yield Paragraph(words("paper.compared"), Role.LEAD)
    rows = (*_inputs(columns, words), *_outcomes(columns, words), _findings(columns, words))
    head = ("", *(column_title(column, number, words) for number, column in enumerate(columns)))
    widths = (_FIRST, *((100 - _FIRST) // len(columns) for _ in columns))
    yield Table(head, tuple(_row(title, cells) for title, cells in rows if any(cells)), widths)


def _row(title: str, cells: Sequence[str]) -> tuple[Cell, ...]:
    """The first column is what the others are held against."""
    return (Cell(title), *(Cell(cell or "—", marked=cell != cells[0]) for cell in cells))


_Row = tuple[str, list[str]]


def _inputs(columns: Sequence[ReportRun], words: Words) -> Iterator[_Row]:
    """What they were asked with, as far as it differs."""
    facts = [column.verdict.case.facts for column in columns]
    told: tuple[tuple[str, Callable[[ReportRun], str]], ...] = (
        (
            "paper.facts",
            lambda run: words("paper.facts-as" if run.verdict.case.facts == facts[0] else "paper.facts-other"),
        ),
        ("paper.attitude", lambda run: words.say(attitude_told(run.verdict.case.attitude))),
        ("paper.act-date", lambda run: _day(run, words)),
        ("paper.province", lambda run: run.verdict.case.province or words("paper.by-places")),
        ("paper.model", lambda run: run.run.summary.model),
    )
    for key, tell in told:
        cells = [tell(column) for column in columns]
        if len(set(cells)) > 1:
            yield words(key), cells


def _day(run: ReportRun, words: Words) -> str:
    day = run.verdict.case.act_date
    return day_words(day, words.language) if day else words("paper.not-stated")


def _outcomes(columns: Sequence[ReportRun], words: Words) -> Iterator[_Row]:
    """By defendant and charge, each as the first column that has it names it."""
    found = [{(row.defendant, row.charge): row for row in outcome_rows(column, words)} for column in columns]
    titles = column_titles(words)
    for key in dict.fromkeys(key for rows in found for key in rows):
        of_key = [rows.get(key) for rows in found]
        yield words("paper.of-charge", name=key[0], charge=key[1]), [_whether(row, words) for row in of_key]
        for name in _OF_ROW:
            cells = ["" if row is None else str(getattr(row, name)) for row in of_key]
            if any(cells):
                yield titles[name], cells


def _whether(row: OutcomeRow | None, words: Words) -> str:
    return words("paper.absent") if row is None else words("paper.convicted")


def _findings(columns: Sequence[ReportRun], words: Words) -> _Row:
    """Each column's findings, but for notes."""
    cells = []
    for column in columns:
        said = [words.say(each.message) for each in column.verdict.findings if each.severity != "note"]
        cells.append("\n".join(said) or words("paper.no-findings"))
    return words("paper.findings"), cells
