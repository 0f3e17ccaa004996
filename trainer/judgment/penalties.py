"""The penalties that one clause of 主文 pronounces: principal (刑法 33), supplementary (34, 35), probation (72)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trainer.judgment.compact import PlacedText
from trainer.judgment.fines import read_fine
from trainer.judgment.numerals import AMOUNT, NUMERAL, term_of, term_pattern
from trainer.judgment.principal_penalties import Principal, is_whole, read_principal
from trainer.judgment.types import Sentence, SentenceKind, SentenceRange, Span

_WITH_PROBATION = (SentenceKind.FIXED_TERM, SentenceKind.DETENTION, SentenceKind.CONTROL)
_PROBATION = re.compile(
    rf"(?:缓刑|缓期(?:执行)?)(?:[\x00，：]|考验期|限|期|为|执行|宣告|缓刑){{0,8}}{term_pattern('p_')}"
)
# A period stands there, though it is not understood (缓刑四三年), or none is said.
_GRANTED = re.compile(
    rf"缓刑(?:[^，。；：、（）]{{0,6}}[年月]|(?:考验期)?[^，。；：、（）]{{0,3}}{NUMERAL})|(?<!不)(?:宣告|适用)缓刑(?=[，。；])"
)
_RIGHTS_FOR = re.compile(rf"剥夺政治权利[^，。；：、（）]{{0,4}}?(?:{NUMERAL}|年)")
_RIGHTS = re.compile(rf"剥夺政治权利(?:[\x00]|期限|期|为){{0,4}}(?:(?P<life>终身)|{term_pattern('r_')})")
_CONFISCATION = re.compile(
    rf"没收(?:其|被告人[^，。；]{{0,8}}?)?(?:个人)?(?:的)?(?:全部|部分|所有)?(?:个人)?财产(?:计|价值)?(?:人民币)?(?:{AMOUNT}元)?"
)


@dataclass(frozen=True, slots=True)
class Penalties:
    """What one clause imposes.

    ``bare``: a term without its kind, and its place. ``named``: a kind of principal penalty stands there, though its
    term may be unread. ``fine_unread``, ``probation_unread``, ``rights_unread``: it is imposed, but could not be read.
    """

    sentence: Sentence | None = None
    sentence_range: SentenceRange | None = None
    bare: tuple[tuple[int, int], Span] | None = None
    control_after: Sentence | None = None
    named: bool = False
    probation_months: int | None = None
    probation_unread: bool = False
    fine_yuan: int | None = None
    fine_range: tuple[int, int] | None = None
    fine_unread: bool = False
    political_rights_months: int | None = None
    rights_unread: bool = False
    confiscation: str | None = None
    deportation: bool = False


def read_penalties(text: PlacedText, chars: str, start: int, end: int) -> Penalties:
    """The penalties in ``chars[start:end]``; ``chars`` is ``text.chars``, with its brackets blanked."""
    principal = read_principal(text, chars, start, end)
    sentence = principal.sentence
    probation, probation_unread = _probation(chars, principal, end)
    fine = read_fine(chars, start, end)
    rights, rights_unread = _rights(chars, start, end)
    confiscation = _CONFISCATION.search(chars, start, end) if chars.find("没收", start, end) >= 0 else None
    # 并处 adds to a principal penalty. If that one was not read, a fine or loss of rights is not the whole sentence.
    alone = fine.yuan is not None or rights is not None
    if sentence is None and alone and not (principal.named or principal.bare or _beside_a_term(chars[start:end])):
        sentence = Sentence(SentenceKind.SUPPLEMENTARY_ONLY, span=text.span(start, end))
    return Penalties(
        sentence=sentence,
        sentence_range=principal.range,
        bare=principal.bare,
        control_after=principal.control_after,
        named=principal.named,
        probation_months=probation,
        probation_unread=probation_unread,
        fine_yuan=fine.yuan,
        fine_range=fine.range,
        fine_unread=fine.unread,
        political_rights_months=rights,
        rights_unread=rights_unread,
        confiscation=confiscation.group() if confiscation else None,
        deportation="驱逐出境" in chars[start:end],
    )


def _beside_a_term(text: str) -> bool:
    """Whether a principal penalty stands before the fine, be it that its kind was not understood."""
    if "单处" in text:
        return False
    before = text[: text.find("罚金")] if "罚金" in text else ""
    return "并处" in text or any(sign in before for sign in ("年", "月", "徒", "缓刑"))


def _probation(chars: str, principal: Principal, end: int) -> tuple[int | None, bool]:
    """Its months, and whether 缓刑 is granted for a time that could not be read. 缓期二年执行 of 死刑 is none."""
    if principal.sentence is not None:
        may_be = principal.sentence.kind in _WITH_PROBATION
    else:
        may_be = principal.named or principal.bare is not None
    start = principal.end
    match = _PROBATION.search(chars, start, end) if may_be and chars.find("缓", start, end) >= 0 else None
    if match is None:
        return None, may_be and end == len(chars) and chars.endswith(("，缓", "，缓刑"), start, end)
    term = term_of(match, "p_")
    if term is None or not term[0] or not is_whole(chars, match.end(), end):
        return None, _GRANTED.search(chars, max(start, match.start() - 3), match.start() + 12) is not None
    return term[0], False


def _rights(chars: str, start: int, end: int) -> tuple[int | None, bool]:
    match = _RIGHTS.search(chars, start, end) if chars.find("剥夺", start, end) >= 0 else None
    if match is None:
        return None, False
    if match["life"]:
        return 0, False
    term = term_of(match, "r_")
    if term is None or not is_whole(chars, match.end(), end):
        return None, term is not None or _RIGHTS_FOR.match(chars, match.start(), end) is not None
    return term[0], False
