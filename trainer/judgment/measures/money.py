"""The amounts of money in the facts: in digits and Chinese numerals, with 万 and 亿, each with what it is."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from trainer.judgment.last_mark import after_last
from trainer.judgment.measures.acts import Acts, is_attempted, listed_acts
from trainer.judgment.measures.apart import is_aimed_at, is_earlier
from trainer.judgment.measures.roles import role_of
from trainer.judgment.measures.types import Money, MoneyRole
from trainer.judgment.numerals import AMOUNT, read_number
from trainer.judgment.types import Span

_LONGEST = 24
_FAR = 200
_NEAR = 40
_BEFORE = re.compile(rf"(\d{{1,3}}(?: \d{{3}})+|{AMOUNT}) ?(?:余|多|几)?(?P<myriad>[万亿])?(?:余|多)?\Z")
_UNIT = re.compile("[元万]")
_ENDS = frozenset("，。；、：）\n的")


def read_money(text: str, names: Sequence[str] = ()) -> tuple[Money, ...]:
    """Every amount of yuan, in order. ``names``: who may be spoken of in a listed act."""
    if "元" not in text and "万" not in text:
        return ()
    acts = listed_acts(text)
    who = tuple(_who(text, act, names) for act in acts)
    attempted = tuple(is_attempted(text, *act) for act in acts)
    found = []
    for yuan, start, end in _amounts(text):
        act = _act(acts, start)
        role = MoneyRole.OTHER if is_earlier(text, start, end) else role_of(text, start, end)
        found.append(
            Money(
                yuan,
                role,
                Span(start, end),
                act,
                who[act] if act is not None else _who(text, _part(text, start), names) if len(names) > 1 else (),
                attempted[act] if act is not None else is_aimed_at(text, start, end),
                role is MoneyRole.REPAID and _is_before(text[max(0, start - _NEAR) : start]),
            )
        )
    return tuple(found)


def _is_before(words: str) -> bool:
    """Whether something was given back before the case came up, by the words before the amount."""
    return "案发前" in words or (
        any(word in words for word in ("偿还", "归还", "返还", "已还", "还了"))
        and not any(word in words for word in ("案发", "到案", "归案", "审理", "家属", "亲属", "退赔", "赔偿"))
    )


def _part(text: str, place: int) -> tuple[int, int]:
    """The part of a sentence around a place, up to 200 characters on either side."""
    far = max(place - _FAR, 0)
    return after_last(text, "。；\n", far, place), place


def _amounts(text: str) -> Iterator[tuple[float, int, int]]:
    for unit in _UNIT.finditer(text):
        at = unit.start()
        if unit[0] == "万" and not _is_money(text, at):
            continue
        stop = at if unit[0] == "元" else at + 1
        begin = max(0, stop - _LONGEST)
        match = _BEFORE.search(text[begin:stop])
        number = read_number(match[1] + (match["myriad"] or "")) if match else None
        if match and number:
            yield float(number), begin + match.start(), at + 1


def _is_money(text: str, at: int) -> bool:
    """Whether what ends with 万 is money though no 元 follows: 诈骗80万。人民币八十万，but not 5万条 nor 2万元."""
    return text[at + 1 : at + 2] in _ENDS and ("人民币" in text[max(0, at - 12) : at] or text[at - 1 : at].isdigit())


def _act(acts: Acts, place: int) -> int | None:
    position = bisect_right(acts, (place, place + 10**9)) - 1
    return position if position >= 0 and place < acts[position][1] else None


def _who(text: str, act: tuple[int, int], names: Sequence[str]) -> tuple[int, ...]:
    named = tuple(position for position, name in enumerate(names) if name and text.find(name, *act) >= 0)
    return () if len(named) == len(names) else named
