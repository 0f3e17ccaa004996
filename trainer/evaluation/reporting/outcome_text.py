"""What was decided of a case, in words, line by line so that decisions can stand side by side."""

from __future__ import annotations

from resources.law.article import CRIMINAL_LAW, Article
from resources.law.sentence_kind import SentenceKind
from resources.messages.article_words import chip_words
from resources.messages.catalogue import Language
from resources.messages.charge_words import charges_words
from resources.messages.lists import joined
from resources.messages.measure_words import yuan_on_card
from resources.messages.message import message
from resources.messages.penalty_words import penalty_on_card
from resources.messages.values import Penalty, Term, Yuan
from resources.messages.wording import say, value_words
from trainer.evaluation.cases.outcome import Outcome
from trainer.evaluation.reporting.figure_text import NOTHING
from trainer.evaluation.reporting.visible import visible


def outcome_lines(outcome: Outcome | None, language: Language) -> tuple[str, str, str, str, str]:
    """Charges, articles, sentence, fine, probation; a dash where it is not known, or nothing could be read."""
    if outcome is None:
        return (say(message("report.unreadable"), language), NOTHING, NOTHING, NOTHING, NOTHING)
    articles = sorted({*outcome.articles, *(outcome.general or ())})
    return (
        visible(charges_words(sorted(outcome.charges), language)) or NOTHING,
        joined((chip_words(Article(CRIMINAL_LAW, number), language) for number in articles), language) or NOTHING,
        _sentence(outcome, language),
        _none_or(outcome.fine_yuan, language) or yuan_on_card(Yuan(outcome.fine_yuan or 0), language),
        _none_or(outcome.probation_months, language) or value_words(Term(outcome.probation_months or 0), language),
    )


def _sentence(outcome: Outcome, language: Language) -> str:
    if outcome.kind is not None:
        return penalty_on_card(Penalty(outcome.kind, outcome.months or None), language)
    if outcome.death or outcome.life:
        return penalty_on_card(Penalty(SentenceKind.DEATH if outcome.death else SentenceKind.LIFE), language)
    return value_words(Term(outcome.months), language) if outcome.months else NOTHING


def _none_or(amount: int | None, language: Language) -> str:
    """What is said of an amount that is not known or is nothing; empty of any other."""
    if amount is None:
        return NOTHING
    return "" if amount else say(message("report.none"), language)
