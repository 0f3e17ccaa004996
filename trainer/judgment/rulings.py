"""What 主文 rules, clause by clause.

A clause opens a count (被告人甲犯盗窃罪), opens the combined penalty (决定执行), speaks of an earlier judgment
(与前罪…并罚, 撤销…缓刑), or says more of what was opened before it.
"""

from __future__ import annotations

import re

from trainer.judgment.count_site import CountSite, count_site
from trainer.judgment.earlier_judgments import RECORD, is_earlier
from trainer.judgment.named_charges import SENTENCED, named_charges, whole_charge
from trainer.judgment.named_defendants import DEFENDANT_ROLE, named_after, named_alone, named_defendants
from trainer.judgment.names_before import NamesBefore
from trainer.judgment.result_brackets import BLANK
from trainer.judgment.ruling import Ruling, RulingKind

_CLAUSE = re.compile(r"[^。；：，]+")
# What follows a penalty without a mark between: 判处有期徒刑一年犯抢劫罪判处有期徒刑四年决定执行四年六个月.
_LONG_CLAUSE = 24
_UNMARKED = re.compile(
    r"(?<=[年月日元身罚产行])(?=(?:(?:[一二三四五六七八九十]{1,2}、)?被告人?[^，。；：犯处年月日]{2,12})?犯[^，。；：犯处年月日]{2,40}罪(?:判|处|单|免|有期|拘役|管制)"
    r"|(?:数罪并罚|两罪并罚)?(?:决定|合并)(?:合并)?执行)"
)
_ITEM = re.compile(r"\x00*(?:(?:[一二三四五六七八九十]{1,3}|\d{1,2})[、.]|\d{1,2}）|[①-⑳]|[-–—•·*●◆])\x00*")
_TOTAL = re.compile(
    r"(?:决定|合并|应|总共|总和|最终|实际|共同?)(?:合并)?执行|数罪并罚|决定判处|决定对(?P<whom>[^，。；：]{0,40}?)(?:合并)?执行"
    r"|(?:决定?(?:执|行)|(?<!缓期)执行)(?=有期徒刑|无期徒刑|死刑|拘役)|(?:决定?(?:执|行)|(?<![期并再])执行)(?=管制)"
)
_REVOKED = re.compile(r"\x00*(?:依法)?(?:撤销|维持)")
_INNOCENT = re.compile(r"无罪|不负刑事责任|不承担刑事责任|不构成犯罪")
_PASSAGE_END = re.compile(r"[。；]")
_PENALTY = re.compile(r"有期|拘役|管制|无期|死刑|罚金|免[予于除]")
_PENALTY_OF = re.compile(
    r"(?:分别)?(?:判处|对|处)?被告(?:人|单位)?[^，。；：]{2,30}?(?=有期|拘役|管制|无期|死刑|罚金|判处|单处|免[予于除])"
)
_PENALTY_AT_ONCE = re.compile(
    r"\x00*(?:判处|处|单处)\x00*(?:有期|拘役|管制|无期|死刑|罚金|[一二三四五六七八九十\d]{1,3}[年个])"
)
_BY_RIGHT = re.compile(r"(?:依法|应当?)+\Z")  # 甲某应以诈骗罪论处
_SENTENCES = re.compile(r"，((?:对|判处|处)[^，。；：]{2,40})")
_OFFICE = re.compile(
    r"\x00*被告人?[^，。；：]{2,8}?(?:系|作为|身为|是)[^，。；：]{2,40}\Z"
)  # 被告人甲某系直接负责的主管人员，犯…
_LONGEST_NAME = 40
_LEADS_NAME = ("被告", "对被告")


def read_rulings(chars: str, before: NamesBefore, start: int, end: int) -> list[Ruling]:
    """The rulings of 主文 in ``chars[start:end]``, in their order.

    The brackets of 主文 are blanked in ``chars``; ``before`` knows the names in the text before it.
    """
    reader = _RulingReader(chars, before, start, end)
    for clause in _CLAUSE.finditer(chars, start, end):
        at = clause.start()
        if clause.end() - at > _LONG_CLAUSE and _may_hold_several(chars, at, clause.end()):
            for further in _UNMARKED.finditer(chars, at, clause.end()):
                reader.take(at, further.start())
                at = further.start()
        reader.take(at, clause.end())
    return reader.rulings


def _may_hold_several(chars: str, start: int, end: int) -> bool:
    first = chars.find("犯", start, end)
    return first >= 0 and (chars.find("犯", first + 1, end) >= 0 or chars.find("执行", first, end) >= 0)


class _RulingReader:
    """Remembers who was spoken of last: a later clause may leave the name out."""

    def __init__(self, chars: str, before: NamesBefore, start: int, end: int) -> None:
        self.rulings: list[Ruling] = []
        self._chars, self._before, self._end = chars, before, end
        self._names: tuple[str, ...] = ()
        self._announced: tuple[str, ...] = ()  # 被告人甲，犯…
        self._revoked_until = start

    def take(self, at: int, end: int) -> None:
        """The next clause."""
        item = _ITEM.match(self._chars, at, end)
        at = item.end() if item else at
        text = self._chars[at:end]
        total = _total(text)
        if self._is_revoked(at, text, total):
            return
        site = count_site(text, self._before)
        record = None if self.rulings else RECORD.search(text)
        if record and (site is None or site.start <= record.start()):
            self._announced = self._subject(text[: record.start()]) or self._announced
            return
        if total and (site is None or total.start() < site.start):
            self._open_total(at, text, total)
        elif self.rulings and is_earlier(self._chars, at, self._end, text, site):
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
        subject = self._subject(text[: total.start()]) or named_after(total["whom"] or "", self._before)
        self._names = subject or self._names
        self._open(Ruling(RulingKind.TOTAL, at + total.end(), self._end, self._names, named=bool(subject)))

    def _open_count(self, at: int, end: int, text: str, site: CountSite, total: re.Match[str] | None) -> bool:
        """被告人甲犯盗窃罪: the count's penalty stands after its last charge. False where no charge is named."""
        charges = named_charges(self._chars, at + site.end, end, self._end)
        if not charges:
            return False
        _, (_, last_charge_ends) = charges[-1]
        subject = self._subject(_BY_RIGHT.sub("", text[: site.start]) if site.by else text[: site.start])
        if not subject and site.by:
            subject = named_after(self._chars[last_charge_ends:end], self._before) or self._named_next(end)
        # 以诈骗罪判处有期徒刑二年 goes on about the last; 以诈骗罪判处 may be followed by others.
        names_follow = site.by and _PENALTY_AT_ONCE.match(self._chars, last_charge_ends, end) is None
        self._names = subject or self._announced or (() if names_follow else self._names)
        self._announced = ()
        governed = at + total.start() if total else self._end
        self._open(Ruling(RulingKind.COUNT, at, governed, self._names, charges, named=bool(subject), by=site.by))
        self.rulings[-1].start = last_charge_ends
        return True

    def _named_next(self, end: int) -> tuple[str, ...]:
        """Whom the next clause sentences: 以诈骗罪，判处甲某有期徒刑二年."""
        following = _SENTENCES.match(self._chars, end, self._end)
        return named_after(following[1], self._before) if following else ()

    def _take_without_charge(self, at: int, text: str, *, is_item: bool) -> None:
        if self._take_penalty_of(at, text) or self._take_listed(at, text, is_item=is_item):
            return
        if not self.rulings and text.startswith("判处") and (names := named_after(text, self._before)):
            self._names = names
            self._open(Ruling(RulingKind.OUTCOME, at, self._end, names, named=True))
            return
        role = DEFENDANT_ROLE.search(text)
        if role is not None and self._take_outcome(at, text, role, is_item=is_item):
            return
        if is_item and self.rulings and not SENTENCED.search(text):
            self._open(Ruling(RulingKind.EARLIER, at, self._end))

    def _take_penalty_of(self, at: int, text: str) -> bool:
        """甲、乙犯盗窃罪，判处被告人甲有期徒刑一年，被告人乙拘役五个月: the charge once, then each one's penalty."""
        last = self.rulings[-1] if self.rulings and "被告" in text else None
        match = _PENALTY_OF.match(text) if last is not None and last.kind is RulingKind.COUNT else None
        if last is None or match is None:
            return False
        names = named_after(text, self._before)
        if not names or not (last.by or set(names) <= set(self._names)) or names == last.names:
            return False
        if not last.names or not _PENALTY.search(self._chars, last.start, at):
            self.rulings.pop()
        counted = self._names
        self._open(Ruling(RulingKind.COUNT, at, self._end, names, last.charges, named=True, by=last.by))
        self.rulings[-1].start = at + match.end()
        self._names = counted or names
        return True

    def _take_listed(self, at: int, text: str, *, is_item: bool) -> bool:
        """甲某：盗窃罪，有期徒刑一年: a name alone, then a charge alone, then a penalty of him."""
        may_be_name = is_item or text.startswith(_LEADS_NAME) or self._is_label(at + len(text))
        if not (self._announced or may_be_name):
            return False
        plain = text.replace(BLANK, "")
        if self._announced and (charges := whole_charge(plain, (at, at + len(text)))):
            self._open(Ruling(RulingKind.COUNT, at, self._end, self._announced, charges, named=True))
            self.rulings[-1].start = at + len(text)
            self._names, self._announced = self._announced, ()
            return True
        if self._announced and (SENTENCED.match(plain) or _PENALTY.match(plain) or _INNOCENT.match(plain)):
            self._names, self._announced = self._announced, ()
            self._open(Ruling(RulingKind.OUTCOME, at, self._end, self._names, named=True))
            return True
        if may_be_name and len(plain) <= _LONGEST_NAME and (names := named_alone(plain, self._before)):
            self._announced = names
            return True
        return False

    def _is_label(self, at: int) -> bool:
        """Whether what stands before ``at`` leads to its value: a colon follows, or a comma and a charge alone."""
        if self._chars.startswith("：", at):
            return True
        following = _CLAUSE.match(self._chars, at + 1, self._end) if self._chars.startswith("，", at) else None
        if following is None or following[0].startswith("犯"):
            return False
        return bool(whole_charge(following[0].replace(BLANK, ""), following.span()))

    def _take_outcome(self, at: int, text: str, role: re.Match[str], *, is_item: bool) -> bool:
        """被告人甲无罪, 被告人甲免予刑事处罚, or a name alone of which the next clause speaks."""
        innocent = _INNOCENT.search(text)
        if innocent:
            self._names = self._subject(text[: innocent.start()]) or self._names
            self._open(Ruling(RulingKind.OUTCOME, at + innocent.start(), self._end, self._names, named=True))
            return True
        if self._chars.startswith("，犯", at + len(text)) and (office := _OFFICE.match(text)):
            self._announced = self._subject(office[0]) or self._announced
            return True
        if self.rulings:
            return self._take_further_outcome(at, text)
        if not SENTENCED.search(text):
            announces = role.start() <= 3 and len(text) <= 40 and not is_item
            self._announced = self._subject(text) if announces else self._announced
            return announces
        sentenced = SENTENCED.search(text, role.end())
        subject = self._subject(text[: sentenced.start()]) if sentenced else named_after(text, self._before)
        self._names = subject or self._names
        self._open(Ruling(RulingKind.OUTCOME, at, self._end, self._names, named=bool(subject)))
        return True

    def _take_further_outcome(self, at: int, text: str) -> bool:
        """被告人乙免予刑事处罚, where nothing was ruled of him before."""
        match = _PENALTY_OF.match(text)
        names = named_after(text, self._before) if match else ()
        if match is None or not names or any(name in ruling.names for ruling in self.rulings for name in names):
            return False
        if not all(self._before.name(name) for name in names):
            return False
        self._names = names
        self._open(Ruling(RulingKind.OUTCOME, at + match.end(), self._end, names, named=True))
        return True

    def _subject(self, text: str) -> tuple[str, ...]:
        return named_defendants(text, self._before)

    def _open(self, ruling: Ruling) -> None:
        """What is opened ends what was opened before it."""
        if self.rulings:
            self.rulings[-1].end = min(self.rulings[-1].end, ruling.start)
        self.rulings.append(ruling)


def _total(text: str) -> re.Match[str] | None:
    """``_TOTAL`` is only tried where one of the words stands of which each of its matches has one."""
    return _TOTAL.search(text) if "执" in text or "决" in text or "数罪" in text else None
