"""Circumstances that the findings say the judgment has passed over: offered on the sheet, one click away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from types import MappingProxyType

from trainer.judgment.checks.birthdays import birthday
from trainer.judgment.types import Finding

# By the rule that told it. 毒品再犯 is a line of the drug crimes alone.
_LINES: Mapping[str, str] = MappingProxyType(
    {
        "recidivist-not-weighed": "recidivist",
        "drug-recidivist-not-weighed": "adjust-drug-repeat",
        "record-not-weighed": "prior_record",
        "surrender-not-weighed": "surrender",
        "aged-not-weighed": "elderly_intent",
    }
)


def noticed_lines(findings: Iterable[Finding], defendant: int) -> tuple[str, ...]:
    """The keys of the lines for one defendant."""
    own = [each for each in findings if each.defendant == defendant]
    return tuple(dict.fromkeys(key for each in own if (key := _line(each)) is not None))


def _line(finding: Finding) -> str | None:
    if finding.rule == "minor-not-weighed":
        born, act = finding.values.get("born"), finding.values.get("act")
        if not isinstance(born, date) or not isinstance(act, date):
            return None
        return "minor_12_16" if act <= birthday(born, 16) else "minor_16_18"
    return _LINES.get(finding.rule)
