"""What 主文 rules, clause by clause.

A clause opens a count (被告人甲犯盗窃罪), opens the combined penalty (决定执行), speaks of an earlier judgment
(与前罪…并罚, 撤销…缓刑), or says more of what was opened before it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import Enum, auto

from trainer.judgment.named_charges import SENTENCED, named_charges
from trainer.judgment.named_defendants import DEFENDANT_ROLE, named_defendants
from trainer.judgment.sections import CharRange

_CLAUSE = re.compile(r"[^。；：，]+")
_ITEM = re.compile(r"\x00*(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.]\x00*")
_SITE = re.compile(r"(?<![原因曾前系触侵违从主累初偶惯罪共])犯(?!罪)|(?<!不)(?<!未)构成(?=[^，。；]{1,60}罪)")
_TOTAL = re.compile(r"(?:决定|合并|应|总共|总和|最终|实际|共同?)(?:合并)?执行|数罪并罚|决定判处")
_PRIOR = re.compile(
    r"(?:与|连同|和|同|将|对|以及|加上|并|合并)?(?:本院|其|被告人)?[^，。；]{0,30}?"
    r"(?:总和刑期|刑期总和|总刑期|前罪|原犯|前犯|原判|前判|尚未执行|未执行|余刑|剩余刑|没有执行|曾犯|曾因|原因犯|漏罪前|先前)"
)
_REVOKED = re.compile(r"\x00*(?:依法)?(?:撤销|维持)")
_INNOCENT = re.compile(r"无罪|不负刑事责任|不承担刑事责任|不构成犯罪")
_PASSAGE_END = re.compile(r"[。；]")


class RulingKind(Enum):
    """What a clause opens."""

    COUNT = auto()
    TOTAL = auto()
    EARLIER = auto()  # an earlier judgment, or an item that concerns no penalty
    OUTCOME = auto()  # 无罪, 免予刑事处罚 and penalties that name no charge


@dataclass(slots=True)
class Ruling:
    """One thing that is ruled, from the words that open it to the end of what they govern."""

    kind: RulingKind
    start: int
    end: int
    names: tuple[str, ...] = ()
    charges: tuple[tuple[str, CharRange], ...] = ()
    named: bool = False  # the names stand in this very clause


def read_rulings(chars: str, full: str, start: int, end: int) -> list[Ruling]:
    """The rulings of 主文 in ``chars[start:end]``, in their order.

    ``chars`` is ``full`` with the brackets of 主文 blanked, offsets kept; what stands before ``start`` tells names.
    """
    reader = _RulingReader(chars, full, start, end)
    for clause in _CLAUSE.finditer(chars, start, end):
        reader.take(clause.start(), clause.end())
    return reader.rulings


class _RulingReader:
    """Remembers who was spoken of last: a later clause may leave the name out."""

    def __init__(self, chars: str, full: str, start: int, end: int) -> None:
        self.rulings: list[Ruling] = []
        self._chars, self._full, self._start, self._end = chars, full, start, end
        self._names: tuple[str, ...] = ()
        self._announced: tuple[str, ...] = ()  # 被告人甲，犯…
        self._revoked_until = start

    def take(self, at: int, end: int) -> None:
        """The next clause."""
        item = _ITEM.match(self._chars, at, end)
        at = item.end() if item else at
        text = self._chars[at:end]
        total = _TOTAL.search(text)
        if self._is_revoked(at, text, total):
            return
        site = _SITE.search(text)
        if total and (site is None or total.start() < site.start()):
            self._open_total(at, text, total)
        elif self.rulings and _PRIOR.match(text):
            self._open(Ruling(RulingKind.EARLIER, at, self._end))
        elif not (site and self._open_count(at, end, text, site, total)):
            self._take_without_charge(at, text, is_item=item is not None)

    def _is_revoked(self, at: int, text: str, total: re.Match[str] | None) -> bool:
        """Whether the clause undoes an earlier judgment (撤销…), or goes on telling of the one that is undone."""
        if at < self._revoked_until and not total:
            return True
        if not _REVOKED.match(text):
            return False
        stop = _PASSAGE_END.search(self._chars, at, self._end)
        self._revoked_until = stop.start() if stop else self._end
        if total:
            return False
        self._open(Ruling(RulingKind.EARLIER, at, self._end))
        return True

    def _open_total(self, at: int, text: str, total: re.Match[str]) -> None:
        subject = self._subject(text[: total.start()])
        self._names = subject or self._names
        self._open(Ruling(RulingKind.TOTAL, at + total.end(), self._end, self._names, named=bool(subject)))

    def _open_count(self, at: int, end: int, text: str, site: re.Match[str], total: re.Match[str] | None) -> bool:
        """被告人甲犯盗窃罪: the count's penalty stands after its last charge. False where no charge is named."""
        charges = named_charges(self._chars, at + site.end(), end, self._end)
        if not charges:
            return False
        subject = self._subject(text[: site.start()])
        self._names = subject or self._announced or self._names
        self._announced = ()
        governed = at + total.start() if total else self._end
        self._open(Ruling(RulingKind.COUNT, at, governed, self._names, charges, named=bool(subject)))
        _, (_, last_charge_ends) = charges[-1]
        self.rulings[-1].start = last_charge_ends
        return True

    def _take_without_charge(self, at: int, text: str, *, is_item: bool) -> None:
        role = DEFENDANT_ROLE.search(text)
        if role is not None and self._take_outcome(at, text, role, is_item=is_item):
            return
        if is_item and self.rulings and not SENTENCED.search(text):
            self._open(Ruling(RulingKind.EARLIER, at, self._end))

    def _take_outcome(self, at: int, text: str, role: re.Match[str], *, is_item: bool) -> bool:
        """被告人甲无罪, 被告人甲免予刑事处罚, or a name alone of which the next clause speaks."""
        innocent = _INNOCENT.search(text)
        if innocent:
            self._names = self._subject(text[: innocent.start()]) or self._names
            self._open(Ruling(RulingKind.OUTCOME, at + innocent.start(), self._end, self._names, named=True))
            return True
        if self.rulings:
            return False
        if not SENTENCED.search(text):
            announces = role.start() <= 3 and len(text) <= 40 and not is_item
            self._announced = self._subject(text) if announces else self._announced
            return announces
        sentenced = SENTENCED.search(text, role.end())
        subject = self._subject(text[: sentenced.start()] if sentenced else text[:12])
        self._names = subject or self._names
        self._open(Ruling(RulingKind.OUTCOME, at, self._end, self._names, named=bool(subject)))
        return True

    def _subject(self, text: str) -> tuple[str, ...]:
        return named_defendants(text, self._full, self._start)

    def _open(self, ruling: Ruling) -> None:
        """What is opened ends what was opened before it."""
        if self.rulings:
            self.rulings[-1].end = min(self.rulings[-1].end, ruling.start)
        self.rulings.append(ruling)
