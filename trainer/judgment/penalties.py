"""The penalties that one clause of 主文 pronounces: principal (刑法 33), supplementary (34, 35), probation (72)."""

from __future__ import annotations

import re
from dataclasses import dataclass

from trainer.judgment.compact import Compact
from trainer.judgment.numerals import AMOUNT, NUMERAL, read_number, term_of, term_pattern
from trainer.judgment.types import Sentence, SentenceKind

_KINDS = {
    "有期徒刑": SentenceKind.FIXED_TERM,
    "有期徒": SentenceKind.FIXED_TERM,
    "有期刑": SentenceKind.FIXED_TERM,
    "有期": SentenceKind.FIXED_TERM,
    "徒刑": SentenceKind.FIXED_TERM,
    "拘役": SentenceKind.DETENTION,
    "管制": SentenceKind.CONTROL,
}
_PRINCIPAL = re.compile(
    rf"(?P<kind>有期徒?刑?|(?<!无期)徒刑|拘役|管制)(?:[\x00，]|刑期|期限|各|均|共|分别|为|计){{0,6}}{term_pattern('t_')}"
    r"|(?P<reprieve>死刑[\x00，（]{0,4}(?:缓期|缓刑)[二两2]年|死缓)"
    r"|(?P<death>死刑)"
    r"|(?P<life>无期徒刑)"
    r"|(?P<exempt>免[予于除](?:其)?(?:刑事)?处[罚分]|免[予于除]刑罚|免予刑事处)"
    r"|(?P<innocent>无罪|不负刑事责任|不承担刑事责任)"
)
_PROBATION = re.compile(
    rf"(?:缓刑|缓期(?:执行)?)(?:[\x00，]|考验期|限|期|为|执行|宣告|缓刑){{0,8}}{term_pattern('p_')}"
)
# Neither a numeral nor a character that is not understood before the amount: of 三万?千元, 千元 would be left.
_FINE = re.compile(
    rf"罚金(?!刑)(?:(?!{NUMERAL})[^。；罚元]){{0,10}}(?<=[金币民各共计为额总合￥¥Bb：，:\x00）])({AMOUNT})余?元"
)
# A numeral right after a term, or a unit of time soon after it behind a character that no text goes on with: 三年?个月
# is no term of three years.
_FOLLOWS = r"，。；：、（）\x00并缓剥罚附驱单宣的与和及同另没限刑以执至自总对各均已在"
_GOES_ON = re.compile(rf"{NUMERAL}|(?![{_FOLLOWS}])[^，。；：、（）]{{1,3}}?(?:个?月|年|[日天])")
_FINED = re.compile(r"(?:处|[，、])罚金(?!刑)")
_RIGHTS = re.compile(rf"剥夺政治权利(?:[\x00]|期限|期|为){{0,4}}(?:(?P<life>终身)|{term_pattern('r_')})")
_CONFISCATION = re.compile(
    rf"没收(?:其|被告人[^，。；]{{0,8}}?)?(?:个人)?(?:的)?(?:全部|部分|所有)?(?:个人)?财产(?:计|价值)?(?:人民币)?(?:{AMOUNT}元)?"
)


@dataclass(frozen=True, slots=True)
class Penalties:
    """What one clause imposes. ``fine_unread``: a fine is imposed, but its amount could not be read."""

    sentence: Sentence | None = None
    probation_months: int | None = None
    fine_yuan: int | None = None
    fine_unread: bool = False
    political_rights_months: int | None = None
    confiscation: str | None = None
    deportation: bool = False


def read_penalties(compact: Compact, chars: str, start: int, end: int) -> Penalties:
    """The penalties in ``chars[start:end]``; ``chars`` is ``compact.chars``, with its brackets blanked."""
    sentence, after = _principal(compact, chars, start, end)
    probation = _PROBATION.search(chars, after, end) if sentence is not None else None
    term = term_of(probation, "p_") if probation else None
    if sentence is not None and sentence.kind not in (SentenceKind.FIXED_TERM, SentenceKind.DETENTION):
        term = None
    fine = _FINE.search(chars, start, end)
    yuan = read_number(fine[1]) if fine else None
    rights = _RIGHTS.search(chars, start, end)
    confiscation = _CONFISCATION.search(chars, start, end)
    # 并处 adds to a principal penalty. If that one was not read, a fine or loss of rights is not the whole sentence.
    if sentence is None and (yuan is not None or rights is not None) and "并处" not in chars[start:end]:
        clause = compact.span(start, end)
        sentence = Sentence(SentenceKind.SUPPLEMENTARY_ONLY, span=clause)
    return Penalties(
        sentence=sentence,
        probation_months=term[0] if term and term[0] else None,
        fine_yuan=yuan,
        fine_unread=yuan is None and _FINED.search(chars, start, end) is not None,
        political_rights_months=_rights(rights),
        confiscation=confiscation.group() if confiscation else None,
        deportation="驱逐出境" in chars[start:end],
    )


def _principal(compact: Compact, chars: str, start: int, end: int) -> tuple[Sentence | None, int]:
    """The first principal penalty, and where it ends."""
    for match in _PRINCIPAL.finditer(chars, start, end):
        span = compact.span(match.start(), match.end())
        if match["kind"]:
            term = term_of(match, "t_")
            if term is not None and not _GOES_ON.match(chars, match.end(), end):
                return Sentence(_KINDS[match["kind"]], term[0], term[1], span), match.end()
        elif match["reprieve"]:
            return Sentence(SentenceKind.DEATH_REPRIEVE, span=span), match.end()
        elif match["death"]:
            return Sentence(SentenceKind.DEATH, span=span), match.end()
        elif match["life"]:
            return Sentence(SentenceKind.LIFE, span=span), match.end()
        elif match["exempt"]:
            return Sentence(SentenceKind.EXEMPT, span=span), match.end()
        elif match["innocent"]:
            return Sentence(SentenceKind.NOT_GUILTY, span=span), match.end()
    return None, end


def _rights(match: re.Match[str] | None) -> int | None:
    if match is None:
        return None
    if match["life"]:
        return 0
    term = term_of(match, "r_")
    return term[0] if term else None
