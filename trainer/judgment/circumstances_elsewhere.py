"""Circumstances that stand elsewhere than in the reasoning's words: in 主文's brackets, or in the cited articles alone.

犯抢劫罪（未遂） names its ground itself. A short reasoning (情节成立……依照……第六十七条第三款) leaves the words to the
accusation; where several are tried, an article does not tell whose circumstance it names.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import cache

from resources.law.circumstances import CircumstanceRule, circumstances
from trainer.judgment.circumstances import circumstance_at, without_absorbed
from trainer.judgment.citations import Cited
from trainer.judgment.compact import Compact
from trainer.judgment.sections import CharRange
from trainer.judgment.types import Charge, Circumstance, Defendant, Span

_BRACKETS = re.compile(r"[（(]([^（()）]{2,12})[）)]")
_NAMED = (
    ("未遂", "attempt"),
    ("预备", "preparation"),
    ("中止", "desist_harm"),
    ("胁从犯", "coerced"),
    ("从犯", "accessory"),
)
_NOT = ("既遂", "部分")
_BEHIND = 20  # characters behind the name of the charge


def circumstances_elsewhere(
    compact: Compact,
    reasoning: CharRange | None,
    defendant: Defendant,
    found: Sequence[Circumstance],
    cited: Sequence[Cited],
) -> tuple[Circumstance, ...]:
    """``found``, those of the reasoning, with the others, in the order of the text.

    ``cited``: the articles that are cited for this defendant only.
    """
    known = {each.id for each in found}
    more: list[Circumstance] = []
    for circumstance, span in _of_brackets(compact.text, defendant.charges):
        if circumstance not in known:
            known.add(circumstance)
            more.append(circumstance_at(circumstance, span))
    for rule, each in _shown_by(cited):
        if rule.id in known or not known.isdisjoint(rule.absorbed_by):
            continue
        if reasoning and not _is_spoken_of(rule, compact.chars, reasoning):
            known.add(rule.id)
            more.append(circumstance_at(rule.id, compact.span(*each.place)))
    if not more:
        return tuple(found)
    return without_absorbed(sorted((*found, *more), key=lambda each: each.span.start))


def _is_spoken_of(rule: CircumstanceRule, chars: str, reasoning: CharRange) -> bool:
    """Whether the reasoning has words of the circumstance, which then do not find it: 投案后未如实供述."""
    return any(pattern.search(chars, *reasoning) for pattern in _patterns(rule.cues))


@cache
def _patterns(cues: tuple[str, ...]) -> tuple[re.Pattern[str], ...]:
    return tuple(map(re.compile, cues))


def _of_brackets(text: str, charges: Sequence[Charge]) -> Iterator[tuple[str, Span]]:
    """The ids of the circumstances that stand in brackets in or behind a charge's name."""
    for charge in charges:
        if charge.span is None:
            continue
        start, end = charge.span.start, charge.span.end
        for brackets in _BRACKETS.finditer(text, start, end + _BEHIND):
            if text[end : brackets.start()].strip() or any(word in brackets[1] for word in _NOT):
                continue  # brackets of something else
            named = next((circumstance for word, circumstance in _NAMED if word in brackets[1]), None)
            if named is not None:
                yield named, Span(*brackets.span(1))


def _shown_by(cited: Sequence[Cited]) -> list[tuple[CircumstanceRule, Cited]]:
    """The circumstances that the articles show, each by its first citation, in the guideline's order."""
    shown: dict[int, Cited] = {}
    for each in cited:
        article = each.article
        for paragraph, place in _rules().get((article.law, article.number, article.sub), ()):
            if paragraph in (None, article.paragraph):
                shown.setdefault(place, each)
    return [(circumstances()[place], shown[place]) for place in sorted(shown)]


@cache
def _rules() -> dict[tuple[str, int, int | None], list[tuple[int | None, int]]]:
    """By the article: the 款 (None: any) and the position of the circumstance that it is cited for alone."""
    found: dict[tuple[str, int, int | None], list[tuple[int | None, int]]] = {}
    for place, rule in enumerate(circumstances()):
        for article in rule.cited_by:
            found.setdefault((article.law, article.number, article.sub), []).append((article.paragraph, place))
    return found
