"""Crimes that are measured by what became of people: injuries and deaths."""

from __future__ import annotations

from resources.law.article import Article
from resources.messages.message import Message, message
from resources.messages.values import LegalDocument
from trainer.judgment.bands.narration import Narration
from trainer.judgment.bands.opened import Opened
from trainer.judgment.measures.types import Injury

INJURY = Article("刑法", 234)
CONFINEMENT = Article("刑法", 238)
_ACCIDENT = LegalDocument("法释〔2015〕22号", article=7)
_GRADES = ("轻伤", "重伤", "死亡")


def by_injury(narration: Narration, article: Article) -> Opened | None:
    """故意伤害 and 非法拘禁: the heaviest injury of another, 轻伤 to 死亡, is the tier."""
    hurt = [injury for injury in narration.injuries if not injury.own and injury.grade in _GRADES]
    if not hurt:
        return None
    worst = max(hurt, key=lambda injury: _GRADES.index(injury.grade))
    return Opened(
        (_GRADES.index(worst.grade),),
        (message("bands.injury", grade=_grade(worst), source=article),),
        (article,),
        worst.span,
        sure=True,
    )


def _grade(injury: Injury) -> Message:
    match injury.grade:
        case "轻伤":
            return message("bands.minor-injury")
        case "重伤":
            return message("bands.serious-injury")
        case _:
            return message("bands.death")


def by_accident(narration: Narration) -> Opened | None:
    """重大责任事故: three dead open the heavier tier for who is mainly responsible."""
    dead = [injury for injury in narration.injuries if injury.grade == "死亡"]
    if not dead:
        return None
    count = deaths(dead)
    measured = message("bands.deaths", count=count)
    if count >= 3:
        reason = message("bands.met", measured=measured, limit=persons(3), source=_ACCIDENT)
        return Opened((0, 1), (reason,), (_ACCIDENT,), dead[0].span)
    reason = message("bands.missed", measured=measured, limit=persons(3, below=True), source=_ACCIDENT)
    return Opened((0,), (reason,), (_ACCIDENT,), dead[0].span)


def persons(count: int, *, below: bool = False) -> Message:
    """So many persons, or so many and more."""
    return message("bands.persons" if below else "bands.from-persons", count=count)


def deaths(dead: list[Injury]) -> int:
    """The facts tell of one death several times: a number of dead counts, else one."""
    return max((injury.persons for injury in dead), default=0)
