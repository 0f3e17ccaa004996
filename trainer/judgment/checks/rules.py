"""Every rule by its id, which is stable, with the severity of what breaks it.

What a rule says stands in ``resources/messages/findings.toml``, under the same id.
"""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import NamedTuple

from resources.messages.message import Value
from trainer.judgment.types import Article, Finding, Severity, Span

RULES: Mapping[str, Severity] = MappingProxyType(
    {
        # Is it one sentence
        "verdict-several": "warning",
        "sentence-range": "warning",
        "fine-range": "warning",
        # What is cited
        "article-unknown": "error",
        "article-deleted": "error",
        "article-not-yet": "error",
        "paragraph-unknown": "error",
        "item-unknown": "error",
        "document-replaced": "warning",
        "document-replaced-since-act": "note",
        # What is convicted
        "charge-unknown": "error",
        "charge-abolished": "error",
        "charge-abolished-note": "note",
        "charge-too-new": "error",
        "charge-too-new-by-facts": "warning",
        "charge-without-article": "warning",
        "article-without-charge": "warning",
        # The statutory range
        "kind-not-allowed": "error",
        "term-above-range": "error",
        "term-below-range": "error",
        "below-range-mitigated": "note",
        "range-later-heavier": "error",
        "range-depends-on-date": "note",
        # The range that the words of the judgment or the facts open
        "band-above-words": "error",
        "band-below-words": "error",
        "band-above-facts": "warning",
        "band-below-facts": "warning",
        "band-below-mitigated": "note",
        "band-words-against-facts": "warning",
        # The limits of each kind
        "term-out-of-limits": "error",
        # Several crimes together
        "combined-above-sum": "error",
        "combined-below-highest": "error",
        "combined-above-cap": "error",
        "combined-lighter-kind": "error",
        "combined-fine": "warning",
        "combined-control": "warning",
        "combined-detention": "error",
        # Probation
        "probation-kind": "error",
        "probation-recidivist": "error",
        "probation-too-short": "error",
        "probation-too-long": "error",
        "probation-ringleader": "error",
        "probation-ringleader-asked": "note",
        "probation-owed": "note",
        # Money
        "fine-missing": "error",
        "fine-missing-unless-unit": "note",
        "fine-not-provided": "error",
        "fine-of-later-law": "note",
        "fine-of-later-heavier-law": "warning",
        "fine-out-of-range": "error",
        "fine-out-of-range-mitigated": "note",
        "fine-too-small": "warning",
        "fine-below-standard": "warning",
        "fine-below-standard-mitigated": "note",
        "fine-above-standard": "warning",
        "fine-above-times": "warning",
        "fine-above-usual": "note",
        "fine-below-usual": "note",
        # Political rights
        "rights-missing": "error",
        "rights-security-missing": "error",
        "rights-term": "error",
        "rights-of-control": "error",
        # The person
        "death-of-minor": "error",
        "death-of-minor-by-facts": "warning",
        "death-of-elderly": "warning",
        "death-of-pregnant": "error",
        "death-of-pregnant-by-facts": "warning",
        "under-age": "error",
        "under-age-by-facts": "warning",
        "under-age-by-stated-age": "warning",
        "under-age-approval": "note",
        "recidivist-minor": "warning",
        "recidivist-negligent": "error",
        "recidivist-below-prison": "warning",
        "recidivist-records": "warning",
        # Principal and accessory
        "accessory-above-principal": "warning",
        # What is added to the penalties
        "ban-term": "error",
        "ban-term-unless-other": "warning",
        "ban-not-yet": "warning",
        "ban-without-profession": "note",
        "commutation-limit-kind": "error",
        "commutation-limit-charge": "warning",
        "without-release-kind": "error",
        "without-release-charge": "error",
        # The days of the term, the time for prosecution
        "dates-reversed": "error",
        "dates-too-long": "error",
        "dates-long-unexplained": "warning",
        "dates-too-short": "warning",
        "limitation-passed": "warning",
        "limitation-asked": "note",
        # Standards that a newer document set anew
        "standard-changed": "note",
        "standard-changed-since-act": "note",
        "standard-may-have-changed": "warning",
        "standard-may-have-changed-in": "warning",
        "standard-may-have-changed-since-act": "note",
        "standard-may-have-changed-in-since-act": "note",
        # The facts against the judgment: who, of what, when
        "defendant-missing": "warning",
        "defendant-not-accused": "warning",
        "charge-undecided": "warning",
        "charge-not-accused": "note",
        "act-day-differs": "note",
        "act-day-of-reasoning": "note",
        "law-changed-within-acts": "note",
        # Stated and not weighed
        "recidivist-not-weighed": "warning",
        "drug-recidivist-not-weighed": "warning",
        "first-offence-with-record": "warning",
        "record-not-weighed": "note",
        "surrender-not-weighed": "warning",
        "surrender-taken-for-confession": "warning",
        "surrender-asked": "note",
        "accessory-asked": "note",
        "minor-not-weighed": "warning",
        "minor-by-age-not-weighed": "warning",
        "aged-not-weighed": "warning",
        "not-weighed": "note",
        # Asserted and not stated
        "admission-against-attitude": "warning",
        "admission-though-denied-in-part": "warning",
        "surrender-of-caught": "warning",
        "surrender-of-confessed": "warning",
        "against-facts": "warning",
        "alcohol-too-little": "warning",
        "age-against-birthday": "warning",
        "recidivist-not-stated": "note",
        "not-stated": "note",
    }
)


class Place(NamedTuple):
    """Which defendant, and which of the charges, a finding is about: positions, None for the whole."""

    defendant: int | None = None
    charge: int | None = None


class Spans(NamedTuple):
    """Where a finding's grounds stand: in the judgment, and in the facts."""

    text: Span | None = None
    facts: Span | None = None


WHOLE = Place()
NOWHERE = Spans()


def finding(
    rule: str, article: Article | None, place: Place = WHOLE, spans: Spans = NOWHERE, /, **values: Value
) -> Finding:
    """A finding of one rule; ``values`` are for the places of what it says."""
    return Finding(rule, RULES[rule], article, place.defendant, place.charge, values, spans.text, spans.facts)
