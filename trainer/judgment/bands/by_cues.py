"""Crimes whose heavier range the law lists cases for: 抢劫, 强奸, 聚众斗殴. Without them the first range applies."""

from __future__ import annotations

from resources.law.charges import ChargeRule
from resources.law.tier_words import tier_words_of
from resources.messages.message import message
from trainer.judgment.bands.narration import Narration, first_told
from trainer.judgment.bands.opened import Opened


def by_cues(narration: Narration, rule: ChargeRule) -> Opened | None:
    """Both ranges where the facts have one of the words, else the first alone; None for other crimes."""
    words = tier_words_of(rule.name)
    if words is None or not any(word in narration.text for word in words.acts):
        return None
    article = rule.articles[0].whole()
    told = first_told(narration.text, words.facts)
    if told is None:
        return Opened((0,), (message("bands.no-cue", source=article),), (article,))
    reason = message("bands.told-open", words=told.words, source=article)
    return Opened((0, 1), (reason,), (article,), told.span)
