"""An interpretation or another document in words: 法释〔2013〕8号第14条, Fa Shi [2013] No. 8, Art. 14."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from resources.messages.catalogue import Language, entries, template
from resources.messages.values import LegalDocument

if TYPE_CHECKING:
    from resources.law.interpretations import Interpretation

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


def interpretation_words(row: Interpretation, language: Language) -> str:
    """One line: number, title, days, and how sure one is of it."""
    since = row.since.isoformat() if row.since else str(row.year)
    document = document_words(LegalDocument(row.number, amended=row.amended), language) if row.number else ""
    sure = template(f"evidence.{row.sure}", language)
    key = "documents.row-ended" if row.until else "documents.row"
    until = row.until.isoformat() if row.until else ""
    line = template(key, language).format(document=document, title=row.title, since=since, until=until, sure=sure)
    return line.removeprefix(", ")


def _series(name: str, language: Language) -> str | None:
    of_all = (each for key, each in entries("documents").items() if key.startswith("series-"))
    return next((each[language] for each in of_all if each["zh"] == name), None)
