"""Where the facts of a judgment are to be read: in those that were given, or in the judgment's own report of them."""

from __future__ import annotations

from collections.abc import Sequence

from trainer.judgment.compact import compacted
from trainer.judgment.facts.reader import read_facts, read_report
from trainer.judgment.facts.types import StatedFacts
from trainer.judgment.sections import find_sections
from trainer.judgment.types import Judgment, Span

_REPORT = 200
"""Characters before 本院认为 from which on a judgment has a report of its own."""


def facts_of(judgment: Judgment, facts: str, text: str) -> StatedFacts | None:
    """What the facts state; None where there are none.

    The report of a whole judgment, from its head to 本院认为, says more than the narration alone: earlier sentences
    and birthdays stand in its head. It is read where ``facts``, if any, are a part of it.
    """
    names = [defendant.name for defendant in judgment.defendants]
    report = text[: judgment.reasoning.start] if judgment.reasoning else ""
    if len(report) > max(_REPORT, len(facts)):
        lines = facts.splitlines()
        narration = _narration(lines, report) if lines else _found_narration(text)
        if len(narration) == len(lines or narration):
            return read_report(text, len(report), names, narration)
    return read_facts(facts, names) if facts.strip() else None


def _narration(lines: Sequence[str], report: str) -> list[Span]:
    """The places of the lines of the facts in the report, up to the first that is not there."""
    places = []
    at = 0
    for line in lines:
        place = report.find(line, at)
        if place < 0:
            break
        at = place + len(line)
        places.append(Span(place, at))
    return places


def _found_narration(text: str) -> list[Span]:
    compact = compacted(text)
    return [compact.span(*place) for place in find_sections(compact).facts]
