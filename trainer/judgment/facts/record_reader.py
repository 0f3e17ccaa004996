"""One sentence on earlier penalties, read word by word: a charge, its day and penalty, the day it was served."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from resources.law.charges import charge_named
from trainer.judgment.charges import separate_charges
from trainer.judgment.dates import whole_days
from trainer.judgment.facts.record_tokens import KINDS, TOKEN
from trainer.judgment.facts.types import Days
from trainer.judgment.numerals import read_number, term_of
from trainer.judgment.types import Sentence, SentenceKind

_NOT_HIS = re.compile(r"同案|同伙|另案|被害人|证人|建议|提请|以上刑罚|应当?判|如果")
_SMALL = (SentenceKind.SUPPLEMENTARY_ONLY, SentenceKind.EXEMPT)
_NEXT = 6  # characters between 刑满释放 and its day
_MORE_THAN_DETENTION = 12


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


class RecordReader:
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
        for token in TOKEN.finditer(self._chars, self._start, self._end):
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
        kind = next(kind for word, kind in KINDS.items() if token["kind"] == word)
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


def _term_alone(token: re.Match[str]) -> Sentence | None:
    """判刑一年二个月: longer than any 拘役 it is a prison term; 管制 is no 刑 that is said so of."""
    term = term_of(token, "j_")
    return Sentence(SentenceKind.FIXED_TERM, *term) if term is not None and term[0] > _MORE_THAN_DETENTION else None


def _charges(named: str) -> tuple[str, ...]:
    """Those of the named that are charges: 吸毒 is none, 故意犯罪 leaves open which, 流氓罪 is none any more."""
    written = named.endswith("罪")
    names = separate_charges(named if written else named + "罪")
    return tuple(each for each in names if charge_named(each) is not None or (written and not each.endswith("犯罪")))
