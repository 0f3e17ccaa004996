"""A judgment's text read back as data."""

from __future__ import annotations

from trainer.judgment.citations import cited_articles
from trainer.judgment.compact import Compact
from trainer.judgment.defendants import read_convictions, read_result
from trainer.judgment.sections import find_sections
from trainer.judgment.types import Judgment


def read_judgment(text: str) -> Judgment:
    """Read a first-instance criminal judgment, or what a model wrote of one (from 本院认为 on, perhaps cut off).

    Never raises on text: what could not be read is named in ``unread``, of the judgment and of each defendant. All
    spans are places in ``text``.
    """
    compact = Compact(text)
    sections = find_sections(compact)
    unread = []
    if sections.reasoning is None:
        unread.append("reasoning")
    if sections.result is None:
        unread.append("result")
        defendants = read_convictions(compact, sections.reasoning) if sections.reasoning else ()
    else:
        defendants = read_result(compact, sections.result)
        if not defendants and sections.reasoning:
            defendants = read_convictions(compact, sections.reasoning)
    if not defendants:
        unread.append("defendants")
    cited = cited_articles(compact.chars[slice(*sections.reasoning)]) if sections.reasoning else ()
    return Judgment(
        defendants=defendants,
        articles=cited,
        reasoning=compact.span(*sections.reasoning) if sections.reasoning else None,
        result=compact.span(*sections.result) if sections.result else None,
        unread=tuple(unread),
    )
