"""类案检索: what was searched, how, and what was found, in the items that courts ask a report for."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from desktop.documents.ai_label import producer
from desktop.documents.blocks import Block, Cell, Heading, Item, Listing, Paragraph, Role, Table
from desktop.documents.outcome import penalty_of
from desktop.documents.words import Words
from desktop.similar.figures import origins_of, terms_of
from desktop.similar.kept import GIST, KeptSimilar, Neighbour, SimilarCases, similar_from
from desktop.similar.told import (
    about_told,
    alike_told,
    fines_told,
    origins_told,
    place_told,
    probation_told,
    sentence_told,
    share_told,
    span_told,
    unlike_told,
    weighed_told,
    where_told,
)

if TYPE_CHECKING:
    from desktop.documents.report import ReportRun
    from trainer.judgment.types import Defendant


def similar_blocks(run: ReportRun, words: Words) -> Iterator[Block]:
    """As a part of a case's document: the search, what was found, and what that is beside the judgment."""
    kept = similar_from(run.run.similar)
    if kept is None:
        yield Paragraph(words("similar-report.none"))
        return
    yield search_table(kept, words)
    yield from found_blocks(run, kept, words)
    yield from limits_blocks(words)


def search_table(kept: KeptSimilar, words: Words) -> Table:
    """检索主体、时间、平台、范围、方法."""
    rows = [
        ("similar-report.by", words("similar-report.to-fill-in")),
        ("similar-report.time", f"{datetime.fromisoformat(kept.asked):%Y-%m-%d %H:%M}"),
        ("similar-report.platform", words("similar-report.platform-content", program=producer())),
        ("similar-report.corpus", about_told(kept, words.language)),
        ("similar-report.method", "\n".join(dict.fromkeys(_method(part, words) for part in kept.parts))),
    ]
    cells = tuple((Cell(words(key)), Cell(content)) for key, content in rows)
    return Table((words("paper.item"), words("paper.content")), cells, (24, 76))


def _method(part: SimilarCases, words: Words) -> str:
    charges = words.listed(map(words.charge, part.charges)) or words("similar-report.no-charge")
    weighed = weighed_told(part, words.language)
    return words("similar-report.method-content", charges=charges, weighed=weighed, count=len(part.neighbours))


def found_blocks(run: ReportRun, kept: KeptSimilar, words: Words) -> Iterator[Block]:
    """Of each defendant the cases in their order, and what they come to beside his sentence."""
    for part, defendant in _parts(run, kept):
        count = len(part.neighbours)
        name = defendant.name or words("card.unnamed")
        yield Heading(words("similar-report.found", name=name, count=count), 2)
        if part.why_not is not None:
            yield Paragraph(words.say(part.why_not))
        if not count:
            yield Paragraph(words("similar-report.nothing-found"))
            continue
        yield _figures(run, part, defendant, words)
        yield _cases(part, words)


def points_blocks(run: ReportRun, kept: KeptSimilar, words: Words) -> Iterator[Block]:
    """类案裁判要点: of each case how its reasoning begins."""
    for part, _ in _parts(run, kept):
        yield Listing(tuple(_point(case, words) for case in part.neighbours))


def limits_blocks(words: Words) -> Iterator[Block]:
    """On what the items rest, and what was not searched."""
    yield Paragraph(words("similar-report.basis"), Role.NOTE)
    yield Paragraph(words("similar-report.scope"), Role.NOTE)


def _parts(run: ReportRun, kept: KeptSimilar) -> Iterator[tuple[SimilarCases, Defendant]]:
    defendants = run.verdict.judgment.defendants
    for part in kept.parts:
        if part.defendant < len(defendants):
            yield part, defendants[part.defendant]


def _cases(part: SimilarCases, words: Words) -> Table:
    head = (
        "similar-report.number",
        "similar-report.case",
        "similar-report.penalty",
        "similar-report.alike",
        "similar-report.unlike",
    )
    spoken = words.language
    rows = []
    for number, case in enumerate(part.neighbours, start=1):
        apart = unlike_told(case, spoken) or "—"
        told = where_told(case, spoken), sentence_told(case, spoken), alike_told(case, spoken) or "—"
        rows.append(tuple(map(Cell, (str(number), *told, apart))))
    return Table(tuple(map(words, head)), tuple(rows), (7, 25, 22, 24, 22))


def _figures(run: ReportRun, part: SimilarCases, defendant: Defendant, words: Words) -> Table:
    """What is not known has no row."""
    spoken, span = words.language, part.span
    terms = " ".join(f"{months:g}" for months in sorted(terms_of(part)))
    rows = (
        ("similar-report.own" if run.ours else "similar-report.own-checked", penalty_of(defendant, words)),
        ("similar-report.span", words.sentences((span_told(span, spoken), share_told(span, spoken))) if span else ""),
        ("similar-report.position", place_told(part, defendant, spoken)),
        ("similar-report.terms", words("similar-report.terms-content", months=terms) if terms else ""),
        ("similar-report.probation", probation_told(part, defendant, spoken) if span else ""),
        ("similar-report.fines", fines_told(part, spoken) if span else ""),
        ("similar-report.origins", origins_told(origins_of(part.neighbours), spoken)),
    )
    cells = tuple((Cell(words(key)), Cell(content)) for key, content in rows if content)
    return Table((words("paper.item"), words("paper.content")), cells, (24, 76))


def _point(case: Neighbour, words: Words) -> Item:
    where, sentence = where_told(case, words.language), sentence_told(case, words.language)
    gist = words("similar-report.cut", text=case.gist) if len(case.gist) >= GIST else case.gist
    return Item(words("similar-report.gist", where=where, sentence=sentence), (gist,) if gist else ())
