"""The tier that the judgment itself names in its reasoning: 数额巨大, 情节严重, 致人重伤."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from resources.characters.forms import simplified_forms
from resources.law.charges import RangeVersion
from resources.law.tier_words import tier_words_of
from trainer.judgment.bands.unwrapped import Unwrapped
from trainer.judgment.last_mark import after_last
from trainer.judgment.numerals import read_number
from trainer.judgment.statements import ANSWERED_WITHIN, Statement, read_statements
from trainer.judgment.types import Article, Span

if TYPE_CHECKING:
    from trainer.judgment.checks.case import CheckedCase, Count

# 不属于情节严重, 尚未达到数额巨大.
_DENIED = re.compile(
    r"(?:不(?:属于?|是|构成|足|应|宜|具有|具备|存在|符合|能|予)|未(?:达|能|造成|构成)|尚未|并非|没有|无(?!视)|虽无|否认)[^，。；]{0,8}\Z"
)
# What follows where the law is quoted: 数额较大的，处三年以下….
_QUOTED = re.compile(r"的?[，,]?(?:应?当?处|可以?处|依法应当?在)(?!罚)|者[，,]?处")
# What the court does not find: 指控其系肇事逃逸，证据不足.
_REJECTED = re.compile(
    r"[^。；]{0,24}?(?:证据不足|依据不足|不予(?:支持|认定|采纳|采信)|不能(?:成立|认定)|不成立|不当|有误|难以认定|不够)"
)
# A character that each of its words has, looked for first; and how far they reach.
_REJECTING = re.compile("[不误难]")
_REJECTED_WITHIN = 32
_DEAD = re.compile(r"(?P<count>[二两三四五六七八九十\d]{1,3})(?:名[^，。；]{1,6}|人)(?:当场)?死亡")
_MAIN, _EQUAL = ("全部责任", "主要责任", "全责", "主责"), "同等责任"
_GENERAL = ("犯罪情节严重", "犯罪情节较轻", "犯罪情节恶劣", "性质恶劣情节严重")
_MEASURED = ("数额", "数量", "税", "轻伤", "重伤", "死亡", "致人")
_STATEMENT_END = re.compile("[。；]")
_TRADITIONAL = re.compile("[數節傷實]")
_FAR = 160  # characters between a word and the charge that it is said of, or the view that it is told in
_TRIED = 40  # places of one word that are looked at


@dataclass(frozen=True, slots=True)
class NamedTier:
    """A tier (a position in the version) with the words that name it and their place in the text."""

    tier: int
    words: str
    span: Span


class Reasoning:
    """The reasoning of a judgment, looked through for words; what it says of whom is read when first asked for."""

    def __init__(self, case: CheckedCase) -> None:
        self._case = case
        self._names = [defendant.name for defendant in case.judgment.defendants]
        place = case.judgment.reasoning
        self._start = place.start if place else 0
        self._statements: tuple[Statement, ...] = ()
        self._read_to = 0

    @cached_property
    def text(self) -> str:
        """What was read, without broken lines and in simplified characters; see `_span`."""
        text = self._unwrapped.text
        return text.translate(simplified_forms()) if _TRADITIONAL.search(text) else text

    @cached_property
    def _unwrapped(self) -> Unwrapped:
        place = self._case.judgment.reasoning
        return Unwrapped(self._case.text[place.start : place.end] if place and self._case.text else "")

    def _span(self, start: int, end: int) -> Span:
        """A place of the reasoning in the judgment."""
        span = self._unwrapped.span(Span(start, end))
        return Span(self._start + span.start, self._start + span.end)

    def _has_view(self, at: int) -> bool:
        """Whether a party's view may be told in the sentence around a place."""
        far = max(at - _FAR, 0)
        begin = after_last(self.text, "。；", far, at)
        stop = min((end for mark in "。；" if (end := self.text.find(mark, at, at + _FAR)) >= 0), default=at + _FAR)
        return any(self.text.find(word, begin, stop) >= 0 for word in ("辩", "意见", "公诉机关"))

    def _statement(self, at: int) -> Statement | None:
        """The statement around a place. What stands further on than its answer may, changes nothing in it."""
        stop = at
        for _ in range(1 + ANSWERED_WITHIN):
            end = _STATEMENT_END.search(self.text, stop)
            stop = end.end() if end else len(self.text)
        if stop > self._read_to:
            self._statements, self._read_to = read_statements(self.text, (0, stop), self._names), stop
        return next((each for each in self._statements if at < each.place[1]), None)

    def named(self, count: Count, version: RangeVersion) -> tuple[NamedTier, ...]:
        """The tiers that the reasoning names for this charge against this defendant, in the order of the text."""
        rule = tier_words_of(count.rule.name) if count.rule else None
        if rule is None or not self.text or (version.since < rule.since and len(version.tiers) != len(rule.tiers)):
            return ()
        last = sum([not tier.of_unit for tier in version.tiers]) - 1
        text = self.text
        found = [
            NamedTier(min(tier, last), word, self._span(at, at + len(word)))
            for tier, words in enumerate(rule.tiers)
            for word in words
            if word in text and (at := self._first(count, word)) >= 0  # most words are not there
        ]
        return tuple(sorted(found, key=lambda each: each.span.start) if len(found) > 1 else found)

    def _first(self, count: Count, word: str) -> int:
        """The first place where the word is said of this charge against this defendant; -1: nowhere."""
        at = self.text.find(word)
        for _ in range(_TRIED):
            if at < 0 or self._is_said_of(count, at, word):
                return at
            at = self.text.find(word, at + len(word))
        return -1

    def of_traffic(self, count: Count) -> tuple[NamedTier, ...]:
        """致二人死亡 by who is fully or mainly to blame, 致六人死亡 by who is equally (法释〔2000〕33号第4条)."""
        needed = 2 if any(word in self.text for word in _MAIN) else 6 if _EQUAL in self.text else 0
        found = _DEAD.search(self.text) if needed and "死亡" in self.text else None
        if found is None or (read_number(found["count"]) or 0) < needed:
            return ()
        if not self._is_said_of(count, found.start(), found[0]):
            return ()
        return (NamedTier(1, found[0], self._span(*found.span())),)

    def _is_said_of(self, count: Count, at: int, word: str) -> bool:
        text, end = self.text, at + len(word)
        if text.endswith("特别", 0, at):  # 特别重大损失 is not 重大损失
            return False
        if _DENIED.search(text, max(0, at - 16), at) or _QUOTED.match(text, end):
            return False
        if _REJECTING.search(text, end, end + _REJECTED_WITHIN) and _REJECTED.match(text, end):
            return False
        if any(text.startswith(each, at - each.index(word)) for each in _GENERAL if word in each):
            return False
        if len(self._names) > 1 or self._has_view(at):
            statement = self._statement(at)
            if statement is None or statement.is_rejected(at) or count.at.defendant not in statement.about(at):
                return False
        return len(count.defendant.charges) == 1 or self._charge_at(count, at, end) == count.charge.name

    def _charge_at(self, count: Count, at: int, end: int) -> str | None:
        """Which of the defendant's charges is spoken of: the next that is named, else the last within the sentence."""
        names = {charge.name for charge in count.defendant.charges}
        stop = self.text.find("。", end, end + _FAR)
        stop = stop if stop >= 0 else end + _FAR
        after = [(place, name) for name in names if (place := self.text.find(name, end, stop)) >= 0]
        if after:
            return min(after)[1]
        begin = max(self.text.rfind("。", max(at - _FAR, 0), at), at - _FAR, 0)
        before = [(place, name) for name in names if (place := self.text.rfind(name, begin, at)) >= 0]
        return max(before)[1] if before else None


def is_measured(words: str) -> bool:
    """Whether the facts measure what the words say; 其他严重情节 may be anything."""
    return words.startswith(_MEASURED)


def cited_tiers(count: Count, version: RangeVersion) -> tuple[Article, tuple[int, ...]] | None:
    """The tiers that the cited 款 or 项 of the charge's article hold, with the first that tells; None: none does."""
    rule = tier_words_of(count.rule.name) if count.rule else None
    if rule is None or not rule.cited or version.since < rule.since:
        return None
    told = [
        (article, tiers) for article in count.charge.articles for known, tiers in rule.cited if _holds(known, article)
    ]
    if not told:
        return None
    return told[0][0], tuple(sorted({tier for _, tiers in told for tier in tiers}))


def _holds(known: Article, cited: Article) -> bool:
    """Whether a citation names this 款 or 项; an article without 款 may be cited with its 项 alone."""
    if (known.number, known.sub) != (cited.number, cited.sub):
        return False
    return known.paragraph in (None, cited.paragraph) and known.item in (None, cited.item)
