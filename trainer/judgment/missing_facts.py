"""Which facts that the sentence depends on a description of a case leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from resources.law.case_facts import CaseFact, case_facts
from resources.law.charges import charge_named
from resources.messages.message import Message
from trainer.judgment.types import Article


@dataclass(frozen=True, slots=True)
class MissingFact:
    """A fact that is not stated, and the article it matters under."""

    id: str
    article: Article

    @property
    def name(self) -> Message:
        """What the fact is called."""
        return Message(f"facts.{self.id}")

    @property
    def why(self) -> Message:
        """Why it matters."""
        return Message(f"facts.{self.id}-why")


def missing_facts(facts: str, charges: Iterable[str]) -> tuple[MissingFact, ...]:
    """What ``facts`` do not state of what the sentence for these charges (by name) depends on.

    What every crime needs is asked for even where no charge is known.
    """
    rules = [rule for rule in map(charge_named, charges) if rule is not None]
    accused = {article.whole() for rule in rules for article in rule.articles}
    exact = {article for rule in rules for article in rule.articles}
    return tuple(
        MissingFact(fact.id, fact.ground)
        for fact in case_facts()
        if _is_needed(fact, accused, exact) and _is_missing(fact, facts)
    )


def _is_needed(fact: CaseFact, accused: set[Article], exact: set[Article]) -> bool:
    """An article with a 款 asks for that 款's crime, one without for every crime of the article."""
    return not fact.articles or any(
        article in (exact if article.paragraph is not None else accused) for article in fact.articles
    )


def _is_missing(fact: CaseFact, facts: str) -> bool:
    stated, asked = _patterns(fact)
    return (asked is None or asked.search(facts) is not None) and stated.search(facts) is None


@cache
def _patterns(fact: CaseFact) -> tuple[re.Pattern[str], re.Pattern[str] | None]:
    insensitive = any(cue.startswith("(?i)") for cue in fact.cues)
    stated = "|".join(cue.removeprefix("(?i)") for cue in fact.cues)
    return re.compile(stated, re.IGNORECASE if insensitive else 0), re.compile(fact.when) if fact.when else None
