"""Which range of its article a charge opens, and why."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from resources.law.article import Article
from resources.law.charges import RangeVersion
from resources.messages.message import Message
from resources.messages.values import LegalDocument
from trainer.judgment.types import Span

if TYPE_CHECKING:
    from trainer.judgment.checks.rules import Place

By = Literal["words", "facts", "law", "none"]


@dataclass(frozen=True, slots=True)
class Band:
    """The tiers of one charge against one defendant, as positions in ``version.tiers``.

    Several tiers: what is known leaves them all open (a national corridor, an older and a newer standard). None: it
    cannot be decided, and ``reasons`` say why. ``by``: the words of the judgment, the facts, or the law itself where
    the article has one tier only. ``words`` and ``facts`` are what each of the two tells by itself.

    ``text_span`` is a place in the judgment's text, ``facts_span`` in the facts.
    """

    at: Place
    version: RangeVersion
    tiers: tuple[int, ...]
    by: By
    reasons: tuple[Message, ...] = ()
    sources: tuple[LegalDocument | Article, ...] = ()
    text_span: Span | None = None
    facts_span: Span | None = None
    words: tuple[int, ...] = ()
    facts: tuple[int, ...] = ()
    said: str | None = None  # the words of the judgment that name the tier
    short: bool = False  # by the facts the amount does not even reach the lowest tier's number
    certain: bool = False  # nothing that was read in the facts speaks for a tier that is not in ``facts``
