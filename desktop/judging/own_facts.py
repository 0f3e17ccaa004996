"""The facts that a judgment brings along."""

from __future__ import annotations

from trainer.judgment.document import Document
from trainer.judgment.facts.place import facts_of

SHORTEST = 60
"""Characters before 本院认为 below which they are a heading, not facts."""


def own_facts(text: str, document: Document) -> str:
    """What the court found or the prosecution charged; where neither is announced, all before the reasoning.

    "" where the document has no facts, as an answer of a model that begins at 本院认为. Places in these facts that a
    finding names are places in ``text``: either they are read in the judgment's whole report, or they begin with it.
    """
    judgment = document.judgment
    if judgment is None or judgment.reasoning is None:
        return document.fact or ""
    stated = facts_of(judgment, document.fact, text) if document.fact else None
    if document.fact and stated is not None and stated.whole:
        return document.fact
    before = text[: judgment.reasoning.start].rstrip()
    return before if len("".join(before.split())) >= SHORTEST else ""
