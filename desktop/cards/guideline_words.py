"""A range of the statute and the rule of a figure in the window's language; the rest a sheet says by itself."""

from __future__ import annotations

from desktop.wording.language import language
from desktop.wording.message_words import message_words
from desktop.wording.sentence_words import range_words
from resources.messages.message import message
from trainer.guideline.cited import source_cited
from trainer.guideline.line import Source
from trainer.guideline.sheet import Sheet


def tier_words(sheet: Sheet, tier: int) -> str:
    """A range of the statute, as a choice; where the case leaves several open, those are marked."""
    words = range_words((sheet.version.tiers[tier],))
    several = len(sheet.open_tiers) > 1 and tier in sheet.open_tiers
    return message_words(message("guideline.tier-open", range=words)) if several else words


def source_words(source: Source) -> str:
    """The document that is cited; articles are chips."""
    return source_cited(source, language())
