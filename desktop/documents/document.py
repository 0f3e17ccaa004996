"""A report as the one tree of blocks that all formats are written from."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.documents.ai_label import aigc_field, producer
from desktop.documents.articles_section import article_blocks
from desktop.documents.blocks import Block, Cell, Document, Heading, PartStart, Properties, Table, Verbatim
from desktop.documents.case_name import case_name
from desktop.documents.case_sections import facts_blocks, shared_facts_blocks, text_blocks
from desktop.documents.column_title import column_title
from desktop.documents.comparison_section import comparison_blocks
from desktop.documents.findings_section import findings_blocks
from desktop.documents.origin_section import closing_blocks, origin_blocks
from desktop.documents.outcome import penalty_of
from desktop.documents.outcome_section import outcome_blocks
from desktop.documents.plain import line
from desktop.documents.sheet_section import sheet_blocks
from desktop.documents.similar_section import similar_blocks
from desktop.documents.words import Words
from resources.disclaimer.reader import label
from resources.messages.lists import joined

if TYPE_CHECKING:
    from desktop.documents.report import Report, ReportPart, ReportRun

_Section = Callable[["ReportRun", Words], Iterator[Block]]


def document_of(report: Report) -> Document:
    """The whole document. Its words are of the report's language; facts, texts and articles are Chinese in each."""
    words = Words(report.language)
    ours = any(run.ours for run in report.runs)
    title = words("paper.title" if ours else "paper.title-check")
    name = line(report.title) or _names(report)
    made = datetime.now(UTC).astimezone()
    told = label(report.language, ours=ours)
    return Document(
        title=title,
        subtitle=f"{name}　{_days(report)}",
        label=told,
        footer=words("paper.footer" if ours else "paper.footer-check"),
        language=report.language,
        layout=report.layout,
        properties=Properties(
            title=f"{name} {title}",
            subject=told,
            keywords=joined((told, words("paper.keywords")), report.language),
            producer=producer(),
            made=made,
            aigc=aigc_field(report.runs),
        ),
        blocks=tuple(_blocks(report, words, ours)),
    )


def report_name(report: Report) -> str:
    """What its file is called: the matter's name, else the case's."""
    return line(report.title) or _names(report)


def _names(report: Report) -> str:
    return joined(dict.fromkeys(case_name(part.columns[0], report.language) for part in report.parts), report.language)


def _days(report: Report) -> str:
    days = sorted({run.run.summary.at.date().isoformat() for run in report.runs})
    return days[0] if len(days) == 1 else f"{days[0]} – {days[-1]}"


def _blocks(report: Report, words: Words, ours: bool) -> Iterator[Block]:
    if report.notes.strip():
        yield Heading(words("paper.notes"))
        yield Verbatim(report.notes)
    if len(report.parts) > 1:
        yield Heading(words("paper.overview"))
        yield _overview(report, words)
    for number, part in enumerate(report.parts, start=1):
        if len(report.parts) > 1:
            named = case_name(part.columns[0], report.language)
            yield PartStart(words("paper.part", number=number, name=named, day=_time(part.columns[0])))
        yield from _part(part, words, report.similar)
    yield from closing_blocks(ours, words)


def _overview(report: Report, words: Words) -> Table:
    """What the document holds, a row for each case."""
    head = ("paper.made", "paper.case-named", "paper.outcome", "paper.model")
    rows = tuple(
        tuple(
            map(
                Cell,
                (
                    _time(column),
                    case_name(column, report.language),
                    "\n".join(penalty_of(each, words) for each in column.verdict.judgment.defendants) or "—",
                    column.run.summary.model or words("paper.no-model"),
                ),
            )
        )
        for column in report.runs
    )
    return Table(tuple(map(words, head)), rows, (18, 28, 32, 22))


def _time(run: ReportRun) -> str:
    return f"{run.run.summary.at:%Y-%m-%d %H:%M}"


def _part(part: ReportPart, words: Words, similar: bool) -> Iterator[Block]:
    columns = part.columns
    several = len(columns) > 1
    yield Heading(words("paper.facts"))
    if len({column.verdict.case for column in columns}) == 1:
        yield from facts_blocks(columns[0], words)
    elif len({column.verdict.case.facts for column in columns}) == 1:
        yield from shared_facts_blocks(columns, words)
    else:
        yield from _each(part, facts_blocks, words)
    if several:
        yield Heading(words("paper.comparison"))
        yield from comparison_blocks(columns, words)
    written = "paper.text" if any(column.ours for column in columns) else "paper.text-checked"
    sections: tuple[tuple[str, _Section], ...] = (
        (written, text_blocks),
        ("paper.outcome-section", outcome_blocks),
        ("paper.findings-section", findings_blocks),
        ("paper.sheets-section", sheet_blocks),
        *((("similar-report.section", similar_blocks),) if similar else ()),
    )
    for key, section in sections:
        yield Heading(words(key))
        yield from _each(part, section, words)
    yield Heading(words("paper.articles-section"))
    yield from article_blocks(columns, words)
    yield Heading(words("paper.origin-section"))
    yield from _each(part, origin_blocks, words)


def _each(part: ReportPart, section: _Section, words: Words) -> Iterator[Block]:
    """The section of each column, under its own title where there are several."""
    for number, column in enumerate(part.columns):
        if len(part.columns) > 1:
            yield Heading(column_title(column, number, words), 2)
        yield from section(column, words)
