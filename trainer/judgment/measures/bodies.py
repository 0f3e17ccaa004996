"""Injuries, deaths and alcohol in blood, as the facts state them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from trainer.judgment.last_mark import after_last
from trainer.judgment.measures.types import Alcohol, Injury
from trainer.judgment.numerals import read_number
from trainer.judgment.types import Span

_NUMBER = r"[\d一二两三四五六七八九十]{1,3}"
_GRADES = ("轻微伤", "轻伤", "重伤", "死亡", "致死")
_DEATHS = ("死亡", "致死", "死")
_BEFORE = re.compile(rf"({_NUMBER})(?:人|名)?\Z")
_AFTER = re.compile(rf"({_NUMBER})人")
# 二死一伤: 死 stands between numbers.
_SHORT = re.compile(r"[\d一二两三四五六七八九十，。]")
_NOT_DEATH = re.compile(r"(?:医学)?(?:证明|原因|鉴定|赔偿|登记|注销|通知|威胁|伤残|时间|诊断|补偿|后果|结果|保险)")
_COUNTED = re.compile(rf"(?P<count>{_NUMBER})(?:人|名[^，。；]{{1,6}})[^，。；]{{0,12}}\Z")
_LIST = re.compile(r"[、和及与]")
_CAUSED = re.compile(r"[致成使]")
# What stands between the names of the dead and 死亡, and what shows that a list is not one of names.
_MANNER = re.compile(r"受(?:重)?伤|当场|经(?!某)|因|送|系(?!某)|于(?!某)|抢救")
_ASIDE = re.compile(r"（[^（）]{0,30}）")
_PERSON = re.compile(
    r"(?:[一-鿿](?:某[某甲乙丙丁戊己庚辛]?|[xX×]{1,2}|[A-Z]{1,2})[一-鿿]?\d?|[人员者客女妻子][一-鿿]{2,3}"
    r"|^(?!.*[性血症伤损头胸腹骨脏])[一-鿿]{2,3})\Z"
)
_NOT_INJURY = re.compile(r"(?:不构成|未构成|未达|不属于|不足|未达到)[^，。；]{0,4}\Z")
_ALCOHOL = re.compile(
    r"(?P<mg>\d{1,3}(?:[.．]\d{1,3})?)\s*(?:mg|毫克|㎎)\s*(?:[/／∕每]\s*)?(?:100|一?百)\s*(?:ml|毫升|㎖)",
    re.IGNORECASE,
)
_CLAUSE = "，。；：\n"
_FAR = 40  # characters before a grade in which its clause begins


def read_injuries(text: str, names: Sequence[str] = ()) -> tuple[Injury, ...]:
    """Every grade of injury that is stated, in order; ``names`` are the defendants', whose own injuries are marked."""
    places = [(place, grade) for grade in _GRADES for place in _places(text, grade)]
    places += [(place, "死") for place in _places(text, "死") if _SHORT.match(text, place + 1)]
    found = (_injury(text, place, grade, names) for place, grade in sorted(places))
    return tuple(injury for injury in found if injury is not None)


def _places(text: str, word: str) -> Iterator[int]:
    at = text.find(word)
    while at >= 0:
        yield at
        at = text.find(word, at + len(word))


def _injury(text: str, start: int, grade: str, names: Sequence[str]) -> Injury | None:
    end = start + len(grade)
    before = _BEFORE.search(text, max(0, start - 5), start)
    if (grade in _DEATHS and _NOT_DEATH.match(text, end)) or (grade == "死" and before is None):
        return None
    far = max(0, start - _FAR)
    clause = text[after_last(text, _CLAUSE, far, start) : start]
    if _NOT_INJURY.search(clause):
        return None
    told = before or _AFTER.match(text, end)
    number = read_number(told[1]) if told else None
    if number is None and grade in _DEATHS:
        number = _dead(clause)
    if grade in _DEATHS:
        return Injury("死亡", min(number or 1, 99), Span(start, end))
    return Injury(grade, min(number or 1, 99), Span(start, end), any(_is_own(clause, name) for name in names))


def _dead(clause: str) -> int:
    """How many a clause before 死亡 speaks of: 甲某、乙某二人当场, 致甲某和乙某."""
    counted = _COUNTED.search(clause)
    number = read_number(counted["count"]) if counted else None
    if number is not None:
        return number
    caused = [match.end() for match in _CAUSED.finditer(clause)]
    named = _MANNER.split(_ASIDE.sub("", clause[caused[-1] :] if caused else clause), maxsplit=1)[0]
    persons = [part for part in _LIST.split(named) if part]
    return len(persons) if persons and all(_PERSON.search(part) for part in persons) else 1


def _is_own(clause: str, name: str) -> bool:
    """甲某的损伤程度为轻微伤, but not 甲某致乙某轻伤."""
    at = clause.rfind(name) if name else -1
    return at >= 0 and not any(word in clause[at:] for word in ("致", "将", "打", "造成", "击", "刺", "砍", "捅", "撞"))


def read_alcohol(text: str) -> tuple[Alcohol, ...]:
    """Every value per 100 ml; in breath where 呼气 stands in the clause or just before."""
    if "100" not in text and "百毫升" not in text:
        return ()
    found = []
    for match in _ALCOHOL.finditer(text):
        before = text[max(0, match.start() - 40) : match.start()]
        breath = "呼气" in before and "血" not in before[before.rfind("呼气") :]
        found.append(Alcohol(float(match["mg"].replace("．", ".")), Span(*match.span()), breath))
    return tuple(found)
