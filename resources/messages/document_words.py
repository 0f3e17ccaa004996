"""An interpretation or another document in words: 法释〔2013〕8号第14条, Fa Shi [2013] No. 8, Art. 14."""

from __future__ import annotations

import re

from resources.messages.catalogue import Language, entries, template
from resources.messages.values import LegalDocument

_NUMBER = re.compile(r"(?P<series>\w+)〔(?P<year>\d{4})〕(?P<number>\d+)号")


def document_words(document: LegalDocument, language: Language) -> str:
    """By its number; one without a number, or with one of a kind that the catalogue does not know, as it stands."""
    if document.number:
        words = number_words(document.number, language)
    else:
        words = template("documents.untold", language).format(title=document.title)
    if document.amended is not None:
        words = template("documents.amended", language).format(document=words, year=document.amended)
    if document.article is not None:
        words = template("documents.article", language).format(document=words, number=document.article)
    return words


def number_words(number: str, language: Language) -> str:
    """法释〔2013〕8号, Fa Shi [2013] No. 8."""
    match = _NUMBER.fullmatch(number)
    series = match and _series(match["series"], language)
    if match is None or series is None:
        return number
    return template("documents.number", language).format(series=series, year=match["year"], number=match["number"])


def _series(name: str, language: Language) -> str | None:
    of_all = (each for key, each in entries("documents").items() if key.startswith("series-"))
    return next((each[language] for each in of_all if each["zh"] == name), None)
