"""What 主文 orders besides penalties: bans, what is to be given back or taken away, limits of commutation.

Sources: 刑法 35 (驱逐出境), 37之一 (职业禁止), 38 II and 72 II (禁止令), 50 II (限制减刑), 64 (追缴, 责令退赔, 没收),
383 IV (终身监禁).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import islice

from trainer.judgment.compact import Compact
from trainer.judgment.named_in import EVERYONE, Names
from trainer.judgment.numerals import AMOUNT, read_number, term_of, term_pattern
from trainer.judgment.sections import CharRange
from trainer.judgment.types import Defendant, Order, OrderKind

_CUE = re.compile(r"禁止(?!令)|限制减刑|终身监禁|退[赔还缴出]|追缴|没收|驱逐出境")
_KINDS = {
    "限制减刑": OrderKind.LIMITED_COMMUTATION,
    "终身监禁": OrderKind.NO_COMMUTATION,
    "追缴": OrderKind.RECOVERY,
    "没收": OrderKind.FORFEITURE,
    "驱逐出境": OrderKind.DEPORTATION,
}
_OF_THINGS = {OrderKind.RESTITUTION, OrderKind.RECOVERY, OrderKind.FORFEITURE}
# 没收个人全部财产 is a penalty (刑法 59), 没收保证金 a measure of the police.
_NO_FORFEITURE = re.compile(
    r"没收(?:其|被告人[^，。；]{0,8}?)?的?(?:个人|全部|部分|所有|一切)*的?(?:个人)?财产|没收保证金"
)
# What happened already is reported, not ordered: 已追缴的赃款, 追缴到案, 不限制减刑.
_DONE_BEFORE = re.compile(r"(?:已|曾|被(?![告害]))[^，。；]{0,8}\Z|不[^，。；]{0,4}\Z")
_DONE_AFTER = re.compile(r"(?:到案|在案|归案|并已|的(?!全部|违法|赃|犯罪|非法|财物|被害))")
_RESTORED = re.compile(r"(?:责|判)令|(?:继续|共同|连带|负责|予以|应当?|由|向)[^，。；]{0,16}\Z")
_AMOUNT = re.compile(rf"(?<!罚金)(?<!罚金人民币)(?P<all>共计|合计|总计|共|计)?(?:人民币)?({AMOUNT})余?元")
_PART = re.compile(r"其中|扣除|已退|除去|剩余|尚有|不足")
_TERM = re.compile(rf"(?<!刑)(?<!役)(?<!制)(?<!考验期)(?<!考验期限)(?<!考验期为){term_pattern()}")
_FOR_LIFE = re.compile(r"终身(?!监禁)")
# How a ban that is added to probation or 管制 (禁止令) tells itself apart from one that follows the penalty.
_ON_PROBATION = re.compile(r"缓刑|考验期|管制")
_AFTER_PENALTY = re.compile(r"执行完毕|假释之日|职业|从业")
_YEARS = re.compile(r"[三四五3-5]年[^。；]{0,6}从事|从事[^。；]{2,40}?[三四五3-5]年")
_MOST_YEARS = 20  # 2021年3月5日 is a day and no term
_NEAR = 12  # characters before a word in which it may be told that it was done already
_MOST = 1000  # orders of one judgment: a text with more is none
_FAR = 300  # characters of a passage without a full stop that are looked at


def with_orders(
    compact: Compact, place: CharRange, defendants: tuple[Defendant, ...]
) -> tuple[tuple[Defendant, ...], tuple[Order, ...]]:
    """The defendants with the orders of 主文 at ``place``, and the orders of nobody in particular.

    One that names several defendants, or all, is told of each.
    """
    found: list[list[Order]] = [[] for _ in defendants]
    of_nobody: list[Order] = []
    for order, whose in _orders(compact, place, Names([defendant.name for defendant in defendants])):
        for position in whose:
            found[position].append(order)
        if not whose:
            of_nobody.append(order)
    told = tuple(
        replace(defendant, orders=tuple(orders)) if orders else defendant
        for defendant, orders in zip(defendants, found, strict=True)
    )
    return told, tuple(of_nobody)


def _orders(compact: Compact, place: CharRange, names: Names) -> Iterator[tuple[Order, Sequence[int]]]:
    chars = compact.chars
    read = ((cue, _passage(chars, cue, place)) for cue in islice(_CUE.finditer(chars, *place), _MOST))
    cues = [(cue, passage, kind) for cue, passage in read if (kind := _kind(chars, cue, *passage)) is not None]
    for number, (cue, (begin, end), kind) in enumerate(cues):
        last = cues[number - 1][0].end() if number else begin
        following = cues[number + 1][0].start() if number + 1 < len(cues) else end
        before, after = (max(begin, last), cue.start()), (cue.end(), min(end, following))
        months, days = _term(chars, kind, before, after)
        order = Order(kind, months, days, _yuan(chars, kind, before, after), compact.span(before[0], after[1]))
        yield order, _whose(chars, names, kind, (before[0], after[1]), place[0])


def _passage(chars: str, cue: re.Match[str], place: CharRange) -> CharRange:
    """From the full stop or semicolon before the cue to the one after it."""
    start, end = max(place[0], cue.start() - _FAR), min(place[1], cue.end() + _FAR)
    begin = max(start, *(chars.rfind(mark, start, cue.start()) + 1 for mark in "。；"))
    stops = [stop for mark in "。；" if (stop := chars.find(mark, cue.end(), end)) >= 0]
    return begin, min(stops, default=end)


def _kind(chars: str, cue: re.Match[str], begin: int, end: int) -> OrderKind | None:
    """What the cue orders, None where it orders nothing."""
    word = cue.group()
    if _DONE_BEFORE.search(chars, max(begin, cue.start() - _NEAR), cue.start()) or _DONE_AFTER.match(
        chars, cue.end(), end
    ):
        return None
    if word == "禁止":
        if _ON_PROBATION.search(chars, cue.end(), end):
            return OrderKind.INJUNCTION
        marks = (_AFTER_PENALTY, _FOR_LIFE, _YEARS)
        return (
            OrderKind.OCCUPATION_BAN if any(mark.search(chars, begin, end) for mark in marks) else OrderKind.INJUNCTION
        )
    if word == "没收" and _NO_FORFEITURE.match(chars, cue.start(), end):
        return None
    if word.startswith("退"):
        return OrderKind.RESTITUTION if _RESTORED.search(chars, begin, cue.start()) else None
    return _KINDS[word]


def _term(chars: str, kind: OrderKind, before: CharRange, after: CharRange) -> tuple[int | None, int]:
    """Months and days of a ban; 0 months stand for 终身."""
    if kind not in (OrderKind.OCCUPATION_BAN, OrderKind.INJUNCTION):
        return None, 0
    for place in (after, before):
        if _FOR_LIFE.search(chars, *place):
            return 0, 0
        for match in _TERM.finditer(chars, *place):
            term = term_of(match)
            if term is not None and 0 < term[0] <= _MOST_YEARS * 12:
                return term
    return None, 0


def _yuan(chars: str, kind: OrderKind, before: CharRange, after: CharRange) -> int | None:
    """The amount of what is to be given back or taken: after the cue, else before it. None where it is not certain."""
    if kind not in _OF_THINGS:
        return None
    for place in (after, before):
        amounts = list(_AMOUNT.finditer(chars, *place))
        if not amounts:
            continue
        whole = [match for match in amounts if match["all"]] or amounts
        if len(whole) > 1 and _PART.search(chars, *place):
            return None
        values = [read_number(match[2]) for match in whole]
        return None if None in values else sum(value or 0 for value in values)
    return None


def _whose(chars: str, names: Names, kind: OrderKind, stretch: CharRange, start: int) -> Sequence[int]:
    """The defendants named with the order; of a personal one else the one named last before it."""
    if names.count == 1:
        return (0,)
    if named := {position for _, position in names.occurrences(chars, *stretch)}:
        return sorted(named)
    if EVERYONE.search(chars, *stretch):
        return range(names.count)
    if kind in _OF_THINGS:
        return ()
    before = names.occurrences(chars, max(start, stretch[0] - _FAR), stretch[0])
    return (before[-1][1],) if before else ()
