"""What the facts must tell so that the answer follows from them: the attitude, and what was made good afterwards.

The narration in a judgment often leaves out what its reasoning relies on: 如实供述, 取得谅解, an earlier conviction.
Trained on such pairs a model learns to invent it. So what the court found and the narration does not show is said in a
statement of its own, as a user would say it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from resources.law.circumstances import circumstances
from trainer.judgment.attitude import find_attitudes
from trainer.judgment.circumstances import find_circumstances
from trainer.judgment.compact import Compact
from trainer.judgment.statements import read_statements
from trainer.judgment.types import Attitude, Defendant

ADMITTING = (Attitude.PLEA, Attitude.CONFESSED)
# Circumstances that are nothing but an attitude after the act.
ATTITUDE_IDS = frozenset(("surrender", "confession", "confession_heavier", "court_plea", "plea_leniency", "remorse"))
_SAID = {
    "surrender": "案发后，{who}主动投案，并如实供述了自己的罪行。",
    "confession": "{who}到案后如实供述了自己的罪行。",
    "court_plea": "{who}当庭自愿认罪。",
    "plea_leniency": "{who}自愿认罪认罚。",
    "comp_forgiven": "案发后，{who}赔偿了被害方的经济损失，取得了被害方的谅解。",
    "comp_only": "案发后，{who}赔偿了被害方的经济损失。",
    "forgiven_only": "案发后，{who}取得了被害方的谅解。",
    "reconciliation": "案发后，{who}与被害方达成和解协议。",
}
_HELD = {
    Attitude.DENIED: "{who}否认指控的犯罪事实。",
    Attitude.RECANTED: "{who}在庭审中翻供。",
    Attitude.SILENT: "{who}到案后始终未作有罪供述。",
    Attitude.PARTIAL: "{who}对指控的部分事实有异议。",
}
_AGREED = "{who}对指控的事实无异议。"
_CONVICTED_BEFORE = re.compile(
    r"(?:曾(?:经)?)?(?:于)?(?:\d{4}年(?:\d{1,2}月)?(?:\d{1,2}日)?)?[，]?(?:曾(?:经)?)?因(?:犯)?[^。；涉嫌本案]{2,40}?被[^。；]{0,40}?"
    r"(?:判处|判刑|处以?刑罚)[^。；]*"
)
_THIS_CASE = re.compile(r"[，；](?:\d{4}年\d{1,2}月\d{1,2}日)?[^，；。]{0,6}因(?:本案|涉嫌|形迹).*\Z", re.DOTALL)
# Words by which a narration may show a circumstance that the cues for the court's own words do not find.
_HINTS = {
    "surrender": ("投案",),
    "comp_forgiven": ("赔偿", "谅解"),
    "comp_only": ("赔偿",),
    "forgiven_only": ("谅解",),
    "reconciliation": ("和解",),
}
_SHOWS_RECORD = re.compile(r"前科|累犯|再犯|判处|刑满|劳动教养")


def declared(facts: str, defendants: Sequence[Defendant], header: str) -> list[tuple[str, str]]:
    """The statements that ``facts`` lack, each with the circumstance or attitude that it tells.

    ``header`` is the beginning of the judgment, where earlier convictions stand.
    """
    shown, attitudes = read_facts(facts, [defendant.name for defendant in defendants])
    told: dict[str, list[str]] = {}
    for defendant, here, attitude in zip(defendants, shown, attitudes, strict=True):
        found = {circumstance.id for circumstance in defendant.circumstances}
        missing = [
            each for each in _SAID if each in found - here and not _absorbed(each, here) and not _is_hinted(each, facts)
        ]
        if "surrender" in here and "surrender" in found:
            missing = [each for each in missing if each not in ("confession", "court_plea")]
        for each in missing:
            told.setdefault(each, []).append(defendant.name)
        if defendant.attitude in _HELD and attitude is not defendant.attitude:
            told.setdefault(defendant.attitude, []).append(defendant.name)
        agreed = defendant.attitude in ADMITTING and attitude not in ADMITTING
        if agreed and not found & ATTITUDE_IDS - {"remorse"}:
            told.setdefault("agreed", []).append(defendant.name)
        if found & {"recidivist", "prior_record"} and not _SHOWS_RECORD.search(facts):
            record = earlier_convictions(header, defendant.name)
            if record:
                told.setdefault(f"被告人{defendant.name}{record}", [])
    return [(about, _statement(about, names)) for about, names in told.items()]


def read_facts(facts: str, names: Sequence[str]) -> tuple[list[set[str]], tuple[Attitude, ...]]:
    """The circumstances that the facts show of each defendant, and the attitude."""
    compact = Compact(facts)
    statements = read_statements(compact.chars, (0, len(compact.chars)), names)
    found = find_circumstances(compact, statements, len(names))
    return [{each.id for each in mine} for mine in found], find_attitudes(compact.chars, statements, None, names)


def earlier_convictions(header: str, name: str) -> str:
    """2012年因犯盗窃罪被判处…。 out of what the heading says of ``name``; "" where it says none."""
    own = header.partition(f"被告人{name}")[2].partition("被告人")[0]
    found = [_THIS_CASE.sub("", match.group()) for match in _CONVICTED_BEFORE.finditer(own)]
    return "；".join(each.strip("，") for each in found[:4]) + "。" if found else ""


def _statement(about: str, names: list[str]) -> str:
    who = "被告人" + "、".join(names)
    if about == "agreed":
        return _AGREED.format(who=who)
    pattern = _SAID.get(about) or next((text for held, text in _HELD.items() if held == about), None)
    return pattern.format(who=who) if pattern else about


def _is_hinted(identity: str, facts: str) -> bool:
    hints = _HINTS.get(identity, ())
    return bool(hints) and all(hint in facts for hint in hints)


@cache
def _wider() -> dict[str, tuple[str, ...]]:
    return {rule.id: rule.absorbed_by for rule in circumstances()}


def _absorbed(identity: str, shown: set[str]) -> bool:
    return any(wider in shown for wider in _wider()[identity])


def attitude_statements(told: Sequence[tuple[str, str]]) -> Iterator[str]:
    """Those statements that the line of the stated attitude can stand for: a confession, a denial."""
    for about, statement in told:
        if about in ("confession", "agreed", Attitude.DENIED):
            yield statement
