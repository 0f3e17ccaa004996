"""A document as it was opened: what kind it is, its facts, who is accused, and what it states beside the facts."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from desktop.documents.intake.facts_place import facts_places
from desktop.documents.intake.kind import DocumentKind, kind_of
from desktop.documents.intake.parts import parts_of, without_page_numbers
from desktop.documents.intake.proposals import (
    AttitudeProposal,
    DayProposal,
    ProvinceProposal,
    attitude_by_court,
    attitude_in,
    day_in,
    province_of_text,
)
from trainer.judgment.bands.unwrapped import Unwrapped
from trainer.judgment.compact import Compact
from trainer.judgment.facts.reader import read_facts, read_report
from trainer.judgment.facts.types import StatedDefendant, StatedFacts
from trainer.judgment.types import Span

# Of several documents of one case the one that is most its own counts: the others tell the same facts again.
_RANK = (
    DocumentKind.JUDGMENT,
    DocumentKind.INDICTMENT,
    DocumentKind.POLICE_OPINION,
    DocumentKind.OTHER,
    DocumentKind.SENTENCING_PROPOSAL,
    DocumentKind.FACTS,
    DocumentKind.RECORD,
)


class Given(NamedTuple):
    """A text with the name of its file ("" for one that was pasted). ``doubtful``: places in it that were recognised
    with little confidence; None where nothing was recognised but read."""

    text: str
    name: str = ""
    doubtful: tuple[Span, ...] | None = None


@dataclass(frozen=True, slots=True)
class OpenedDocument:
    """All spans are places in ``text``, which is the texts of ``files`` in their order.

    ``facts`` is what the judging is to be made from: the parts at ``facts_at``, their broken lines joined; where
    ``facts_found`` is false the whole text. ``judgment`` is the place of a judgment that can be checked.
    """

    text: str
    files: tuple[str, ...]
    kind: DocumentKind
    facts: str
    facts_at: tuple[Span, ...]
    facts_found: bool
    defendants: tuple[str, ...] = ()
    attitude: AttitudeProposal | None = None
    day: DayProposal | None = None
    province: ProvinceProposal | None = None
    judgment: Span | None = None
    recognised: bool = False
    doubtful: tuple[Span, ...] = ()

    @property
    def has_more(self) -> bool:
        """Whether the document holds more than the facts that were taken."""
        return self.facts_found and len(self.facts) < len(self.text.strip())


_TABLE_ROW = re.compile(r"(?m)^([ \t]*\S.*\u3000.*\S[ \t]*)$")
"""What is no broken sentence: the readers put such a space between the cells."""
_MOST_BELOW_DAY = 20
"""Characters: of a seal, or of whom it was handed to."""


class _Part(NamedTuple):
    at: Span
    kind: DocumentKind
    facts_at: tuple[Span, ...]
    told: StatedFacts
    after: StatedFacts | None


def open_text(text: str, name: str = "") -> OpenedDocument:
    """One text, pasted or out of a file. Never raises on text."""
    return open_given([Given(text, name)])


def open_given(given: Sequence[Given]) -> OpenedDocument:
    """Several texts in their order, read as one case. Never raises on text."""
    given = [each if each.doubtful else each._replace(text=without_page_numbers(each.text)) for each in given]
    text, starts = _joined([each.text for each in given])
    parts = [
        _read_part(text, Span(start + span.start, start + span.end))
        for start, each in zip(starts, given, strict=True)
        for span in parts_of(each.text)
    ]
    best = min((_RANK.index(part.kind) + 100 * (not part.facts_at) for part in parts), default=0)
    chosen = [part for part in parts if _RANK.index(part.kind) + 100 * (not part.facts_at) == best]
    facts_at = tuple(span for part in chosen for span in part.facts_at)
    facts = "\n".join(_tidy(text[span.start : span.end]) for span in facts_at) if facts_at else text.strip()
    doubtful = [_shifted(each.doubtful or (), start) for start, each in zip(starts, given, strict=True)]
    opened = OpenedDocument(
        text,
        tuple(each.name for each in given if each.name),
        chosen[0].kind if chosen else DocumentKind.FACTS,
        facts,
        facts_at,
        bool(facts_at),
        judgment=next((part.at for part in parts if part.kind is DocumentKind.JUDGMENT), None),
        recognised=any(each.doubtful is not None for each in given),
        doubtful=tuple(span for spans in doubtful for span in spans),
    )
    return _with_proposals(opened, chosen, parts)


def _with_proposals(opened: OpenedDocument, chosen: Sequence[_Part], parts: Sequence[_Part]) -> OpenedDocument:
    told = [part.told for part in chosen]
    days = StatedFacts("", act_days=tuple(day for each in told for day in each.act_days))
    names = dict.fromkeys(each.name for facts in told for each in facts.defendants)
    rest = [each for part in (*chosen, *parts) if (each := part.after) is not None]
    province = next((found for part in (*chosen, *parts) if (found := _province(opened.text, part.at))), None)
    if opened.kind is DocumentKind.JUDGMENT:
        attitude = _by_court(opened.text, chosen[0].at)
    else:
        attitude = attitude_in(*(each.defendants for each in (*told, *rest)))
    return replace(
        opened,
        defendants=tuple(names),
        attitude=attitude,
        day=day_in(days),
        province=province,
    )


def _read_part(text: str, at: Span) -> _Part:
    own = text[at.start : at.end]
    compact = Compact(own)
    kind = kind_of(compact.chars)
    places = tuple(compact.span(*place) for place in facts_places(compact, kind))
    if not places:
        told = read_facts(own)
        if kind is DocumentKind.RECORD:  # its head tells when it was taken down
            told = replace(told, act_days=tuple(day for day in told.act_days if not _in_head(own, day.span.start)))
        told = replace(told, act_days=tuple(day for day in told.act_days if not _is_signed(own, day.span)))
        return _Part(at, kind, (), _moved(told, at.start), None)
    told = read_report(own, places[-1].end, (), places)
    names = [each.name for each in told.defendants]
    after = read_report(own, len(own), names, (Span(places[-1].end, len(own)),))
    return _Part(
        at,
        kind,
        _shifted(places, at.start),
        _moved(told, at.start),
        _moved(after, at.start),
    )


def _in_head(text: str, place: int) -> bool:
    line = text[text.rfind("\n", 0, place) + 1 : place]
    return "时间" in line or not any(sign in text[:place] for sign in ("问：", "答：", "问:", "答:"))


def _is_signed(text: str, day: Span) -> bool:
    """Whether a day stands alone at the end: it is that of the document."""
    line = text[text.rfind("\n", 0, day.start) + 1 :].partition("\n")[0]
    written = text[day.start : day.end]
    return day.start > 0 and line.strip() == written and len(text[day.end :].strip()) < _MOST_BELOW_DAY


def _moved(facts: StatedFacts, by: int) -> StatedFacts:
    """The days and attitudes with their places in the whole text."""

    def span(old: Span | None) -> Span | None:
        return None if old is None else Span(old.start + by, old.end + by)

    defendants: tuple[StatedDefendant, ...] = tuple(
        replace(each, attitude_span=span(each.attitude_span)) for each in facts.defendants
    )
    days = tuple(replace(day, span=Span(day.span.start + by, day.span.end + by)) for day in facts.act_days)
    return replace(facts, defendants=defendants, act_days=days)


def _by_court(text: str, at: Span) -> AttitudeProposal | None:
    found = attitude_by_court(text[at.start : at.end])
    return None if found is None else replace(found, places=_shifted(found.places, at.start))


def _shifted(spans: Sequence[Span], by: int) -> tuple[Span, ...]:
    return tuple(Span(span.start + by, span.end + by) for span in spans)


def _province(text: str, at: Span) -> ProvinceProposal | None:
    found = province_of_text(text[at.start : at.end])
    if found is None:
        return None
    return replace(found, places=_shifted(found.places, at.start))


def _joined(texts: Sequence[str]) -> tuple[str, list[int]]:
    pieces, starts, at = [], [], 0
    for text in texts:
        starts.append(at)
        pieces.append(text)
        at += len(text) + 2
    return "\n\n".join(pieces), starts


def _tidy(text: str) -> str:
    """Lines broken within a sentence are joined, indents and empty lines left out: as a court's own facts look."""
    lines = (line.strip() for piece in _TABLE_ROW.split(text) for line in Unwrapped(piece).text.split("\n"))
    return "\n".join(line for line in lines if line)
