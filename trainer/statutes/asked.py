"""What a search asks for: articles by their numbers, and words."""

from __future__ import annotations

from dataclasses import dataclass

from resources.law.article import CRIMINAL_LAW, Article
from resources.law.statutes import PROCEDURE_LAW

LAWS = (CRIMINAL_LAW, PROCEDURE_LAW)


@dataclass(frozen=True, slots=True)
class AskedArticle:
    """A number as it was written: 264, 刑诉法15, 67.3. ``law`` is None where none is named: then both may be meant."""

    number: int
    sub: int | None = None
    paragraph: int | None = None
    item: int | None = None
    law: str | None = None

    def of(self, law: str) -> Article:
        """The same, of one law."""
        return Article(law, self.number, self.sub, self.paragraph, self.item)

    def candidates(self) -> tuple[Article, ...]:
        """What it may mean, the likelier first."""
        return tuple(self.of(law) for law in LAWS if self.law in (None, law))


@dataclass(frozen=True, slots=True)
class Asked:
    """``words`` must all be there, in this order of writing; ``law`` is the only one to search (None: both)."""

    articles: tuple[AskedArticle, ...] = ()
    words: tuple[str, ...] = ()
    law: str | None = None
