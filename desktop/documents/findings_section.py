"""四、与法律和事实不符之处: each finding with its article and the places that it is about."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from desktop.documents.blocks import Block, Item, Listing, Paragraph, Role
from desktop.documents.plain import line
from desktop.documents.words import Words
from desktop.judging.finding_places import places_of

if TYPE_CHECKING:
    from desktop.documents.report import ReportRun
    from desktop.judging.verdict import Verdict
    from trainer.judgment.types import Finding, Span

_LONGEST = 60  # characters that are quoted of a place


def findings_blocks(run: ReportRun, words: Words) -> Iterator[Block]:
    """What the law and the facts say against the text, then what the facts leave out."""
    verdict = run.verdict
    if verdict.findings:
        yield Listing(tuple(_finding(each, verdict, words) for each in verdict.findings))
    else:
        yield Paragraph(words("paper.no-findings"))
    if verdict.missing:
        yield Paragraph(words("card.missing-facts"), Role.LEAD)
        told = (words.within(words.say(each.why), words.articles([each.article])) for each in verdict.missing)
        names = (words.say(each.name) for each in verdict.missing)
        items = (Item(words("paper.line", label=name, content=why)) for name, why in zip(names, told, strict=True))
        yield Listing(tuple(items), numbered=False)


def _finding(finding: Finding, verdict: Verdict, words: Words) -> Item:
    severity = {"error": "paper.error", "warning": "paper.warning", "note": "paper.note"}[finding.severity]
    cited = words.articles([finding.article]) if finding.article is not None else ""
    notes = [words("paper.line", label=words("paper.basis"), content=cited)] if cited else []
    places = places_of(finding, verdict)
    for key, text, spans in (
        ("paper.in-text", verdict.text, places.text),
        ("paper.in-facts", verdict.case.facts, places.facts),
    ):
        if quoted := _quoted(text, spans, words):
            notes.append(words("paper.line", label=words(key), content=quoted))
    return Item(words("paper.finding", severity=words(severity), finding=words.say(finding.message)), tuple(notes))


def _quoted(text: str, spans: Sequence[Span], words: Words) -> str:
    found = [line(text[span.start : span.end]) for span in spans]
    short = (each if len(each) <= _LONGEST else f"{each[:_LONGEST]}……" for each in found if each)
    return words.listed(f"“{each}”" for each in short)
