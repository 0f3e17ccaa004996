"""The weights of drugs in the facts, each with its kind."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from operator import itemgetter

from resources.law.drugs import Drug, drugs
from trainer.judgment.measures.types import DrugWeight
from trainer.judgment.numerals import AMOUNT, read_number
from trainer.judgment.types import Span

_LONGEST = 24
_UNIT = re.compile(r"毫克|千克|公斤|克|(?<=[\d.])k?g(?![a-z])", re.IGNORECASE)
_FACTOR = {"毫克": 0.001, "千克": 1000.0, "公斤": 1000.0, "克": 1.0, "kg": 1000.0, "g": 1.0}
_NUMBER = re.compile(rf"({AMOUNT})余?\Z")
_DECIMAL = re.compile(r"\d+(?:\.\d+)?\Z")
_TOTAL = re.compile(r"共计|合计|总[计重净量]|累计|共重")
_NET = re.compile(r"净重|称重|称量|重量|重约|共重|净某|重为|重")
# 净重分别为49.70、48.97、0.15克: one unit for a list.
_LISTED = re.compile(r"(\d+(?:\.\d+)?)克?[、,，和及]\Z")
# A price by weight, or the number of a statute (不满十克, 十克以上), is no weight of a drug.
_NOT = re.compile(r"/|／|每|的价格|酒精|乙醇|以[上下]")
_BEFORE_NOT = ("毛重", "单价", "不满", "未满", "不足")
_NOT_FOUND = re.compile(r"[^。；]{0,12}(?:未检出|没有检出|未检见)")
_FAR = 120
_MOST_LISTED = 40


def read_drugs(text: str) -> tuple[DrugWeight, ...]:
    """Every weight near which a kind is named, in order. Of several kinds the nearest before counts, else after."""
    if "克" not in text and "公斤" not in text and "g" not in text.lower():
        return ()
    named = _kinds(text)
    if not named:
        return ()
    return tuple(weight for unit in _UNIT.finditer(text) for weight in _weights(text, unit, named))


def _weights(text: str, unit: re.Match[str], named: list[tuple[int, int, Drug]]) -> Iterator[DrugWeight]:
    """What stands before one unit: a number, or a list of numbers."""
    begin = max(0, unit.start() - _LONGEST)
    match = _NUMBER.search(text[begin : unit.start()])
    grams = _grams(match[1], unit[0]) if match else None
    if match is None or grams is None or _NOT.match(text, unit.end()) or _NOT_FOUND.match(text, unit.end()):
        return
    start = begin + match.start()
    before = text[max(0, start - 8) : start]
    kind = _nearest(named, start, text)
    if kind is None or before.endswith("每") or any(word in before for word in _BEFORE_NOT):
        return
    listed = [(start, unit.end(), grams)]
    for _ in range(_MOST_LISTED):
        other = _LISTED.search(text, max(0, listed[-1][0] - 12), listed[-1][0])
        if other is None:
            break
        listed.append((other.start(1), other.end(1), float(other[1]) * _FACTOR[unit[0].lower()]))
    first = listed[-1][0]
    net = _NET.search(text, max(0, first - 8), first) is not None
    for place, end, each in reversed(listed):
        yield DrugWeight(kind.name, each, Span(place, end), _TOTAL.search(before) is not None, net)


def _grams(number: str, unit: str) -> float | None:
    value = plain_number(number)
    return None if value is None else value * _FACTOR[unit.lower()]


def plain_number(written: str) -> float | None:
    """50.2, 1,200, 一百二十: with its fraction, unlike `read_number`. None where it is no number."""
    plain = written.replace(",", "").replace("，", "").replace("．", ".")
    value = float(plain) if _DECIMAL.match(plain) else read_number(written)
    return None if value is None else float(value)


def _kinds(text: str) -> list[tuple[int, int, Drug]]:
    """Where which kind is named; 甲基苯丙胺 is not 苯丙胺."""
    found = []
    for drug in drugs():
        for word in drug.words:
            at = text.find(word)
            while at >= 0:
                if not (word == "苯丙胺" and text.endswith("甲基", 0, at)):
                    found.append((at, at + len(word), drug))
                at = text.find(word, at + len(word))
    return sorted(found, key=lambda item: item[0])


def _nearest(named: list[tuple[int, int, Drug]], place: int, text: str) -> Drug | None:
    """The kind named last before ``place`` within its sentence, else the next one, else the only one of all."""
    first = text.rfind("。", max(0, place - _FAR), place) + 1 or max(0, place - _FAR)
    following = bisect_left(named, place, key=itemgetter(0))
    if following and named[following - 1][0] >= first:
        return named[following - 1][2]
    if following < len(named) and named[following][0] <= place + _FAR:
        return named[following][2]
    only = named[0][2]
    return only if all(drug is only for *_, drug in named[:_MOST_LISTED]) and named[-1][2] is only else None
