"""Earlier sentences: 曾因犯盗窃罪于2019年11月被判处有期徒刑一年二个月，2020年12月刑满释放.

A record is read word by word: a charge, the day and the penalty that follow it, the day it was served. 行政拘留,
劳动教养 and 强制隔离戒毒 are no sentences, nor is what the prosecution asks for.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice

from trainer.judgment.facts.owners import Owners
from trainer.judgment.facts.record_reader import Record, RecordReader
from trainer.judgment.facts.record_tokens import ANCHOR, ANCHORS
from trainer.judgment.facts.types import Days

CharRange = tuple[int, int]

_FOLLOWS = 3  # characters between a sentence and the one that goes on with it
_MOST = 100
"""Sentences on earlier penalties that are read; no case has so many, but a text that is none may."""
_LONGEST = 1500  # characters of a sentence that are read


def read_records(chars: str, owners: Owners) -> list[Record]:
    """The earlier sentences that the text states of defendants, each once, in their order."""
    found: list[Record] = []
    reached = 0
    for start, end in islice(_sentences(chars), _MOST):
        previous = found[-1] if found and start - reached < _FOLLOWS and found[-1].ended is None else None
        for record in RecordReader(chars, start, end, previous).read():
            record.owners = owners.of(record.start)
            found.append(record)
        reached = end
    return _once(record for record in found if record.owners)


def _sentences(chars: str) -> Iterator[CharRange]:
    """The sentences that speak of an earlier penalty, in their order."""
    reached = 0
    for anchor in ANCHOR.finditer(chars):
        place = anchor.start()
        if place < reached or not chars.startswith(ANCHORS, place):
            continue
        start = max(chars.rfind("。", max(0, place - _LONGEST), place) + 1, reached)
        end = chars.find("。", place, place + _LONGEST)
        reached = len(chars) if end < 0 else end + 1
        yield max(start, place - _LONGEST), min(reached, place + _LONGEST)


def _once(records: Iterable[Record]) -> list[Record]:
    """Head, accusation and evidence tell the same sentence again: the telling that says most is kept."""
    kept: list[Record] = []
    for record in records:
        same = next((each for each in kept if _is_same(each, record)), None)
        if same is None:
            kept.append(record)
        elif _told(record) > _told(same):
            kept[kept.index(same)] = record
    return kept


def _is_same(one: Record, other: Record) -> bool:
    if not set(one.owners) & set(other.owners):
        return False
    if one.sentenced and other.sentenced:
        return _overlap(one.sentenced, other.sentenced)
    if one.ended and other.ended:
        return _overlap(one.ended, other.ended)
    return one.charges == other.charges or not one.charges or not other.charges


def _overlap(one: Days, other: Days) -> bool:
    return one[0] <= other[1] and other[0] <= one[1]


def _told(record: Record) -> int:
    return sum(part is not None for part in (record.sentence, record.sentenced, record.ended)) + bool(record.charges)
