"""A range of the statute and the rule of a figure in the window's language; the rest a sheet says by itself."""

from __future__ import annotations

from desktop.wording.sentence_words import range_words
from trainer.guideline.line import Source
from trainer.guideline.sheet import Sheet


def tier_words(sheet: Sheet, tier: int) -> str:
    """A range of the statute, as a choice."""
    return range_words((sheet.version.tiers[tier],))


def source_words(source: Source) -> str:
    """The document that is cited; articles are chips."""
    return source.cited
