"""Are those whom the facts accuse those whom the verdict judges, and of the same crimes?"""

from __future__ import annotations

import re
from collections.abc import Iterator

from resources.law.charges import charge_named
from resources.messages.values import ChargeName
from trainer.judgment.checks.case import CheckedCase
from trainer.judgment.checks.own_words import own_words
from trainer.judgment.checks.rules import WHOLE, Place, Spans, finding
from trainer.judgment.compact import compacted
from trainer.judgment.facts.types import StatedFacts
from trainer.judgment.named_defendants import UNNAMED
from trainer.judgment.types import Defendant, Finding, Span

_RENAMED = (
    "不当",
    "有误",
    "变更",
    "纠正",
    "不成立",
    "不能成立",
    "不予支持",
    "不予认定",
    "不构成",
    "定性",
    "另行",
    "撤回",
)
"""Words by which a court answers an accusation that it does not follow."""
_OTHER_ROLES = ("被害人", "证人", "被害人：", "同案犯", "同案人")
_ELSEWHERE = re.compile(r"[（(][^（()）]{0,20}(?:另案|已判|在逃|另处|另行处理|不起诉|未到案)")


def check_accused(case: CheckedCase) -> Iterator[Finding]:
    """Who is accused and not judged, or judged and not accused; the same of the charges that an accusation names."""
    facts = case.facts
    if facts is None or not case.judgment.defendants:
        return
    yield from _check_defendants(case, facts)
    if facts.charges:
        yield from _check_charges(case, facts)


def _check_defendants(case: CheckedCase, facts: StatedFacts) -> Iterator[Finding]:
    names = [defendant.name for defendant in case.judgment.defendants]
    if UNNAMED in names:
        return
    found = {each.name for each in case.stated if each is not None}
    for person in facts.defendants:
        if person.name not in found and person.name not in names:
            yield finding("defendant-missing", None, WHOLE, Spans(None, person.span), name=person.name)
    if not facts.defendants:
        return
    for place, (defendant, stated) in enumerate(zip(case.judgment.defendants, case.stated, strict=True)):
        if stated is None:
            spans = Spans(_in_verdict(case, defendant), _as_another(facts.text, defendant.name))
            if spans.facts is not None or defendant.name not in compacted(facts.text).chars:
                yield finding("defendant-not-accused", None, Place(place), spans, name=defendant.name)


def _in_verdict(case: CheckedCase, defendant: Defendant) -> Span | None:
    """Where 主文 names him."""
    result = case.judgment.result
    place = case.text.find(defendant.name, result.start, result.end) if result else -1
    return Span(place, place + len(defendant.name)) if place >= 0 else defendant.span


def _as_another(facts: str, name: str) -> Span | None:
    """Where the facts tell that somebody is tried elsewhere, or is the victim."""
    place = facts.find(name)
    while place >= 0:
        end = place + len(name)
        if facts.endswith(_OTHER_ROLES, 0, place) or _ELSEWHERE.match(facts, end):
            return Span(place, end)
        place = facts.find(name, end)
    return None


def _check_charges(case: CheckedCase, facts: StatedFacts) -> Iterator[Finding]:
    decided = {count.rule.name for count in case.counts if count.rule is not None}
    if not decided or len(decided) < len({count.charge.name for count in case.counts if count.rule is None}):
        return
    accused = [(charge, rule.name) for charge in facts.charges if (rule := charge_named(charge.name)) is not None]
    if decided == {name for _, name in accused}:
        return
    words = own_words(case)
    renamed = any(word in words for word in _RENAMED)
    for charge, name in accused:
        # A court that answers an accusation may leave out the word 罪: 关于故意杀人的指控.
        answered = charge.name in words or (renamed and charge.name.removesuffix("罪") in words)
        if name not in decided and not answered:
            yield finding("charge-undecided", None, WHOLE, Spans(None, charge.span), crime=ChargeName(charge.name))
    if renamed:
        return
    named = {name for _, name in accused}
    for count in case.counts:
        if count.rule is not None and count.rule.name not in named:
            spans = Spans(count.charge.span, facts.charges[0].span)
            crime = ChargeName(count.charge.name)
            others = tuple(ChargeName(charge.name) for charge in facts.charges)
            yield finding("charge-not-accused", None, count.at, spans, crime=crime, accused=others)
