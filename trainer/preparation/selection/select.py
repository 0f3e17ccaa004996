"""One document of a source as a candidate for the data, or why it is none."""

from __future__ import annotations

import logging
import re
from dataclasses import dataclass
from datetime import date
from hashlib import blake2b
from typing import Any, Protocol

from trainer.corpus.source import SourceDocument
from trainer.judgment.checks import check
from trainer.judgment.dates import judgment_date
from trainer.judgment.document import Document, read_document
from trainer.judgment.types import Judgment
from trainer.preparation.duplicates.benchmark import Benchmark
from trainer.preparation.duplicates.shingles import shingles
from trainer.preparation.duplicates.signature import SIGNATURE_SHINGLE, signature
from trainer.preparation.selection.columns import ColumnReason, year_of
from trainer.preparation.selection.criteria import Criteria
from trainer.preparation.selection.reason import Reason
from trainer.samples.core import NoCore, core_sample
from trainer.samples.origin import court_and_year

_log = logging.getLogger(__name__)
_HEAD = 600
_NUMBER = re.compile(r"[（(〔\[【]((?:19|20)\d\d)[）)〕\]】]([^，。；：号]{2,24}?\d{1,7}(?:[-—之]\d{1,4})?)号")
_BRACKETS = str.maketrans("(〔[【)〕]】", "（（（（））））")
_BLANK = re.compile(r"\s+")


class Content(Protocol):
    """What is made of a document: a sample for training, or a case for an index. Masked."""

    @property
    def case(self) -> str:
        """16 hexadecimal digits of the document's hash."""
        ...

    @property
    def facts(self) -> str: ...

    def row(self) -> dict[str, Any]:
        """As plain values, for JSON."""
        ...


@dataclass(frozen=True, slots=True)
class Selected:
    """A candidate: what was made of it, and what it is told from others by. ``decided`` is a day (ISO), "" if unknown.

    ``warnings`` are the rules of the checks that found something to be looked at, but nothing against the law.
    """

    id: str
    content: Content
    case_number: str
    decided: str
    signature: bytes
    warnings: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A document that was looked at and left out; ``detail`` says more where there is more to say."""

    id: str
    case_number: str
    reason: Reason
    detail: str = ""


class Select(Protocol):
    """Takes documents one by one."""

    def select(self, source: SourceDocument) -> Selected | LeftOut:
        """Never raises on a document."""
        ...


@dataclass(frozen=True, slots=True)
class ReadSource:
    """A document that is wanted so far, with what was read of it. ``case`` is its hash; ``court`` is "", and ``year``
    None, where they are not known."""

    source: SourceDocument
    document: Document
    judgment: Judgment
    case: str
    decided: date | None
    court: str
    year: int | None


class Selection:
    """Samples for training: the criteria, and the benchmarks that must not be in the data."""

    def __init__(self, criteria: Criteria, benchmark: Benchmark | None = None) -> None:
        self.criteria = criteria
        self._by_columns = ColumnReason(criteria)
        self._benchmark = benchmark

    def select(self, source: SourceDocument) -> Selected | LeftOut:
        """Never raises on a document: an error of the program's own is a reason as well, and goes to the log."""
        number = case_number(source.case_number) or case_number(source.text[:_HEAD])
        try:
            return self._select(source, number)
        except Unwanted as unwanted:
            return LeftOut(source.id, number, unwanted.reason, unwanted.detail)
        except Exception as error:  # contained: one document out of a million must not end the job
            _log.exception("%s", source.id)
            return LeftOut(source.id, number, Reason.PROGRAM_ERROR, f"{type(error).__name__}: {error}")

    def _select(self, source: SourceDocument, number: str) -> Selected:
        """The stages cost more and more, so that what is refused early costs little. Raises Unwanted."""
        self._refuse_by_columns(source)
        decided = judgment_date(source.text)
        year = year_of(source.decided) or (decided.year if decided else None) or year_of(number[1:])
        court = source.court or court_and_year(source.text)[0]
        self._refuse_by_heading(source, year, court)
        document, judgment = _read(source)
        self._refuse_by_content(document, judgment)
        case = source.case or document_hash(source.text)
        content, warnings = self.made(ReadSource(source, document, judgment, case, decided, court, year))
        return selected(source, content, number, decided.isoformat() if decided else _iso(source.decided), warnings)

    def made(self, read: ReadSource) -> tuple[Content, tuple[str, ...]]:
        """The sample, and the rules that warn of it. Raises Unwanted."""
        source, document = read.source, read.document
        findings = check(read.judgment, judged_on=read.decided, facts=document.fact or "", text=source.text)
        if errors := sorted({finding.rule for finding in findings if finding.severity == "error"}):
            raise Unwanted(Reason.FAILED_CHECK, " ".join(errors))
        sample = core_sample(source.text, document, case=read.case, court=read.court, year=read.year)
        if isinstance(sample, NoCore):
            raise Unwanted(Reason(sample.value))
        if self._benchmark and (found := self._benchmark.holds(document.fact or "")):
            raise Unwanted(Reason.IN_BENCHMARK, found)
        return sample, tuple(sorted({finding.rule for finding in findings if finding.severity == "warning"}))

    def _refuse_by_columns(self, source: SourceDocument) -> None:
        if source.damage is not None:
            raise Unwanted(Reason.DAMAGED, source.damage)
        if source.rewritten:
            raise Unwanted(Reason.REWRITTEN)
        told = self._by_columns(source.case_type, "", source.decided)
        if told is not None:
            raise Unwanted(Reason(told))
        if not source.text and source.fact:
            raise Unwanted(Reason.FACTS_ONLY)

    def _refuse_by_heading(self, source: SourceDocument, year: int | None, court: str) -> None:
        """Before the text is read: most of a dump's years and courts are not asked for."""
        criteria = self.criteria
        if criteria.years is not None and year is None:
            # What is no judgment at all is counted as such, and not as one whose year is unknown.
            rejected = read_document(source.text, source.id, source.title, source.case_type).rejected
            raise Unwanted(Reason(rejected) if rejected else Reason.YEAR, "year unknown")
        if criteria.years is not None and year is not None and not criteria.has_year(year):
            raise Unwanted(Reason.YEAR)
        if criteria.courts and not any(word in court for word in criteria.courts):
            raise Unwanted(Reason.COURT, court)

    def _refuse_by_content(self, document: Document, judgment: Judgment) -> None:
        criteria, defendants = self.criteria, judgment.defendants
        if criteria.most_defendants is not None and len(defendants) > criteria.most_defendants:
            raise Unwanted(Reason.DEFENDANTS, str(len(defendants)))
        charges = {charge.name for each in defendants for charge in each.charges}
        if criteria.charges and not charges & set(criteria.charges):
            raise Unwanted(Reason.CHARGE, "、".join(sorted(charges)))
        if too_short := _too_short(document, criteria.shortest):
            raise Unwanted(Reason.TOO_SHORT, too_short)


class Unwanted(Exception):
    """A document that is left out."""

    def __init__(self, reason: Reason, detail: str = "") -> None:
        super().__init__(reason)
        self.reason, self.detail = reason, detail


def _read(source: SourceDocument) -> tuple[Document, Judgment]:
    document = read_document(source.text, source.id, source.title, source.case_type)
    if document.rejected is not None or document.judgment is None:
        raise Unwanted(Reason(document.rejected or Reason.NO_VERDICT))
    return document, document.judgment


def case_number(text: str) -> str:
    """The first case number in ``text`` as （2021）临0123刑初4号, so that the same ones are equal; "" for none."""
    found = _NUMBER.search(_BLANK.sub("", text))
    return f"（{found[1]}）{found[2].translate(_BRACKETS)}号" if found else ""


def selected(
    source: SourceDocument, content: Content, number: str, decided: str, warnings: tuple[str, ...] = ()
) -> Selected:
    """With the signature of the facts, by which near-duplicates are found."""
    marks = signature(shingles(content.facts, SIGNATURE_SHINGLE)).tobytes()
    return Selected(source.id, content, number, decided, marks, warnings)


def document_hash(text: str) -> str:
    """16 hexadecimal digits, the same whatever the white space."""
    return blake2b(_BLANK.sub("", text).encode("utf-8", "replace"), digest_size=8).hexdigest()


def _too_short(document: Document, shortest: int) -> str:
    parts = {"facts": document.fact or "", "answer": f"{document.reasoning or ''}{document.result or ''}"}
    return next((f"{name}: {len(text)}" for name, text in parts.items() if len(_BLANK.sub("", text)) < shortest), "")


def _iso(day: str) -> str:
    parts = re.match(r"\s*(\d{4})\D?(\d{1,2})\D?(\d{1,2})", day)
    return f"{parts[1]}-{int(parts[2]):02}-{int(parts[3]):02}" if parts else ""
