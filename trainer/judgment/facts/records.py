"""Earlier sentences: 曾因犯盗窃罪于2019年11月被判处有期徒刑一年二个月，2020年12月刑满释放.

A record is read word by word: a charge, the day and the penalty that follow it, the day it was served. 行政拘留,
劳动教养 and 强制隔离戒毒 are no sentences, nor is what the prosecution asks for.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import islice

from resources.law.charges import charge_named
from trainer.judgment.charges import separate_charges
from trainer.judgment.dates import whole_days
from trainer.judgment.facts.owners import Owners
from trainer.judgment.facts.types import Days
from trainer.judgment.numerals import read_number, term_of, term_pattern
from trainer.judgment.types import Sentence, SentenceKind

CharRange = tuple[int, int]

# What tells of an earlier penalty. It begins with one class of characters, which the search skips to.
_ANCHOR = re.compile(r"[曾因刑假执被判院](?:满|因|犯|释|行完毕|判处|判刑|过刑|事处罚)")
_ANCHORS = ("刑满", "曾因", "曾犯", "因犯", "假释", "执行完毕", "院判处", "被判处", "被判刑", "判过刑", "刑事处罚")
_NUMBER = "[0-9〇○零一二三四五六七八九十]"
_KINDS = {
    "有期徒刑": SentenceKind.FIXED_TERM,
    "拘役": SentenceKind.DETENTION,
    "管制": SentenceKind.CONTROL,
    "无期徒刑": SentenceKind.LIFE,
    "死刑": SentenceKind.DEATH_REPRIEVE,  # who can offend again was reprieved
    "罚金": SentenceKind.SUPPLEMENTARY_ONLY,
    "免": SentenceKind.EXEMPT,
}
_TOKEN = re.compile(
    rf"(?P<date>(?:(?P<year>(?:19|20)[0-9]{{2}}|[一二][九〇○零]{_NUMBER}{{2}})年|(?P<same>同年|当年|次年))"
    rf"(?:(?P<month>{_NUMBER}{{1,3}})月(?:(?P<day>{_NUMBER}{{1,3}})[日号]?)?)?)"
    r"|(?P<admin>行政拘留|行政处罚|劳动教养|收容|强制(?:隔离)?戒毒|社区戒毒|治安|罚款|刑事拘留|取保候审|监视居住|逮捕|不起诉)"
    r"|(?P<revoked>撤销)|(?P<probation>缓刑|缓期)|(?P<parole>假释)"
    r"|(?P<end>刑满|(?<!假)释放|获释|出狱|执行完毕|执行期满|服刑期满|期满|止(?=[，。；）]))"
    rf"|(?P<penalty>(?:判处|判决|判|处以?|决定执行|执行|科处|单处)(?P<kind>有期徒刑|无期徒刑|死刑|拘役|管制|罚金|免))(?P<term>{term_pattern('t_')})"
    rf"|判刑(?P<term_alone>{term_pattern('j_')})(?<=[年月日])"
    r"|(?P<sentenced>判刑|判过刑|(?:判|受(?:过|到)?|被)[^，。；]{0,4}刑事处罚|追究刑事责任|判处刑罚)"
    r"|(?:(?P<suspected>因?涉嫌)|因犯?|曾犯|又犯|再犯|犯有?)(?P<charge>[^，。；：（被于因]{2,40}?)"
    r"(?=(?:[，（。；]|被|于|经(?![营济])|在|一案|而|[0-9]{4}年|判|受|行政|劳动))"
)
_NOT_HIS = re.compile(r"同案|同伙|另案|被害人|证人|建议|提请|以上刑罚|应当?判|如果")
_LONGEST = 1500  # characters of a sentence that are read


@dataclass(slots=True)
class Record:
    """One earlier conviction as it is being read; places are in the compact text."""

    start: int
    end: int
    charges: tuple[str, ...]
    sentenced: Days | None
    sentence: Sentence | None = None
    probation: bool = False
    paroled: bool = False
    ended: Days | None = None
    owners: tuple[int, ...] = field(default=())


def read_records(chars: str, owners: Owners) -> list[Record]:
    """The earlier sentences that the text states of defendants, each once, in their order."""
    found: list[Record] = []
    reached = 0
    for start, end in islice(_sentences(chars), _MOST):
        previous = found[-1] if found and start - reached < _FOLLOWS and found[-1].ended is None else None
        for record in _RecordReader(chars, start, end, previous).read():
            record.owners = owners.of(record.start)
            found.append(record)
        reached = end
    return _once(record for record in found if record.owners)


_FOLLOWS = 3  # characters between a sentence and the one that goes on with it
_MOST = 100
"""Sentences on earlier penalties that are read; no case has so many, but a text that is none may."""


def _sentences(chars: str) -> Iterator[CharRange]:
    """The sentences that speak of an earlier penalty, in their order."""
    reached = 0
    for anchor in _ANCHOR.finditer(chars):
        place = anchor.start()
        if place < reached or anchor[0] not in _ANCHORS:
            continue
        start = max(chars.rfind("。", max(0, place - _LONGEST), place) + 1, reached)
        end = chars.find("。", place, place + _LONGEST)
        reached = len(chars) if end < 0 else end + 1
        yield max(start, place - _LONGEST), min(reached, place + _LONGEST)


class _RecordReader:
    """Goes through one sentence token by token."""

    def __init__(self, chars: str, start: int, end: int, previous: Record | None) -> None:
        self._chars, self._start, self._end = chars, start, end
        self._records: list[Record] = []
        self._current = previous  # 2019年…被判处…。2020年…刑满释放
        self._charges: tuple[str, ...] | None = None  # named, and not sentenced yet
        self._charge_at = start
        self._date: Days | None = None
        self._year = 0
        self._revoked = False
        self._ended_at = -_NEXT - 1

    def read(self) -> list[Record]:
        """The records that begin in the sentence."""
        for token in _TOKEN.finditer(self._chars, self._start, self._end):
            self._take(token)
        return self._records

    def _take(self, token: re.Match[str]) -> None:
        if token["date"]:
            self._take_date(token)
        elif token["charge"]:
            self._take_charge(token)
        elif token["admin"]:
            self._charges = self._date = self._current = None
        elif token["revoked"]:
            self._revoked = True
        elif token["penalty"]:
            self._take_penalty(token)
        elif token["term_alone"]:
            self._open(token, _term_alone(token))
        elif token["sentenced"]:
            self._open(token, None)
        else:
            self._take_course(token)

    def _take_date(self, token: re.Match[str]) -> None:
        if token["same"]:
            self._year += token["same"] == "次年"
        else:
            self._year = read_number(token["year"]) or 0
        month = read_number(token["month"]) if token["month"] else None
        day = read_number(token["day"]) if token["day"] else None
        self._date = whole_days(self._year, month, day) if self._year else None
        if self._ended_at + _NEXT >= token.start() and self._current is not None and self._current.ended is None:
            self._current.ended, self._date = self._date, None  # 刑满释放日期为2020年12月1日

    def _take_charge(self, token: re.Match[str]) -> None:
        if self._revoked and not token[0].startswith(("因", "曾")):
            return  # 撤销前判“被告人甲犯盗窃罪，判处……”: the earlier verdict is quoted
        self._current = None
        self._revoked = False
        self._charges = None if token["suspected"] else _charges(token["charge"])
        self._charge_at = token.start()

    def _take_penalty(self, token: re.Match[str]) -> None:
        kind = next(kind for word, kind in _KINDS.items() if token["kind"] == word)
        term = term_of(token, "t_")
        sentence = Sentence(kind, *(term or (None, 0)))
        if self._charges is None and self._revoked and not token[0].startswith(("决定", "执行")):
            return
        if self._charges is not None:
            if not self._chars.startswith("以上", token.end("kind")):
                self._open(token, sentence)
        elif self._current is not None and (self._current.sentence is None or kind not in _SMALL):
            # 数罪并罚，决定执行…: what is executed is what counts.
            self._current.sentence, self._current.probation = sentence, False
            self._current.end = token.end()

    def _open(self, token: re.Match[str], sentence: Sentence | None) -> None:
        if self._charges is None or _NOT_HIS.search(self._chars, self._start, token.start()):
            return
        start = min(self._charge_at, token.start())
        self._current = Record(start, token.end(), self._charges, self._date, sentence)
        self._records.append(self._current)
        self._charges = self._date = None

    def _take_course(self, token: re.Match[str]) -> None:
        """缓刑, 假释, and the end of the penalty."""
        record = self._current
        if token["end"] and record is None and self._charges:
            self._open(token, None)
            record = self._current
            if record is not None:
                record.sentenced, self._date = None, record.sentenced
        if record is None:
            return
        record.end = max(record.end, token.end())
        if token["probation"]:
            record.probation = not self._revoked
        elif token["parole"]:
            record.paroled, self._date = True, None
        elif self._date is not None:
            record.ended, self._date = self._date, None
        else:
            self._ended_at = token.end()


_NEXT = 6  # characters between 刑满释放 and its day
_MORE_THAN_DETENTION = 12


def _term_alone(token: re.Match[str]) -> Sentence | None:
    """判刑一年二个月: longer than any 拘役 it is a prison term; 管制 is no 刑 that is said so of."""
    term = term_of(token, "j_")
    return Sentence(SentenceKind.FIXED_TERM, *term) if term is not None and term[0] > _MORE_THAN_DETENTION else None


_SMALL = (SentenceKind.SUPPLEMENTARY_ONLY, SentenceKind.EXEMPT)


def _charges(named: str) -> tuple[str, ...]:
    """Those of the named that are charges: 吸毒 is none, 故意犯罪 leaves open which, 流氓罪 is none any more."""
    written = named.endswith("罪")
    names = separate_charges(named if written else named + "罪")
    return tuple(each for each in names if charge_named(each) is not None or (written and not each.endswith("犯罪")))


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
