"""Do the cited articles exist, with their 款 and 项, in the text that applied?"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from resources.law.article import CRIMINAL_LAW
from resources.law.charges import charges_of, leading_articles
from resources.law.statutes import PROCEDURE_LAW, load_statutes
from resources.messages.values import Amendment, ChargeName
from trainer.judgment.checks.case import CheckedCase
from trainer.judgment.checks.rules import finding
from trainer.judgment.types import Article, Finding

# 刑事诉讼法 was renumbered in 1997, 2013 and 2018; only the numbers of 2018 are at hand.
_PROCEDURE_SINCE = date(2018, 10, 26)


@dataclass(frozen=True, slots=True)
class _Shape:
    """How one version of an article is built: its 款, and the 项 in each. None: not known."""

    since: date
    ends: date
    items: tuple[frozenset[int], ...] | None
    deleted: bool
    amendment: Amendment


@cache
def _shapes() -> dict[tuple[str, int, int | None], tuple[_Shape, ...]]:
    return {
        key: tuple(
            _Shape(
                since=version.in_force,
                ends=version.ends or date.max,
                items=tuple(frozenset(number for number, _ in paragraph.items) for paragraph in version.paragraphs)
                if version.complete
                else None,
                deleted=version.deleted,
                amendment=Amendment(version.amendment or ""),
            )
            for version in versions
        )
        for key, versions in load_statutes().versions.items()
    }


def check_cited(case: CheckedCase) -> Iterator[Finding]:
    """Articles that do not exist, were deleted, or have no such 款 or 项; articles that nobody is convicted under."""
    for article in case.judgment.articles:
        if article.law in (CRIMINAL_LAW, PROCEDURE_LAW) and (fault := _fault(case, article)) is not None:
            yield fault
    yield from _check_purpose(case)


def _fault(case: CheckedCase, article: Article) -> Finding | None:
    shapes = _shapes().get((article.law, article.number, article.sub))
    if shapes is None:
        return finding("article-unknown", article, cited=article)
    if article.law == PROCEDURE_LAW and case.now < _PROCEDURE_SINCE:
        return None
    first, last = shapes[0], shapes[-1]
    if case.now < first.since:
        return finding("article-not-yet", article, cited=article, amendment=first.amendment, day=first.since)
    if last.deleted and case.now >= last.since:
        return finding("article-deleted", article, cited=article, amendment=last.amendment, day=last.since)
    if article.paragraph is None and article.item is None:
        return None
    # Every version in force from the act to the judgment may have been applied (从旧兼从轻, 刑法 12).
    applied = [shape for shape in shapes if shape.ends > case.act_from and shape.since <= case.now]
    if not applied or any(shape.items is None for shape in applied):
        return None
    if article.paragraph is not None:
        longest = max(len(shape.items or ()) for shape in applied)
        if not 1 <= article.paragraph <= longest:
            return finding("paragraph-unknown", article, cited=article, count=longest)
    if article.item is not None and not any(_has_item(shape, article) for shape in applied):
        return finding("item-unknown", article, cited=article)
    return None


def _has_item(shape: _Shape, article: Article) -> bool:
    items = shape.items or ()
    if article.paragraph is None:
        return any(article.item in each for each in items)
    return article.paragraph <= len(items) and article.item in items[article.paragraph - 1]


def _check_purpose(case: CheckedCase) -> Iterator[Finding]:
    """An article that defines crimes, none of which anyone is convicted of, nor leads to one."""
    used: set[tuple[int, int | None]] = set()
    for count in case.counts:
        if count.rule is None:
            return
        used |= leading_articles(count.rule)
    if not used:
        return
    seen = set()
    for article in case.judgment.articles:
        key = (article.number, article.sub)
        if article.law != CRIMINAL_LAW or key in used or key in seen:
            continue
        seen.add(key)
        defined = charges_of(*key)
        if defined:
            names = tuple(ChargeName(rule.name) for rule in defined[:3])
            yield finding("article-without-charge", article, cited=article.whole(), defines=names)
