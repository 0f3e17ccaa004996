"""交通肇事 by what became of people, who is to blame and whether the driver fled (法释〔2000〕33号第2至4条)."""

from __future__ import annotations

import re

from resources.messages.message import message
from resources.messages.values import LegalDocument
from trainer.judgment.bands.by_bodies import deaths, persons
from trainer.judgment.bands.narration import Narration, first_told
from trainer.judgment.bands.opened import Opened
from trainer.judgment.measures.types import Injury

_DOCUMENT = "法释〔2000〕33号"
_FLED = (
    *("逃逸", "逃离现场", "逃离事故现场"),
    *("逃离", "弃车", "驾车逃", "驶离", "离开", "逃跑", "逃走", "逃匿", "潜逃", "顶替", "冒充", "未停车"),
)
_SURELY_FLED = 3  # so many of these words say it without doubt
_MAIN = ("全部责任", "主要责任", "全责", "主责")
_EQUAL = "同等责任"
_MASKED = re.compile(r"[一-鿿]某[某甲乙丙丁戊己庚辛]?|[一-鿿]{1,2}[xX×]{1,2}")
_BEFORE = 40  # characters before a death in which the dead is named
_HURT = 5  # seriously hurt, by who is fully or mainly to blame


def by_traffic(narration: Narration) -> Opened | None:
    """Flight, or two dead by who is fully or mainly to blame, six by who is equally to blame.

    Flight that the crime itself needs (one seriously hurt, nobody dead: 第2条第2款) raises nothing: there both tiers
    are open.
    """
    dead = [injury for injury in narration.injuries if injury.grade == "死亡" and not injury.own]
    return _by_deaths(narration, dead) or _by_flight(narration, dead) or _light(narration, dead)


def _by_deaths(narration: Narration, dead: list[Injury]) -> Opened | None:
    text, source = narration.text, LegalDocument(_DOCUMENT, article=4)
    count, most = deaths(dead), _most_deaths(dead, text)
    main = any(word in text for word in _MAIN)
    needed = 2 if main or _EQUAL not in text else 6
    if (main and count >= needed) or (needed > 2 and count >= needed):
        measured = message("bands.deaths", count=count)
        reason = message("bands.met", measured=measured, limit=persons(needed), source=source)
        return Opened((1,), (reason,), (source,), dead[0].span, sure=True)
    hurt = sum(injury.persons for injury in narration.injuries if injury.grade == "重伤" and not injury.own)
    if most >= needed or hurt >= _HURT:
        place = dead[0].span if most >= needed else None
        return Opened((0, 1), (message("bands.deaths-open", source=source),), (source,), place)
    return None


def _by_flight(narration: Narration, dead: list[Injury]) -> Opened | None:
    fled = first_told(narration.text, _FLED)
    if fled is None:
        return None
    source = LegalDocument(_DOCUMENT, article=3)
    if dead and fled.words in _FLED[:_SURELY_FLED]:
        reason = message("bands.told", words=fled.words, source=source)
        return Opened((1,), (reason,), (source,), fled.span, sure=True)
    reason = message("bands.told-open", words=fled.words, source=source)
    return Opened((0, 1), (reason,), (source,), fled.span)


def _light(narration: Narration, dead: list[Injury]) -> Opened | None:
    if not narration.injuries:
        return None
    source = LegalDocument(_DOCUMENT, article=4)
    measured = message("bands.deaths", count=deaths(dead))
    reason = message("bands.missed", measured=measured, limit=persons(2, below=True), source=source)
    return Opened((0,), (reason,), (source,), dead[0].span if dead else None)


def _most_deaths(dead: list[Injury], text: str) -> int:
    """What one sentence tells, added up (甲某当场死亡，乙某经抢救无效死亡), or as many as are named in all."""
    most = here = place = 0
    for injury in dead:
        if text.find("。", place, injury.span.start) >= 0:
            here = 0
        here += injury.persons
        place = injury.span.end
        most = max(most, here)
    clauses = (text[max(0, injury.span.start - _BEFORE) : injury.span.start] for injury in dead)
    named = {names[-1] for clause in clauses if (names := _MASKED.findall(clause))}
    return max(most, len(named))
