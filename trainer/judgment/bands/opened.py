"""What the facts alone open."""

from __future__ import annotations

from dataclasses import dataclass

from resources.law.article import Article
from resources.messages.message import Message
from resources.messages.values import LegalDocument
from trainer.judgment.types import Span


@dataclass(frozen=True, slots=True)
class Opened:
    """Tiers (positions, in the article's order), why, by which documents; ``span`` is a place in the narration.

    ``sure``: nothing that was read speaks for a tier that is not among them. ``short``: the amount does not reach the
    lowest number, and nothing in the facts lowers it.
    """

    tiers: tuple[int, ...]
    reasons: tuple[Message, ...] = ()
    sources: tuple[LegalDocument | Article, ...] = ()
    span: Span | None = None
    sure: bool = False
    short: bool = False
