"""Where a finding points to: in the judgment, and in the facts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from desktop.judging.verdict import Verdict
    from trainer.judgment.bands.types import Band
    from trainer.judgment.types import Finding, Judgment, Span


@dataclass(frozen=True, slots=True)
class FindingPlaces:
    """``text`` are places in the verdict's text, ``facts`` in the facts of its case."""

    text: tuple[Span, ...] = ()
    facts: tuple[Span, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.text or self.facts)


def places_of(finding: Finding, verdict: Verdict) -> FindingPlaces:
    """Both places; where the rule names none in the judgment, that of the penalty or charge it is about."""
    return _places(finding.text_span or _about(finding, verdict.judgment), finding.facts_span, verdict)


def places_of_band(band: Band, verdict: Verdict) -> FindingPlaces:
    """The words that name the tier, and what the facts measure."""
    return _places(band.text_span, band.facts_span, verdict)


def _places(in_text: Span | None, in_facts: Span | None, verdict: Verdict) -> FindingPlaces:
    text = (in_text,) if in_text is not None else ()
    facts = (in_facts,) if in_facts is not None else ()
    return FindingPlaces((*text, *facts)) if verdict.facts_in_text else FindingPlaces(text, facts)


def _about(finding: Finding, judgment: Judgment) -> Span | None:
    if finding.defendant is None or finding.defendant >= len(judgment.defendants):
        return None
    defendant = judgment.defendants[finding.defendant]
    if finding.charge is not None and finding.charge < len(defendant.charges):
        charge = defendant.charges[finding.charge]
        about_charge = finding.rule.startswith(("charge-", "article-"))
        return charge.sentence.span if charge.sentence is not None and not about_charge else charge.span
    return (defendant.total.span if defendant.total is not None else None) or defendant.span
