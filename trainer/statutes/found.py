"""What a search found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from resources.law.article import Article
from resources.law.statutes import StatuteText
from trainer.judgment.types import Span

Because = Literal["number", "law", "charge", "matter", "words", "leads", "parts"]
"""Why an article was found: its number was asked for, or its whole law; it defines a charge that is meant; it governs
a matter that is meant; it or its charge's name holds all the words; it leads to a charge that is meant (以……论处); it
holds only some of the words."""


@dataclass(frozen=True, slots=True)
class Mark:
    """A place where what was searched for stands: ``paragraph`` counts from 1, ``span`` is within its text."""

    paragraph: int
    span: Span


@dataclass(frozen=True, slots=True)
class Hit:
    """One article. ``article`` has the 款 and 项 too, where they are meant; ``marks`` are in reading order."""

    text: StatuteText
    article: Article
    because: Because
    marks: tuple[Mark, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """``hits``, the likeliest first, at most as many as were asked for, of ``count`` in all. ``absent`` was asked for
    by number and is not in the law of that day. ``partly``: nothing holds all of the words, so these hold some."""

    hits: tuple[Hit, ...] = ()
    count: int = 0
    absent: tuple[Article, ...] = ()
    partly: bool = False
