"""A sentence, a fine, a term and a statutory range in the window's language, as a judgment's card has them."""

from __future__ import annotations

from desktop.wording.language import language
from resources.law.charges import Tier
from resources.messages.measure_words import term_on_card, yuan_on_card
from resources.messages.penalty_words import penalty_on_card, range_on_card
from resources.messages.values import Range, Term, Yuan
from resources.messages.wording import say
from trainer.judgment.types import Attitude, Sentence


def sentence_words(sentence: Sentence) -> str:
    """有期徒刑一年六个月."""
    return penalty_on_card(sentence.penalty, language())


def term_words(months: int, days: int = 0) -> str:
    """一年六个月 in Chinese, 1 year 6 months in English."""
    return term_on_card(Term(months, days), language())


def money_words(yuan: int) -> str:
    """2,000 元."""
    return yuan_on_card(Yuan(yuan), language())


def range_words(tiers: tuple[Tier, ...]) -> str:
    """3年以下有期徒刑、拘役、管制."""
    return range_on_card(Range(tiers), language())


def attitude_words(attitude: Attitude) -> str:
    """What the text says of the defendant's attitude."""
    return say(attitude.named, language())
