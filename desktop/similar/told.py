"""What similar cases come to, in words of either language: for the card, the list and paper alike."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from desktop.similar.figures import Fines, Origins, fines_of, probation_of
from desktop.similar.kept import KeptSimilar, Neighbour, SimilarCases, TermSpan
from resources.messages.capital import capital
from resources.messages.catalogue import Language
from resources.messages.charge_words import charges_words
from resources.messages.lists import joined
from resources.messages.message import Message, Value, message
from resources.messages.wording import say
from trainer.judgment.types import Defendant, circumstance_named

if TYPE_CHECKING:
    from trainer.similar.card import IndexCard

BETWEEN = "  ·  "
_MOST_PLACES = 3
_WEIGHTS = {
    "band": "similar-cases.weight-band",
    "amount": "similar-cases.weight-amount",
    "attitude": "similar-cases.weight-attitude",
    "circumstances": "similar-cases.weight-circumstances",
    "defendants": "similar-cases.weight-defendants",
    "year": "similar-cases.weight-year",
    "province": "similar-cases.weight-province",
}

_LEVELS = {
    "基层": "similar-cases.level-basic",
    "中级": "similar-cases.level-intermediate",
    "高级": "similar-cases.level-high",
}


def head_told(cases: SimilarCases, language: Language) -> str:
    """相似 20 案, with the span where there is one."""
    head = _said("similar-cases.head", language, count=len(cases.neighbours))
    if cases.span is None:
        return head
    return _said("similar-cases.head-span", language, head=head, span=span_told(cases.span, language))


def span_told(span: TermSpan, language: Language) -> str:
    """八成在 8 至 14 个月之间，居中 10 个月."""
    ends = {"least": f"{span.p10:g}", "most": f"{span.p90:g}", "middle": f"{span.p50:g}"}
    return _said("similar-cases.span", language, **ends)


def share_told(span: TermSpan, language: Language) -> str:
    """How true the share is; where that was not measured, that."""
    if span.share is None:
        return _said("similar-cases.not-measured", language)
    return _said("similar-cases.share", language, share=f"{span.share:.0%}")


def own_months(defendant: Defendant) -> float | None:
    """The judgment's own term, None where it has none in months."""
    total = defendant.total
    return None if total is None or total.months is None else round(total.months + total.days / 30, 1)


def place_told(cases: SimilarCases, defendant: Defendant, language: Language) -> str:
    """Where the judgment's own term lies in the span; "" without either."""
    span, months = cases.span, own_months(defendant)
    if span is None or months is None:
        return ""
    if months < span.p10:
        return _said("similar-cases.below", language, months=f"{months:g}")
    if months > span.p90:
        return _said("similar-cases.above", language, months=f"{months:g}")
    return _said("similar-cases.within", language, months=f"{months:g}")


def origins_told(origins: Origins, language: Language) -> str:
    """2018–2021 年  ·  浙江 12、江苏 5 等  ·  基层 19、中级 1  ·  14 家法院: what is known of it."""
    parts = [] if origins.years is None else [years_told(origins.years, language)]
    levels = tuple((level_told(name, language), count) for name, count in origins.levels)
    for counted in (origins.provinces, levels):
        shown = [_said("similar-cases.counted", language, name=name, count=count) for name, count in counted]
        named = joined(shown[:_MOST_PLACES], language)
        if len(shown) > _MOST_PLACES:
            named = _said("similar-cases.and-others", language, named=named)
        parts.append(named)
    if origins.courts > 1:
        parts.append(_said("similar-cases.courts", language, count=origins.courts))
    return BETWEEN.join(filter(None, parts))


def level_told(level: str, language: Language) -> str:
    """Of a court, as an index has it."""
    return _said(_LEVELS[level], language) if level in _LEVELS else level


def from_told(kept: KeptSimilar, language: Language) -> str:
    """Whose cases they are."""
    return _said("similar-cases.from", language, corpus=joined(kept.corpus, language), cases=f"{kept.cases:,}")


def years_told(years: tuple[int, int], language: Language) -> str:
    """2018–2021 年."""
    first, last = years
    return _said("similar-cases.years", language, years=str(first) if first == last else f"{first}–{last}")


def probation_told(cases: SimilarCases, defendant: Defendant, language: Language) -> str:
    """20 件中 6 件缓刑（30 %）, and what the judgment has; "" where too little is known."""
    counted = probation_of(cases.neighbours)
    if counted is None:
        return ""
    count, known = counted
    words = _said("similar-cases.probation", language, known=known, count=count, share=f"{count / known:.0%}")
    if defendant.total is None:
        return words
    own = "similar-cases.own-probation" if defendant.probation_months else "similar-cases.no-own-probation"
    return f"{words}{BETWEEN}{_said(own, language)}"


def fines_told(cases: SimilarCases, language: Language) -> str:
    """12 件有罚金，八成在 1,000 至 5,000 元之间，居中 2,000 元; "" where too few have one."""
    fines = fines_of(cases.neighbours)
    return "" if fines is None else _fines(fines, language)


def _fines(fines: Fines, language: Language) -> str:
    ends = {"least": f"{fines.p10:,.0f}", "most": f"{fines.p90:,.0f}", "middle": f"{fines.p50:,.0f}"}
    return _said("similar-cases.fines", language, count=len(fines.values), **ends)


def sentence_told(case: Neighbour, language: Language) -> str:
    """有期徒刑8个月，缓刑1年，罚金2000元; of labels alone the term without a kind."""
    return capital(say(case.sentence, language))


def where_told(case: Neighbour, language: Language) -> str:
    """盗窃罪  ·  2021 年  ·  浙江  ·  某市某区人民法院: what is known of it."""
    year = years_told((case.year, case.year), language) if case.year else ""
    court = case.court or level_told(case.level, language)
    return BETWEEN.join(filter(None, (charges_words(case.charges, language), year, case.province, court)))


def why_told(case: Neighbour, language: Language) -> str:
    """相同：盗窃罪；情节：坦白, and what differs on a line of its own; "" where nothing of it is known."""
    alike, unlike = alike_told(case, language), unlike_told(case, language)
    parts = (
        _said("similar-cases.alike", language, what=alike) if alike else "",
        _said("similar-cases.unlike", language, what=unlike) if unlike else "",
    )
    return "\n".join(filter(None, parts))


def alike_told(case: Neighbour, language: Language) -> str:
    """What both cases have."""
    return _sentences(case.alike, language)


def unlike_told(case: Neighbour, language: Language) -> str:
    """What speaks against the comparison."""
    return _sentences(case.unlike, language)


def _sentences(told: Sequence[Message], language: Language) -> str:
    return ("；" if language == "zh" else "; ").join(say(each, language) for each in told)


def circumstances_told(ids: Sequence[str], language: Language) -> str:
    """Their names as a list."""
    return joined((say(circumstance_named(each), language) for each in ids), language)


def weight_told(name: str, language: Language) -> str:
    """What weighs, by its name in `trainer.similar`."""
    return _said(_WEIGHTS[name], language) if name in _WEIGHTS else name


def weighed_told(cases: SimilarCases, language: Language) -> str:
    """All that weighed beside the text."""
    named = joined((weight_told(name, language) for name in cases.weighed), language)
    return named or _said("similar-cases.weight-none", language)


def about_told(kept: KeptSimilar | IndexCard, language: Language) -> str:
    """The corpus, how many cases it has and of which years, when the index was made, and whether names are masked."""
    parts = (
        _said("similar-cases.about", language, corpus=joined(kept.corpus, language), cases=f"{kept.cases:,}"),
        years_told(kept.years, language) if kept.years is not None else "",
        _said("similar-cases.made", language, day=kept.made[:10]),
        _said("similar-cases.masked" if kept.masked else "similar-cases.not-masked", language),
    )
    return BETWEEN.join(filter(None, parts))


def _said(key: str, language: Language, **values: Value) -> str:
    return say(message(key, **values), language)
