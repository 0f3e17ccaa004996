"""The principal penalty (主刑, 刑法 33) of one clause of 主文: a sentence, a range, or a term without its kind."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trainer.judgment.compact import PlacedText
from trainer.judgment.numerals import NUMERAL, term_of, term_pattern
from trainer.judgment.term_ranges import KIND, KINDS, LONGEST_BEFORE, Term, range_around, range_from
from trainer.judgment.types import Sentence, SentenceKind, SentenceRange, Span

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
GOES_ON = re.compile(
    rf"{NUMERAL}|(?![{_FOLLOWS}])[^，。；：、（）]{{1,3}}?(?:个?月|年|[日天])|[^\w，。；：、（）\x00]{{1,2}}?{NUMERAL}|.?[个曰](?!人)"
)
# Words after a term that make it a bound or a choice: 三年以下, 六个月左右, 一年或者拘役.
_NO_SENTENCE = re.compile(r"以[上下内]|左右|或")
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
        found = range_from(text, chars, match, term, end) if term else range_around(text, chars, match, start, end)
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


def _term_before(chars: str, start: int, place: int) -> Term | None:
    """判处八个月有期徒刑: the term before the kind."""
    match = _TERM_BEFORE.search(chars, max(start, place - LONGEST_BEFORE), place)
    return term_of(match, "t_") if match else None
