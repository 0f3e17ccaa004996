"""Circumstances that the facts expressly deny, and a judgment finds: 未取得谅解, 无前科."""

from __future__ import annotations

import re
from collections.abc import Iterator

from trainer.judgment.checks.case import CheckedCase
from trainer.judgment.checks.rules import Place, Spans, finding
from trainer.judgment.facts.types import StatedDefendant
from trainer.judgment.types import Defendant, Finding, Span

_RECORDS = ("prior_record", "recidivist")
_NOT = r"(?:未|没有|尚未|至今未|拒不|拒绝|不)"
_NO_RECORD = re.compile(r"(?:无|没有|未发现)(?:任何|其他)?(?:犯罪|违法犯罪)?(?:前科|犯罪记录|违法犯罪记录)|系初犯")
_UNFORGIVEN = re.compile(rf"{_NOT}能?(?:够)?(?:取得|获得|得到|达成)?[^，。；]{{0,12}}谅解")
_DENIED_BY = {
    "prior_record": _NO_RECORD,
    "recidivist": _NO_RECORD,
    "forgiven_only": _UNFORGIVEN,
    "comp_forgiven": _UNFORGIVEN,
    "comp_only": re.compile(rf"{_NOT}能?(?:予|进行|作出)?(?:任何)?赔偿"),
    "restitution": re.compile(rf"(?<!余){_NOT}能?(?:予)?(?:退赔|退赃|退还|退缴|归还|返还)"),
    "plea_leniency": re.compile(rf"{_NOT}(?:能|愿|同意)?(?:认罪认罚|签署[^，。；]{{0,8}}具结)"),
    "merit": re.compile(rf"{_NOT}能?(?:予)?查证属实|(?:查证|线索)不实"),
    "major_merit": re.compile(rf"{_NOT}能?(?:予)?查证属实|(?:查证|线索)不实"),
    "surrender": re.compile(rf"{_NOT}(?:主动|自动)?(?:投案|归案|自首)"),
    "accessory": re.compile(r"(?:系|是|为)主犯|起主要作用"),
}


def check_denied(case: CheckedCase, place: int, defendant: Defendant, person: StatedDefendant) -> Iterator[Finding]:
    """What the facts expressly deny: 未取得谅解, 无前科. Who has a part of it is left alone (其余未能退赔)."""
    facts = case.facts
    if facts is None or len(facts.defendants) > 1:
        return  # a denial may be another's
    stated = {each.id for each in person.circumstances}
    for found in defendant.circumstances:
        denial = _DENIED_BY.get(found.id)
        match = denial.search(facts.text) if denial is not None and found.id not in stated else None
        if match is not None and not (found.id in _RECORDS and person.records):
            spans = Spans(found.span, Span(*match.span()))
            yield finding("against-facts", None, Place(place), spans, circumstance=found.named)


def is_denied(circumstance: str, facts: str) -> bool:
    """Whether the facts deny it, be it of whom it may."""
    denial = _DENIED_BY.get(circumstance)
    return denial is not None and denial.search(facts) is not None
