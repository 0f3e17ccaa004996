"""The facts out of a cell that may hold a whole document: the model must not see how it ended."""

from __future__ import annotations

from desktop.documents.intake.opened import open_text
from desktop.judging.own_facts import own_facts
from trainer.judgment.document import read_document

_REASONING = "本院认为"


def taken_facts(text: str) -> str:
    """The text's own facts where it goes on to reason and decide; else all of it."""
    if _REASONING not in text:
        return text.strip()
    opened = open_text(text)
    if opened.facts_found:
        return opened.facts
    return own_facts(text, read_document(text)).strip() or text.strip()
