"""What a message's places are filled with, where a number or a string would not tell what it is.

Each front end words a value in its own language (``resources.messages.legal_words``). An article is a
``resources.law.article.Article`` and a day a ``datetime.date``; here are the values that have no type elsewhere.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:  # the window is seen before anything of the law is loaded
    from resources.law.charges import Tier
    from resources.law.sentence_kind import SentenceKind
    from resources.messages.message import Message


@dataclass(frozen=True, slots=True)
class ChargeName:
    """A charge (罪名) as the judgment or the law names it. 走私、贩卖、运输、制造毒品罪 is one crime, never four."""

    name: str


@dataclass(frozen=True, slots=True)
class Term:
    """So many months and days."""

    months: int
    days: int = 0


@dataclass(frozen=True, slots=True)
class Penalty:
    """A principal penalty, or its kind alone: ``months`` is None where no term belongs to it."""

    kind: SentenceKind
    months: int | None = None
    days: int = 0


@dataclass(frozen=True, slots=True)
class Range:
    """The statutory ranges (法定刑) of a charge."""

    tiers: tuple[Tier, ...]


@dataclass(frozen=True, slots=True)
class Yuan:
    """An amount of money in whole yuan."""

    amount: int


@dataclass(frozen=True, slots=True)
class Amendment:
    """What changed a statute, by its Chinese name without 中华人民共和国: 刑法修正案（十一）."""

    name: str


@dataclass(frozen=True, slots=True)
class LegalDocument:
    """An interpretation or another document that says how a statute is applied: 法释〔2013〕8号, and its article.

    ``number`` is "" where it has or is known by none; ``amended`` is the year of the wording that is meant.
    """

    number: str
    title: str = ""
    amended: int | None = None
    article: int | None = None


@dataclass(frozen=True, slots=True)
class Names:
    """Messages that are names, such as those of circumstances: a list within the line, not one below the other."""

    names: tuple[Message, ...]
