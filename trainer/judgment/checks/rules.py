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
        # What is cited
        "article-unknown": "error",
        "article-deleted": "error",
        "article-not-yet": "error",
        "paragraph-unknown": "error",
        "item-unknown": "error",
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
        # The limits of each kind
        "term-out-of-limits": "error",
        # Several crimes together
        "combined-above-sum": "error",
        "combined-below-highest": "error",
        "combined-above-cap": "error",
        "combined-lighter-kind": "error",
        "combined-fine": "warning",
        # Probation
        "probation-kind": "error",
        "probation-recidivist": "error",
        "probation-too-short": "error",
        "probation-too-long": "error",
        # Money
        "fine-missing": "error",
        "fine-missing-unless-unit": "note",
        "fine-not-provided": "error",
        "fine-out-of-range": "error",
        "fine-out-of-range-mitigated": "note",
        "fine-too-small": "warning",
        # Political rights
        "rights-missing": "error",
        "rights-security-missing": "error",
        "rights-term": "error",
        "rights-of-control": "error",
        # The person
        "death-of-minor": "error",
        "death-of-elderly": "warning",
        "recidivist-minor": "warning",
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
