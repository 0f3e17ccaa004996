"""Interpretations and other documents that the judgment cites though they are no longer in force."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from resources.law.interpretations import Interpretation, interpretations
from resources.messages.message import Value
from resources.messages.values import LegalDocument
from trainer.judgment.checks.birthdays import acts_until
from trainer.judgment.checks.case import CheckedCase
from trainer.judgment.checks.rules import WHOLE, finding
from trainer.judgment.types import Finding

_ISSUER = "最高人民"


def check_documents(case: CheckedCase) -> Iterator[Finding]:
    """By their titles and numbers. For an act of its time an older document may still be the one to apply
    (高检发释字〔2001〕5号), which makes a note of it."""
    reasoning = case.judgment.reasoning
    if reasoning is None:
        return
    text = case.text[reasoning.start : reasoning.end]
    if _ISSUER not in text and "〔" not in text:
        return
    text = "".join(text.split())
    for old, newer in _replaced():
        if newer.since is None or case.now < newer.since:
            continue
        if old.title not in text and (old.number is None or old.number not in text):
            continue
        acted = acts_until(case)
        values: dict[str, Value] = {"document": _named(old), "newer": _named(newer), "day": newer.since}
        of_its_time = acted is not None and acted < newer.since
        yield finding("document-replaced-since-act" if of_its_time else "document-replaced", None, WHOLE, **values)


def _named(row: Interpretation) -> LegalDocument:
    return LegalDocument(row.number or "", row.title, row.amended)


@cache
def _replaced() -> tuple[tuple[Interpretation, Interpretation], ...]:
    """Documents that ended, each with what took its place; none whose title a document in force bears too."""
    standing = {row.title for row in interpretations() if row.until is None}
    newer = {number: row for row in interpretations() for number in row.replaces}
    ended = {row.number: row for row in interpretations() if row.until is not None and row.title not in standing}
    return tuple((row, newer[number]) for number, row in ended.items() if number is not None and number in newer)
