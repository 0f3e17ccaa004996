"""One article as the search sees it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from resources.law.article import CRIMINAL_LAW
from resources.law.charges import ChargeRule, charges_of
from resources.law.statutes import Statutes, StatuteText
from trainer.judgment.types import Span
from trainer.statutes.asked import LAWS
from trainer.statutes.folded import folded
from trainer.statutes.found import Mark

_MOST_MARKS = 400


@dataclass(frozen=True, slots=True)
class Entry:
    """``paragraphs`` are the folded 款, "" where the wording of that day is not known; ``charges`` those defined."""

    text: StatuteText
    paragraphs: tuple[str, ...]
    folded: str
    charges: tuple[ChargeRule, ...]

    def marks(self, words: tuple[str, ...]) -> tuple[Mark, ...]:
        """Where the words stand, in reading order and without overlaps; the longest at a place."""
        return tuple(
            Mark(number, span) for number, text in enumerate(self.paragraphs, start=1) for span in _places(text, words)
        )[:_MOST_MARKS]


def entries(statutes: Statutes, on: date | None) -> tuple[Entry, ...]:
    """Every article in force on a day, in the order of the laws."""
    return tuple(_entry(text) for law in LAWS for text in statutes.articles(law, on) if not text.deleted)


def _entry(text: StatuteText) -> Entry:
    article = text.article
    rules = charges_of(article.number, article.sub) if article.law == CRIMINAL_LAW else ()
    paragraphs = tuple(folded(paragraph.text or "") for paragraph in text.paragraphs)
    return Entry(text, paragraphs, "\n".join(paragraphs), rules)


def _places(text: str, words: tuple[str, ...]) -> list[Span]:
    found = sorted((place, -len(word)) for word in words if word and word in text for place in _all_places(text, word))
    spans: list[Span] = []
    for start, negative in found:
        if not spans or start >= spans[-1].end:
            spans.append(Span(start, start - negative))
    return spans


def _all_places(text: str, word: str) -> list[int]:
    places: list[int] = []
    place = text.find(word)
    while place >= 0 and len(places) < _MOST_MARKS:
        places.append(place)
        place = text.find(word, place + len(word))
    return places
