"""类案检索报告: the search for similar cases as a document of its own."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from desktop.documents.ai_label import aigc_field, producer
from desktop.documents.blocks import Block, Document, Heading, Paragraph, PartStart, Properties
from desktop.documents.case_name import case_name
from desktop.documents.case_sections import facts_blocks
from desktop.documents.origin_section import closing_blocks
from desktop.documents.plain import line
from desktop.documents.similar_section import found_blocks, limits_blocks, points_blocks, search_table
from desktop.documents.words import Words
from desktop.similar.kept import KeptSimilar, similar_from
from resources.disclaimer.reader import label
from resources.messages.lists import joined
from trainer.told_error import ToldError

if TYPE_CHECKING:
    from desktop.documents.report import Report, ReportRun


def similar_document_of(report: Report) -> Document:
    """Of all runs beside which similar cases stood. Raises ToldError where there is none."""
    searched = [(run, kept) for run in report.runs if (kept := similar_from(run.run.similar)) is not None]
    if not searched:
        raise ToldError("input", "similar-report.nothing-to-report")
    words = Words(report.language)
    runs = [run for run, _ in searched]
    ours = any(run.ours for run in runs)
    names = dict.fromkeys(case_name(run, report.language) for run in runs)
    name = line(report.title) or joined(names, report.language)
    told = label(report.language, ours=ours)
    title = words("similar-report.title")
    days = sorted({kept.asked[:10] for _, kept in searched})
    return Document(
        title=title,
        subtitle=f"{name}　{days[0] if len(days) == 1 else f'{days[0]} – {days[-1]}'}",
        label=told,
        footer=words("similar-report.footer"),
        language=report.language,
        layout=report.layout,
        properties=Properties(
            title=f"{name} {title}",
            subject=told,
            keywords=joined((told, words("similar-report.keywords")), report.language),
            producer=producer(),
            made=datetime.now(UTC).astimezone(),
            aigc=aigc_field(runs),
        ),
        blocks=tuple(_blocks(searched, words, ours)),
    )


def _blocks(searched: list[tuple[ReportRun, KeptSimilar]], words: Words, ours: bool) -> Iterator[Block]:
    for number, (run, kept) in enumerate(searched, start=1):
        if len(searched) > 1:
            named, day = case_name(run, words.language), kept.asked[:10]
            yield PartStart(words("paper.part", number=number, name=named, day=day))
        yield from _one(run, kept, words)
    yield from closing_blocks(ours, words)


def _one(run: ReportRun, kept: KeptSimilar, words: Words) -> Iterator[Block]:
    yield Heading(words("similar-report.about-section"))
    yield search_table(kept, words)
    yield Heading(words("similar-report.facts-section"))
    yield from facts_blocks(run, words)
    yield Heading(words("similar-report.results-section"))
    yield from found_blocks(run, kept, words)
    yield Heading(words("similar-report.points-section"))
    yield from points_blocks(run, kept, words)
    yield Heading(words("similar-report.use-section"))
    yield Paragraph(words("similar-report.focus"))
    yield Paragraph(words("similar-report.use"))
    yield Heading(words("similar-report.limits-section"))
    yield from limits_blocks(words)
