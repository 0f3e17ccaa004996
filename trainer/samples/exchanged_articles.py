"""The articles that a judgment cites for the attitude, exchanged with the attitude."""

from __future__ import annotations

import re

from trainer.judgment.types import Article
from trainer.samples.citation_edit import articles_in, with_article, without, without_law
from trainer.samples.no_change import NoChange, NotMade
from trainer.samples.planned_change import PlannedChange

_SURRENDER_AND_CONFESSION = 67
_PLEA_ARTICLES = (15, 174, 201)
_PROBATION_ARTICLES = (72, 73, 75, 76)


def exchange_articles(plan: PlannedChange, reasoning: str) -> str:
    """``reasoning`` citing what the new attitude calls for and nothing else than before. Raises NotMade."""
    added = plan.wording.article
    bare = _without_old(plan, reasoning)
    cited = bare if added is None else with_article(bare, added)
    if cited is None or articles_in(cited) != _expected(plan):
        raise NotMade(NoChange.CITATION_UNCLEAR)
    if added is None and "六十七" in cited:
        raise NotMade(NoChange.CITATION_UNCLEAR)
    return cited


def _without_old(plan: PlannedChange, reasoning: str) -> str:
    """The reasoning without the articles that went with the old attitude."""
    head, word, cited = _split_citation(reasoning)
    ended = _PROBATION_ARTICLES if plan.ends_probation else ()
    cited = without(cited, "刑法", (_SURRENDER_AND_CONFESSION, *ended))
    if not plan.kept_plea:
        cited = without(cited, "刑事诉讼法", _PLEA_ARTICLES)
    if plan.losing:
        cited = without_law(cited, "自首")
    return head + word + cited


def _split_citation(reasoning: str) -> tuple[str, str, str]:
    """What stands before the last 依照, the word, and what it cites."""
    places = list(re.finditer(r"依照|依据|根据|按照", reasoning))
    last = next((match for match in reversed(places) if "《" in reasoning[match.end() : match.end() + 12]), None)
    if last is None:
        return reasoning, "", ""
    return reasoning[: last.start()], last.group(), reasoning[last.end() :]


def _expected(plan: PlannedChange) -> frozenset[Article]:
    added = plan.wording.article
    gone = {("刑法", _SURRENDER_AND_CONFESSION)}
    gone |= {("刑法", number) for number in _PROBATION_ARTICLES} if plan.ends_probation else set()
    gone |= set() if plan.kept_plea else {("刑事诉讼法", number) for number in _PLEA_ARTICLES}
    kept = {each for each in plan.judgment.articles if (each.law, each.number) not in gone}
    if added is None:
        kept = {each for each in kept if "自首" not in each.law}
    return frozenset(kept | ({added} if added else set()))
