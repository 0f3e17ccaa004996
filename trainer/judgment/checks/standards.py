"""Standards of conviction and sentence that a newer document has set anew.

A model that learned from older judgments gives the older ones: one note for each charge names the newer document.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import cache

from resources.law.article import Article
from resources.law.interpretations import Interpretation, interpretations
from resources.law.limits import RETROACTIVITY
from resources.messages.message import Value
from resources.messages.values import ChargeName, LegalDocument
from trainer.judgment.checks.birthdays import acts_until
from trainer.judgment.checks.case import CheckedCase
from trainer.judgment.checks.rules import Place, finding
from trainer.judgment.types import Finding


def check_standards(case: CheckedCase) -> Iterator[Finding]:
    """Nothing is computed with a document whose text could not be had: that it may have changed the standard is a
    warning, of an older act a note. Of an older act both standards count (刑法 12; 高检发释字〔2001〕5号)."""
    seen: set[str] = set()
    for count in case.counts:
        if count.rule is None or count.rule.name in seen:
            continue
        document = _moving().get(count.rule.name)
        if document is None or case.now < (document.since or date(document.year, 1, 1)):
            continue
        seen.add(count.rule.name)
        yield _finding(case, document, count.at, count.charge.name, count.rule.articles[0].whole())


def _finding(case: CheckedCase, document: Interpretation, place: Place, charge: str, article: Article) -> Finding:
    named = LegalDocument(document.number or "", document.title, document.amended)
    values: dict[str, Value] = {"crime": ChargeName(charge), "document": named}
    acted = acts_until(case)
    if document.since is None:
        if acted is not None and acted.year < document.year:
            values |= {"year": document.year, "act": acted}
            return finding("standard-may-have-changed-in-since-act", RETROACTIVITY, place, **values)
        return finding("standard-may-have-changed-in", article, place, **values, year=document.year)
    values["day"] = document.since
    if acted is not None and acted < document.since:
        which = "standard-changed-since-act" if document.is_text_known else "standard-may-have-changed-since-act"
        return finding(which, RETROACTIVITY, place, **values, act=acted)
    return finding(
        "standard-changed" if document.is_text_known else "standard-may-have-changed", article, place, **values
    )


@cache
def _moving() -> dict[str, Interpretation]:
    """The newest document that set the standard of a charge anew, by the charge's name."""
    return {charge: document for document in interpretations() for charge in document.moves}
