"""The law's own values in words: articles, charges, penalties, terms, ranges, days, amendments, documents."""

from __future__ import annotations

from datetime import date

from resources.law.article import Article
from resources.messages.article_words import cited_words
from resources.messages.catalogue import Language, entries
from resources.messages.charge_words import charge_in_sentence
from resources.messages.document_words import document_words
from resources.messages.measure_words import day_words, term_words, yuan_words
from resources.messages.message import LegalValue
from resources.messages.penalty_words import penalty_words, range_words
from resources.messages.values import Amendment, ChargeName, LegalDocument, Penalty, Range, Term, Yuan


def legal_words(value: LegalValue, language: Language) -> str:
    """The value in the language."""
    match value:
        case ChargeName(name):
            return charge_in_sentence(name, language)
        case Article():
            return cited_words(value, language)
        case Penalty():
            return penalty_words(value, language)
        case Term():
            return term_words(value, language)
        case Range():
            return range_words(value, language)
        case Yuan():
            return yuan_words(value, language)
        case date():
            return day_words(value, language)
        case Amendment():
            return amendment_words(value, language)
        case LegalDocument():
            return document_words(value, language)


def amendment_words(amendment: Amendment, language: Language) -> str:
    """刑法修正案（十一）, Criminal Law Amendment 11. One that the catalogue does not know keeps its name."""
    known = next((each for each in entries("amendments").values() if each["zh"] == amendment.name), None)
    return known[language] if known else amendment.name
