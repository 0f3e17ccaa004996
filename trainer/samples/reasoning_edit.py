"""The attitude taken out of a reasoning, passage by passage, so that another can be put there.

Nothing is guessed: where a passage cannot be parted from what it says of the attitude, the whole edit is given up.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from trainer.samples.attitude_cues import ATTITUDE, LENIENCY, PASSAGE, REMORSE
from trainer.samples.attitude_words import RESTATED
from trainer.samples.no_change import NoChange, NotMade

_PARTY = re.compile(r"辩护|辩解|辩称|建议|意见|请求|要求对|提请|诉讼代理人")
_CIVIL = re.compile(r"附带民事|原告|诉讼请求|赔偿责任|保险|交强险|投保|赔偿限额")
_REBUTTED = re.compile(
    r"经查|不(?:能|予|应|宜)?认定|不构成|不是自首|不属|不予采[纳信]|不成立|不能成立|不足采信|逐一|分别评判|评判如下|如下情节|如下："
)
_PROBATION = re.compile(r"缓刑|非监禁刑|社区|在此期间|司法行政机关|公益劳动|监督和?管理|有益(?:于|的)?社会")
# What else a passage on the attitude may say: it must be said again, or be there still.
_SUBSTANCE = (
    "赔偿|补偿|调解|和解",
    "谅解",
    "退赃|退赔|退缴|偿还|归还|还清|返还|退还|挽回",
    "抢救|120",
    "修复|恢复|放流|补植|复绿",
    "收缴|扣押",
    "再犯",
    "逃逸|逃离",
    "特别恶劣|特别严重",
    "情节严重|情节恶劣",
    "未成年",
    "(?:未|没有)(?:造成|引发)",
    "(?:交纳|缴纳|预缴|预交)[^，。；]{0,8}罚金|罚金[^，。；]{0,6}(?:交纳|缴纳)",
    "从严",
)
# Partial compensation, or paid to others than the victim: stating it again in other words would claim more.
_IN_PART = re.compile(r"部分[^，。；]{0,8}(?:赔|退|补)|(?:赔|退|补)[^，。；]{0,8}部分|无名|财政|提存|押金")
# Marks that stand together where something was cut out between them.
_BROKEN = re.compile(r"[，、：][。；，、]")
_CONVICTS = re.compile(r"构成[^，。；]{2,40}罪|触犯[^，。；]{2,30}罪")
_CHARGE_STANDS = re.compile(
    r"，[^，。；]{0,12}指控[^，。；]{0,20}(?:成立|正确|准确)|，(?:事实|罪名|定性)[^，。；]{0,6}(?:成立|正确|准确|清楚)|，(?:本院)?(?:应)?予以?(?:支持|确认)"
)
_CITES = re.compile(r"(?:依照|依据|根据|按照)(?:了)?(?:最高人民法院)?[《﹤<]")
# How a passage begins that says nothing without the one before it.
_DEPENDS = re.compile(
    r"\s*(?:但|且|并|又|故|因此|在此期间|亦|也|对此|上述|该|还|以上|鉴此|为此|\d+[、.．]|[（(]?[一二三四五六七八九\d][）)]|第[一二三四五])"
)
_ADDS = re.compile(r"亦可|也可|同时可")
_LIST_MARK = re.compile(r"；\Z")


@dataclass(frozen=True, slots=True)
class Edited:
    """The text without the attitude; ``at``: where another can be put."""

    text: str
    at: int


def reasoning_without(
    reasoning: str,
    name: str,
    restated: Sequence[tuple[str, int]],
    *,
    remorse: bool,
    probation: bool,
    lenient: bool,
) -> Edited:
    """``reasoning`` (up to 判决如下) without its passages on the attitude, parties' views and proposals.

    ``restated`` are the other circumstances with their places in ``reasoning``: those whose passage goes are said
    again. ``remorse`` and ``probation`` may stay or not; ``lenient``: whether any leniency is left at all. Raises
    NotMade where a passage that must stay speaks of the attitude, or one depends on what is taken out, or more than
    the attitude would be lost.
    """
    passages = _Passages(remorse=remorse, probation=probation, lenient=lenient)
    last = len(reasoning.rstrip())
    for match in PASSAGE.finditer(reasoning):
        cites = _CITES.search(match.group()) if match.end() >= last else None
        if cites:
            passages.cite(match.group(), cites.start())
        else:
            passages.take(match.group(), match.start())
    if passages.at is None or not passages.convicted:
        raise NotMade(NoChange.REASONING_UNCLEAR)
    said = _said_again(restated, passages.removed, name)
    gone = "".join(reasoning[start:end] for start, end in passages.removed)
    text = passages.text(said)
    if said and _IN_PART.search(gone):
        raise NotMade(NoChange.REASONING_UNCLEAR)
    _refuse_losses(text, gone, probation=probation)
    return Edited(text, passages.at)


class _Passages:
    """Decides of one passage after the other whether it stays."""

    def __init__(self, *, remorse: bool, probation: bool, lenient: bool) -> None:
        self._remorse, self._probation, self._lenient = remorse, probation, lenient
        self._kept: list[str] = []
        self._length = 0
        self._after_gap = False
        self.convicted = False
        self.at: int | None = None
        self.removed: list[tuple[int, int]] = []

    def cite(self, passage: str, start: int) -> None:
        """The last one, which cites the articles from ``start`` on; what leads to them may be of the attitude."""
        lead = passage[:start]
        of_attitude = ATTITUDE.search(lead) or REMORSE.search(lead) or _PARTY.search(lead)
        if of_attitude or (not self._probation and _PROBATION.search(lead)):
            passage = passage[start:]
        if self.at is None:
            self.at = self._length
        self._keep(passage)

    def take(self, passage: str, start: int) -> None:
        """Any other one; ``start`` is its place in the reasoning. Raises NotMade."""
        if not passage.strip():
            self._keep(passage)
            return
        tells = ATTITUDE.search(passage) or (not self._remorse and REMORSE.search(passage))
        party = _PARTY.search(passage) and not _CIVIL.search(passage)
        about_probation = not self._probation and _PROBATION.search(passage)
        mere_leniency = not self._lenient and LENIENCY.search(passage)
        if tells or party or about_probation or mere_leniency:
            self._drop(passage, start, tells=bool(tells), party=bool(party))
            return
        if self._after_gap and (_DEPENDS.match(passage) or _ADDS.search(passage)):
            raise NotMade(NoChange.REASONING_UNCLEAR)
        self._keep(passage)
        self._after_gap = False
        self.convicted = self.convicted or _CONVICTS.search(passage) is not None

    def text(self, said: str) -> str:
        """What stays, with ``said`` at the place of the attitude."""
        text, at = "".join(self._kept), self.at
        # What stood in a list ends it now.
        text = _LIST_MARK.sub("。", text[:at]) + text[at:]
        if self._after_gap:
            text = re.sub(r"；(?=\s*(?:依照|依据|根据|据此|综上|为此))", "。", text)
        return text[:at] + said + text[at:]

    def _drop(self, passage: str, start: int, *, tells: bool, party: bool) -> None:
        """Takes the passage out, but for the conviction that it begins with where none was seen before."""
        if _REBUTTED.search(passage):
            raise NotMade(NoChange.REASONING_UNCLEAR)
        convicts = _CONVICTS.search(passage)
        end = start + len(passage)
        if convicts and not self.convicted:
            head = _up_to_conviction(passage, convicts.end())
            if not party and LENIENCY.search(head):
                raise NotMade(NoChange.REASONING_UNCLEAR)
            self.removed.append((start + len(head) - 1, end))
            self._keep(head)
            self.convicted = True
        else:
            self.removed.append((start, end))
        if self.at is None and tells:
            self.at = self._length
        self._after_gap = True

    def _keep(self, passage: str) -> None:
        self._kept.append(passage)
        self._length += len(passage)


def _up_to_conviction(passage: str, convicted: int) -> str:
    """The clauses up to 构成某罪, which ends at ``convicted``, and that the charge stands, closed by a full stop.

    Raises NotMade where they speak of the attitude themselves.
    """
    stop = re.compile(r"[，。；]").search(passage, convicted)
    end = stop.start() if stop else len(passage)
    while stands := _CHARGE_STANDS.match(passage, end):
        end = stands.end()
    head = passage[:end]
    if ATTITUDE.search(head) or REMORSE.search(head) or _PARTY.search(head):
        raise NotMade(NoChange.REASONING_UNCLEAR)
    return head + "。"


def _said_again(restated: Sequence[tuple[str, int]], removed: Sequence[tuple[int, int]], name: str) -> str:
    """The circumstances that went with the passages around them, each in words of its own."""
    gone = dict.fromkeys(
        identity for identity, place in restated if any(start <= place < end for start, end in removed)
    )
    if any(identity not in RESTATED for identity in gone):
        raise NotMade(NoChange.REASONING_UNCLEAR)
    return "".join(RESTATED[identity].format(name=name) for identity in gone)


def _refuse_losses(text: str, gone: str, *, probation: bool) -> None:
    """Raises NotMade where the edit is broken, or ``gone`` told something that ``text`` no longer tells."""
    # What the parties to the civil part say, or an insurer, is no finding of the court.
    own = "".join(each for each in PASSAGE.findall(text) if not _CIVIL.search(each) and not _PARTY.search(each))
    lost = any(re.search(words, gone) and not re.search(words, own) for words in _SUBSTANCE)
    if probation:
        probation_wrong = "缓刑" in gone and "缓刑" not in text
    else:
        probation_wrong = re.search("缓刑|社区矫正|司法行政机关|公益劳动", text) is not None
    if lost or probation_wrong or _BROKEN.search(text):
        raise NotMade(NoChange.REASONING_UNCLEAR)
