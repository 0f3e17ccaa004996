"""A span of terms where one should stand: 有期徒刑六个月至一年, 三至五年有期徒刑, 一年以上三年以下有期徒刑."""

from __future__ import annotations

import re

from trainer.judgment.compact import PlacedText
from trainer.judgment.numerals import NUMERAL, term_of, term_pattern
from trainer.judgment.types import Sentence, SentenceKind, SentenceRange

KINDS = {
    "有期徒刑": SentenceKind.FIXED_TERM,
    "有期徒": SentenceKind.FIXED_TERM,
    "有期刑": SentenceKind.FIXED_TERM,
    "有期": SentenceKind.FIXED_TERM,
    "徒刑": SentenceKind.FIXED_TERM,
    "拘役": SentenceKind.DETENTION,
    "管制": SentenceKind.CONTROL,
}
Term = tuple[int, int]
"""Months and days."""
KIND = r"有期徒?刑?|(?<!无期)徒刑|拘役|管制"
_TO_SIGNS = ("至", "到", "以上", "-", "—", "－", "–", "~", "～")
TO = r"(?:以上)?(?:至|到|—{1,2}|-{1,2}|－|–|~|～)"
_TO_TERM = re.compile(rf"(?:{TO}|以上)(?P<kind>{KIND})?{term_pattern('u_')}")
# 三至五年, 6-12个月: the first number has no unit.
_NUMBERS = re.compile(rf"(?P<low>{NUMERAL}{{1,4}}){TO}(?P<high>{NUMERAL}{{1,4}})(?P<unit>年|个?月)")
# The law's own order, 一年以上三年以下有期徒刑, and 三至五年有期徒刑: what stands before the kind.
_BEFORE = re.compile(rf"(?:{term_pattern('t_')}(?:{TO}|以上){term_pattern('u_')}|{_NUMBERS.pattern})(?:以[下内])?的?\Z")
LONGEST_BEFORE = 24


def range_from(
    text: PlacedText, chars: str, match: re.Match[str], term: Term, end: int
) -> tuple[SentenceRange, int] | None:
    """有期徒刑六个月至一年, where 有期徒刑六个月 stands at ``match``."""
    if not chars.startswith(_TO_SIGNS, match.end(), end):
        return None
    further = _TO_TERM.match(chars, match.end(), end)
    other = term_of(further, "u_") if further else None
    if further is None or other is None:
        return None
    kind = KINDS[match["kind"]]
    most = KINDS[further["kind"]] if further["kind"] else kind
    return _sorted(text, (kind, term), (most, other), match.start(), further.end())


def range_around(
    text: PlacedText, chars: str, match: re.Match[str], start: int, end: int
) -> tuple[SentenceRange, int] | None:
    """有期徒刑三至五年, and 三年以上五年以下有期徒刑, where 有期徒刑 without a term stands at ``match``."""
    kind = KINDS[match["kind"]]
    if numbers := _NUMBERS.match(chars, match.end(), end):
        return _of_numbers(text, kind, numbers, match.start(), numbers.end())
    before = _BEFORE.search(chars, max(start, match.start() - LONGEST_BEFORE), match.start())
    if before is None:
        return None
    if before["low"]:
        return _of_numbers(text, kind, before, before.start(), match.end())
    least, longest = term_of(before, "t_"), term_of(before, "u_")
    if least is None or longest is None:
        return None
    return _sorted(text, (kind, least), (kind, longest), before.start(), match.end())


def _of_numbers(
    text: PlacedText, kind: SentenceKind, match: re.Match[str], start: int, end: int
) -> tuple[SentenceRange, int] | None:
    terms = [_UNIT_TERM.fullmatch(match[each] + match["unit"]) for each in ("low", "high")]
    low, high = (term_of(term, "t_") if term else None for term in terms)
    return None if low is None or high is None else _sorted(text, (kind, low), (kind, high), start, end)


_UNIT_TERM = re.compile(term_pattern("t_"))


def _sorted(
    text: PlacedText,
    low: tuple[SentenceKind, Term],
    high: tuple[SentenceKind, Term],
    start: int,
    end: int,
) -> tuple[SentenceRange, int] | None:
    if low[0] is high[0] and low[1] >= high[1]:
        return None
    span = text.span(start, end)
    return SentenceRange(Sentence(low[0], *low[1], span=span), Sentence(high[0], *high[1], span=span)), end
