"""The principal penalty (主刑, 刑法 33) of one clause of 主文: a sentence, a range, or a term without its kind."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trainer.judgment.compact import PlacedText
from trainer.judgment.numerals import NUMERAL, term_of, term_pattern
from trainer.judgment.types import Sentence, SentenceKind, SentenceRange, Span

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
_PRINCIPAL = re.compile(
    rf"(?P<kind>{KIND})(?:[\x00，：]|刑期|期限|各|均|共|分别|为|计){{0,6}}{term_pattern('t_')}"
    r"|(?P<reprieve>死刑[\x00，（]{0,4}(?:缓期|缓刑)[二两2]年|死缓)"
    r"|(?P<death>死刑)"
    r"|(?P<life>无期徒刑)"
    r"|(?P<exempt>免[予于除](?:其)?(?:刑事)?处[罚分]|免[予于除]刑罚|免予刑事处)"
    r"|(?P<innocent>无罪|不负刑事责任|不承担刑事责任)"
)
_WITHOUT_TERM = {
    "reprieve": SentenceKind.DEATH_REPRIEVE,
    "death": SentenceKind.DEATH,
    "life": SentenceKind.LIFE,
    "exempt": SentenceKind.EXEMPT,
    "innocent": SentenceKind.NOT_GUILTY,
}
# A numeral right after a term, or a unit of time soon after it behind a character that no text goes on with: 三年?个月
# is no term of three years.
_FOLLOWS = r"，。；：、（）\x00并缓剥罚附驱单宣的与和及同另没限刑以执至自总对各均已在"
GOES_ON = re.compile(rf"{NUMERAL}|(?![{_FOLLOWS}])[^，。；：、（）]{{1,3}}?(?:个?月|年|[日天])")
# Words after a term that make it a bound or a choice: 三年以下, 六个月左右, 一年或者拘役.
_NO_SENTENCE = re.compile(r"以[上下内]|左右|或")
_TO_SIGNS = ("至", "到", "以上", "-", "—", "－", "–", "~", "～")
TO = r"(?:以上)?(?:至|到|—{1,2}|-{1,2}|－|–|~|～)"
_TO_TERM = re.compile(rf"(?:{TO}|以上)(?P<kind>{KIND})?{term_pattern('u_')}")
# 三至五年, 6-12个月: the first number has no unit.
_NUMBERS = re.compile(rf"(?P<low>{NUMERAL}{{1,4}}){TO}(?P<high>{NUMERAL}{{1,4}})(?P<unit>年|个?月)")
# The law's own order, 一年以上三年以下有期徒刑, and 三至五年有期徒刑: what stands before the kind.
_BEFORE = re.compile(rf"(?:{term_pattern('t_')}(?:{TO}|以上){term_pattern('u_')}|{_NUMBERS.pattern})(?:以[下内])?的?\Z")
_LONGEST_BEFORE = 24
_TERM_BEFORE = re.compile(rf"(?:处|判|其|处以|，|刑|为){term_pattern('t_')}的?\Z")
_BARE = re.compile(rf"(?:[\x00，：]|判处|处|刑期|总和|合并|共计|共|为|执行){{0,6}}{term_pattern('t_')}")


@dataclass(frozen=True, slots=True)
class Principal:
    """What one clause says of the principal penalty; all None where it says nothing.

    ``bare``: a term without its kind (决定执行一年八个月), and its place. ``named``: a kind of penalty stands there,
    whether or not its term could be read. ``end``: where it ends. ``control_after``: 管制 beside another term.
    """

    end: int
    sentence: Sentence | None = None
    range: SentenceRange | None = None
    bare: tuple[Term, Span] | None = None
    control_after: Sentence | None = None
    named: bool = False


def read_principal(text: PlacedText, chars: str, start: int, end: int) -> Principal:
    """The first principal penalty of ``chars[start:end]``."""
    named = False
    for match in _PRINCIPAL.finditer(chars, start, end):
        if not match["kind"]:
            kind = _WITHOUT_TERM[match.lastgroup or ""]
            return Principal(match.end(), Sentence(kind, span=text.span(*match.span())), named=True)
        named = True
        term = term_of(match, "t_")
        found = _range_from(text, chars, match, term, end) if term else _range_around(text, chars, match, start, end)
        if found is not None:
            return Principal(found[1], range=found[0], named=True)
        if term is None and (term := _term_before(chars, start, match.start())) is None:
            continue
        if not is_whole(chars, match.end(), end):
            return Principal(match.end(), named=True)
        sentence = Sentence(KINDS[match["kind"]], *term, span=text.span(*match.span()))
        control = _control(text, chars, match.end(), end) if sentence.kind in _WITH_CONTROL else None
        return Principal(match.end(), sentence, control_after=control, named=True)
    bare = None if named else _bare(text, chars, start, end)
    return Principal(start if named else end, named=named) if bare is None else Principal(bare[1], bare=bare[0])


_WITH_CONTROL = (SentenceKind.FIXED_TERM, SentenceKind.DETENTION)


def is_whole(chars: str, place: int, end: int) -> bool:
    """Whether a term ends at ``place``: no numeral goes on there, and no word makes a bound of it."""
    if place < end and chars[place] in "，。；":
        return True
    return not GOES_ON.match(chars, place, end) and not _NO_SENTENCE.match(chars, place, end)


def _bare(text: PlacedText, chars: str, start: int, end: int) -> tuple[tuple[Term, Span], int] | None:
    """The term that stands at ``start``, and where it ends."""
    match = _BARE.match(chars, start, end)
    term = term_of(match, "t_") if match else None
    if match is None or term is None or not is_whole(chars, match.end(), end):
        return None
    begin = min(place for place in map(match.start, ("t_years", "t_half", "t_months", "t_days")) if place >= 0)
    return (term, text.span(begin, match.end())), match.end()


def _control(text: PlacedText, chars: str, start: int, end: int) -> Sentence | None:
    """管制 that stands beside a term: both are served (刑法 69 II)."""
    place = chars.find("管制", start, end)
    match = _PRINCIPAL.match(chars, place, end) if place >= 0 else None
    term = term_of(match, "t_") if match else None
    if match is None or term is None or not is_whole(chars, match.end(), end):
        return None
    return Sentence(SentenceKind.CONTROL, *term, span=text.span(*match.span()))


def _range_from(
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


def _range_around(
    text: PlacedText, chars: str, match: re.Match[str], start: int, end: int
) -> tuple[SentenceRange, int] | None:
    """有期徒刑三至五年, and 三年以上五年以下有期徒刑, where 有期徒刑 without a term stands at ``match``."""
    kind = KINDS[match["kind"]]
    if numbers := _NUMBERS.match(chars, match.end(), end):
        return _of_numbers(text, kind, numbers, match.start(), numbers.end())
    before = _BEFORE.search(chars, max(start, match.start() - _LONGEST_BEFORE), match.start())
    if before is None:
        return None
    if before["low"]:
        return _of_numbers(text, kind, before, before.start(), match.end())
    least, longest = term_of(before, "t_"), term_of(before, "u_")
    if least is None or longest is None:
        return None
    return _sorted(text, (kind, least), (kind, longest), before.start(), match.end())


def _term_before(chars: str, start: int, place: int) -> Term | None:
    """判处八个月有期徒刑: the term before the kind."""
    match = _TERM_BEFORE.search(chars, max(start, place - _LONGEST_BEFORE), place)
    return term_of(match, "t_") if match else None


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
