"""What a passage says, statement by statement: of which defendants, and whether it is the court's own finding.

A statement ends with 。 or ；.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from operator import itemgetter
from typing import NamedTuple

from trainer.judgment.named_in import EVERYONE, REMAINING, Names
from trainer.judgment.numerals import read_number
from trainer.judgment.sections import CharRange

_STATEMENT = re.compile(r"[^。；]+[。；]?")
_CLAUSE_END = re.compile(r"[，。；：]")
_CLAUSE = re.compile(r"[^，。；：]+")
# Words that mark a party's view. A circumstance in it counts only where the court agrees.
_VIEW = re.compile(
    r"辩护(?!人[^，。；]{0,4}(?:到庭|出庭))|辩解|辩称|提出[^，。；]{0,40}意见|诉讼代理人|请求|要求"
    r"|公诉机关(?:认为|提出|建议|关于|称|认定|指控(?:认定|被告人[^，。；]{1,20}(?:有|具有|系|构成)[^，。；]{0,8}(?:情节|自首|累犯)))"
)
_DECISION = re.compile(
    r"(?P<no>不予?采[纳信]|不予支持|不能成立|不成立|不足采信|难以采[纳信]|无法采[纳信]|不予认[定可]|不予考虑|不应?采[纳信]"
    r"|(?:无|没有|缺乏|未提供)[^，。；]{0,12}(?:依据|支持|证实|佐证|证明|印证)|不[相]?符合?|不当|有误"
    r"|不(?:应|能|宜)(?:当)?(?:视为|认定|以)|不(?:构成|属于|具备|存在|具有))"
    r"|(?P<yes>采[纳信]|予以支持|成立|有理|相[符一]|符合|属实|予以认[定可]|予以考虑|酌情|不影响|确认|理由充分|酌予)"
)
_NEXT_VIEW = re.compile(r"辩护人|辩解|辩称|诉讼代理人|公诉机关")
_OWN_VIEW = re.compile(r"，(?:经查，)?本院认为")
# What the court found itself, where it is no concession to the view: 经查，甲某有前科，该意见不予采纳.
_FOUND = re.compile(r"，(?:但)?(?:经查|经审查|经查明|经核实)[，：](?=[^。；虽但故]{0,120}\Z)")
# 甲某虽辩解无罪，但其供述稳定: what follows is the court's own.
_CONCEDED = re.compile(r"虽[^，。；]{0,8}辩[^。；]{0,60}?(?=，但)")
_PERSONS = re.compile(
    r"(?:上述|该|以上)?(?P<count>[二两三四五六七八九十\d]{1,3})(?:名)?人(?=均|都|皆|亦|自愿|到案|归案|分别)"
)
_OWN_WORDS = re.compile(r"经查|经审查|本院|综上|综合|依照")
_ABOUT = re.compile(r"(?:关于|对于|针对|对|至于|就)")
# Words that make the name behind them an object: 协助公安机关抓获乙某, 检举乙某的犯罪.
_OBJECT = re.compile(
    r"(?:抓[获捕住]|检举|揭发|举报|指认|规劝|劝说|供出|辨认出|带领[^，。；]{0,10}|受|被)(?:了)?(?:[^，。；]{0,4}嫌疑人|同案[犯人]?)?"
    r"(?:被告人)?\Z"
)
_ORDER = ("前者", "后者")  # of two defendants
_SOURCES = ("的供述", "的证言", "的陈述", "的指认", "的检举")
_OBJECT_AT_MOST = 30  # characters
_IN_ONE_BREATH = re.compile(
    r"(?:（[^）]{0,20}）|[、和及与跟同以]|伙同|会同|结伙|被告(?:人|单位)?|同案|(?<=、)[^，。；、（）]{2,4}(?=[、和及与]))*"
)
# Who is no defendant of this judgment: 同案犯丙某系主犯, 丙某（另案处理）主动投案.
_SOMEBODY_ELSE = re.compile(
    r"(?:而|且|因|鉴于|经查|其)?(?:同案(?:犯|人|行为人|嫌疑人|被告人(?![^，。；]{0,6}[均都]))|另案处理的?|[^，。；]{2,6}（(?:均|已)?(?:系)?(?:另案|同案|已判|在逃))"
)
# 综合本案情节及被告人悔罪表现 is said of all, 综合其悔罪表现 of the one spoken of.
_WHOLE_CASE = re.compile(r"(?:综上|因此|故|为此|并)*(?:根据|综合|结合|考虑)(?![^，。；]{0,20}其)")
_LONGEST_OF_PERSONS = 4  # characters of a name; longer ones are those of units (被告单位)
_FAR = (
    400  # characters: a text without full stops is one statement, and looking all over it at each word takes for ever
)
_CONCEDED_AT_MOST = 16  # characters from 虽 to the words that mark the view
ANSWERED_WITHIN = 3
"""Statements after a party's view in which the court's answer may stand."""


class Statement(NamedTuple):
    """What stands at ``place``; in ``view`` stands a party's view that the court does not follow. A tuple, as many are.

    ``subjects``: from which place on which defendants (their positions) are spoken of, the first from its beginning.
    """

    place: CharRange
    view: CharRange | None
    subjects: tuple[tuple[int, tuple[int, ...]], ...]

    def about(self, place: int) -> tuple[int, ...]:
        """The positions of the defendants spoken of at ``place``."""
        return self.subjects[self._subject(place)][1]

    def is_rejected(self, place: int) -> bool:
        """Whether ``place`` lies in a party's view that the court does not follow."""
        return self.view is not None and self.view[0] <= place < self.view[1]

    def clause(self, chars: str, start: int, end: int) -> CharRange:
        """The clause around ``chars[start:end]``, within what speaks of the same defendants."""
        first, last = self.reach(start)
        after = _CLAUSE_END.search(chars, end, last)
        return max(first, *(chars.rfind(mark, first, start) + 1 for mark in "，：")), after.start() if after else last

    def reach(self, place: int) -> CharRange:
        """The part of the statement around ``place`` that speaks of the same defendants, 400 characters either way."""
        position = self._subject(place)
        start = self.subjects[position][0]
        end = self.subjects[position + 1][0] if position + 1 < len(self.subjects) else self.place[1]
        return max(start, place - _FAR), min(end, place + _FAR)

    def _subject(self, place: int) -> int:
        return bisect_right(self.subjects, place, key=itemgetter(0)) - 1 if len(self.subjects) > 1 else 0


def read_statements(chars: str, place: CharRange, names: Sequence[str]) -> tuple[Statement, ...]:
    """The statements of ``chars`` at ``place``, in order, adjoining each other; ``names`` are the defendants'."""
    places = [match.span() for match in _STATEMENT.finditer(chars, *place)]
    views = _views(chars, places)
    if len(names) <= 1 and chars.find("同案", *place) < 0 and chars.find("另案", *place) < 0:
        only = tuple(range(len(names)))
        return tuple(Statement(each, view, ((each[0], only),)) for each, view in zip(places, views, strict=True))
    subjects = _Subjects(names)
    return tuple(Statement(each, view, subjects.of(chars, each)) for each, view in zip(places, views, strict=True))


def _views(chars: str, places: Sequence[CharRange]) -> Iterator[CharRange | None]:
    """For each statement the party's view in it that the court does not follow, if there is one.

    Behind a semicolon a view goes on: 辩护人提出甲某系坦白；乙某系从犯。上述意见予以采纳。
    """
    goes_on = False
    for position, (start, end) in enumerate(places):
        goes_on = goes_on and not _OWN_WORDS.match(chars, start, end)
        claimed = (start, start) if goes_on else _claimed(chars, start, end)
        if claimed is None:
            goes_on = False
            yield None
            continue
        decision = _DECISION.search(chars, claimed[1], end)
        goes_on = decision is None and chars[end - 1] == "；"
        if decision is not None:
            found = None if decision["yes"] else _FOUND.search(chars, claimed[1], decision.start())
            yield None if decision["yes"] else (claimed[0], found.start() if found else decision.end())
        else:
            answer = _answer(chars, places[position + 1 : position + 1 + ANSWERED_WITHIN])
            own = _own(chars, start, claimed[1], end) if answer is None else end
            yield None if answer is not None and answer["yes"] else (claimed[0], own)


def _own(chars: str, start: int, claimed: int, end: int) -> int:
    """Where the court speaks for itself again behind a view that it does not answer; ``end`` where it does not."""
    own = _OWN_VIEW.search(chars, claimed, end)
    if own is not None:
        return own.start()
    conceded = _CONCEDED.search(chars, max(start, claimed - _CONCEDED_AT_MOST), end)
    return conceded.end() if conceded is not None else end


def _claimed(chars: str, start: int, end: int) -> CharRange | None:
    """Where a party's view begins in the statement, and where the words end that mark it."""
    if (
        chars.find("辩", start, end) < 0
        and chars.find("意见", start, end) < 0
        and chars.find("公诉机关", start, end) < 0
    ):
        return None
    view = _VIEW.search(chars, start, end)
    if view is None:
        return None
    about = _ABOUT.match(chars, start, end)
    return (start if about else max(chars.rfind("，", start, view.start()) + 1, start)), view.end()


def _answer(chars: str, later: Sequence[CharRange]) -> re.Match[str] | None:
    """The court's answer in the statements after a view, up to the next view."""
    for place in later:
        decision = _DECISION.search(chars, *place)
        if decision is not None:
            return decision
        if _NEXT_VIEW.search(chars, *place):
            return None
    return None


class _Subjects:
    """Who is spoken of where: follows a text from its beginning, statement by statement."""

    __slots__ = ("_all", "_last", "_names", "_units")

    def __init__(self, names: Sequence[str]) -> None:
        self._all = tuple(range(len(names)))
        self._last = self._all
        self._names = Names(names)
        self._units = tuple(place for place, name in enumerate(names) if len(name) > _LONGEST_OF_PERSONS)

    def of(self, chars: str, place: CharRange) -> tuple[tuple[int, tuple[int, ...]], ...]:
        """From which place on in the statement which defendants (by position) are the subject; () for somebody else."""
        start, end = place
        if len(self._all) <= 1 and chars.find("同案", start, end) < 0 and chars.find("另案", start, end) < 0:
            return ((start, self._all),)
        named = self._names.occurrences(chars, start, end)
        subjects = [(start, self._last)]
        at = 0
        for clause in _CLAUSE.finditer(chars, start, end):
            first = at
            while at < len(named) and named[at][0][0] < clause.end():
                at += 1
            who = self._subject(chars, clause.span(), named[first:at])
            if who is not None:
                subjects.append((clause.start(), who))
                self._last = who or self._last
        return tuple(subjects)

    def _subject(self, chars: str, clause: CharRange, named: Sequence[tuple[CharRange, int]]) -> tuple[int, ...] | None:
        """Whom the clause speaks of; () for somebody else, None where it goes on with those before it."""
        if named:
            return _acting(chars, clause[0], _without_sources(chars, named))
        if _SOMEBODY_ELSE.match(chars, *clause):
            return ()
        if len(self._all) == 2 and chars.startswith(_ORDER, clause[0]):
            return (_ORDER.index(chars[clause[0] : clause[0] + 2]),)
        persons = _PERSONS.match(chars, *clause)
        if persons is not None:
            return self._all if read_number(persons["count"]) == len(self._all) else None
        if chars.find("被告", *clause) < 0:
            return None
        if chars.find("被告单位", *clause) >= 0:
            return self._units or None
        if REMAINING.search(chars, *clause) and len(self._last) < len(self._all):
            return tuple(position for position in self._all if position not in self._last)
        everyone = EVERYONE.search(chars, *clause)
        if everyone is None:
            return self._all if _WHOLE_CASE.match(chars, *clause) else None
        count = read_number(everyone["count"]) if everyone["count"] else None
        return self._last if count is not None and count == len(self._last) else self._all


def _without_sources(chars: str, named: Sequence[tuple[CharRange, int]]) -> Sequence[tuple[CharRange, int]]:
    """Without those who only tell of another: 乙某的供述证实甲某有前科."""
    acting = [each for each in named if not chars.startswith(_SOURCES, each[0][1])]
    return acting or named


def _acting(chars: str, start: int, named: Sequence[tuple[CharRange, int]]) -> tuple[int, ...] | None:
    """The first who are named in one breath (甲某、乙某, 甲某伙同乙某), but no objects: in 协助抓获乙某 nobody."""
    group: list[int] = []
    is_object = False
    reached = start
    for place, position in named:
        if not (group and _IN_ONE_BREATH.fullmatch(chars, reached, place[0])):
            if group and not is_object:
                break
            group = []
            is_object = _OBJECT.search(chars, max(start, place[0] - _OBJECT_AT_MOST), place[0]) is not None
        group.append(position)
        reached = place[1]
    return None if is_object else tuple(sorted(set(group)))
