"""When the acts were done, as far as the facts tell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date
from typing import NamedTuple

from trainer.judgment.dates import ZERO, whole_days
from trainer.judgment.numerals import read_number

_CENTURIES = re.compile("二[〇○零]|一九[98]")
_WRITTEN_OUT = re.compile(
    rf"(?P<year>(?:二[{ZERO}]|一九)[{ZERO}一二三四五六七八九]{{2}})年"
    rf"(?:(?P<month>[一二三四五六七八九十]{{1,2}})月(?:(?P<day>[一二三四五六七八九十]{{1,3}})[日号])?)?"
)
# 2023年5月3日, 2023年5月, 2023年; 2023-05-03 and 2023.5.3; and what leans on a date before it: 同年6月3日, 6月3日. It
# begins with one class of characters, which the search skips to: a text has few digits.
_DATE = re.compile(
    r"[0-9](?:(?<=[12])(?P<year>[09][0-9]{2})(?:年(?:(?P<month>[0-9]{1,2})月(?:(?P<day>[0-9]{1,2})[日号]?)?)?"
    r"|(?P<sign>[-./])(?P<month2>[0-9]{1,2})(?P=sign)(?P<day2>[0-9]{1,2})(?![0-9]))"
    r"|[0-9]?月(?:(?P<day3>[0-9]{1,2})[日号]?)?)"
)
# What a date tells of besides the act, in the clause that follows it. A clause that only says when (民警传唤甲某时)
# leaves that to the next, and who is caught in the act is caught on its day.
_NO_ACT = re.compile(
    r"出生|判处|判刑(?!）)|刑满|释放|假释|减刑|劳动教养|收容教养|强制隔离|强制戒毒|社区戒毒|行政拘留|行政处罚|刑事拘留|被拘留|逮捕"
    r"|取保候审|监视居住|归案|到案|投案|自首|传唤|赔偿(?<!骗取赔偿)(?<!保险赔偿)|谅解|和解|调解"
    r"|退赔|退赃|退缴|鉴定|公诉|检察院|立案|报案|报警|审计|案发后|认定书|具结|抢救无效|因犯|涉嫌"
)
# For itself, as it begins with no character that a search could skip to.
_CAUGHT = re.compile(r"(?<!现场)(?<!当场)(?<!时)被?[^，。；时]{0,8}抓获")
_WHEN = ("时", "中", "后", "期间")
_BORN = re.compile(r"[，]?(?:出?生)(?![产效意前])")
_EMPLOYED = re.compile(
    r"(?:至今|(?:[至到\-—~](?:(?:19|20)\d\d年)?(?:\d{1,2}月)?(?:\d{1,2}日)?))?(?:间|期间)?[，]?(?:被告人(?:(?!利用)[^，。；]){0,4})?"
    r"(?:担任|任(?![意何由])|就职于|入职|受聘|被?聘)"
)
_IN_OFFICE = re.compile(r"期间|利用|之便|便利|多次|先后|伙同|[骗盗窃]|侵占|挪用|收受|组织")
_CONVICTED = re.compile(r"曾[因犯于被]|前科|又因犯")
_BEFORE = 80
"""Characters before a date in which an earlier conviction still governs it, unless a full stop parts them."""
_CLAUSE = re.compile(r"[，：]?([^，。；：]{0,60})")
_BRACKETS = re.compile(r"[（(][^（()）]*(?:[）)]|\Z)")  # 被告人甲某（2006年9月出生）
_SHORTEST_CLAUSE = 3


class DatedAct(NamedTuple):
    """The first and the last day of one date of the facts, and where it stands. A tuple: many are made."""

    first: date
    last: date
    start: int
    end: int


def act_dates(facts: str) -> tuple[date, date] | None:
    """The first and the last day that the facts name for what was done; None where they name none.

    A month without a day counts from its first to its last day. Birthdays, earlier convictions, arrests and what came
    after are left out where the words tell so; what is unclear widens the span: it is where the acts may lie.
    """
    days = list(dated_acts(facts))
    return (min(day.first for day in days), max(day.last for day in days)) if days else None


def dated_acts(facts: str) -> Iterator[DatedAct]:
    """Every date of the facts that may be one of an act, in their order. 5月3日 belongs to the year named before it."""
    year: int | None = None
    for match in _DATE.finditer(facts):
        start = match.start()
        written = match[0]
        if (start and facts[start - 1] in "0123456789") or (match["year"] and not written.startswith(("19", "20"))):
            continue
        this_year, month, day_number, _, month2, day2, day3 = match.groups()
        if this_year is not None:
            year = int(written[:4])
            day = whole_days(year, _number(month or month2), _number(day_number or day2))
        elif year is not None:
            year += facts.endswith("次年", 0, start)
            day = whole_days(year, int(written[: written.index("月")]), _number(day3))
        else:
            continue
        end = match.end()
        if day is not None and _is_act(facts, start, end):
            yield DatedAct(*day, start, end)
    if _CENTURIES.search(facts):
        yield from _written_out(facts)


def _written_out(facts: str) -> Iterator[DatedAct]:
    """Days in Chinese numerals: 二〇二三年五月三日."""
    for match in _WRITTEN_OUT.finditer(facts):
        year, month, day = (read_number(match[unit]) if match[unit] else None for unit in ("year", "month", "day"))
        days = whole_days(year or 0, month, day)
        if days is not None and _is_act(facts, match.start(), match.end()):
            yield DatedAct(*days, match.start(), match.end())


def _is_act(facts: str, start: int, end: int) -> bool:
    """Whether the date does not plainly tell of something else, by the words that govern it."""
    if _BORN.match(facts, end) or facts.endswith(("生于", "出生日期", "出生日期："), 0, start):
        return False
    begin = max(0, start - _BEFORE)
    if _CONVICTED.search(facts, max(begin, facts.rfind("。", begin, start), facts.rfind("；", begin, start)), start):
        return False
    if (employed := _EMPLOYED.match(facts, end)) and not _IN_OFFICE.search(facts, employed.end(), _stop(facts, end)):
        return False
    clause = _CLAUSE.match(facts, end)
    while clause is not None and len(clause[1]) < _SHORTEST_CLAUSE and clause.end() < len(facts):
        if facts[clause.end()] in "。；":
            break
        following = _CLAUSE.match(facts, clause.end())
        clause = following if following is not None and following.end() > clause.end() else None
    if clause is None:
        return True
    told = _BRACKETS.sub("", clause[1]) if "（" in clause[1] or "(" in clause[1] else clause[1]
    if told.endswith(_WHEN):
        return True
    return _NO_ACT.search(told) is None and not ("抓获" in told and _CAUGHT.search(told))


def _stop(facts: str, start: int) -> int:
    """The full stop after ``start``, at most 80 characters on."""
    stop = facts.find("。", start, start + 80)
    return start + 80 if stop < 0 else stop


def _number(text: str | None) -> int | None:
    return int(text) if text else None
