"""A judgment's text read back as data."""

from __future__ import annotations

from dataclasses import replace

from trainer.judgment.attitude import find_attitudes
from trainer.judgment.charges import articles_of_charge
from trainer.judgment.circumstances import find_circumstances
from trainer.judgment.citations import cited_articles
from trainer.judgment.compact import Compact
from trainer.judgment.convictions import read_convictions
from trainer.judgment.defendants import read_result
from trainer.judgment.sections import Sections, find_sections
from trainer.judgment.statements import read_statements
from trainer.judgment.types import Article, Defendant, Judgment


def read_judgment(text: str) -> Judgment:
    """Read a first-instance criminal judgment, or what a model wrote of one (from 本院认为 on, perhaps cut off).

    Never raises on text: what could not be read is named in ``unread``, of the judgment and of each defendant. All
    spans are places in ``text``.
    """
    compact = Compact(text)
    return read_compact(compact, find_sections(compact))


def read_compact(compact: Compact, sections: Sections) -> Judgment:
    """The same for a text that is already compact, with its sections found."""
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
        defendants=_with_reasons(compact, sections, defendants, cited),
        articles=cited,
        reasoning=compact.span(*sections.reasoning) if sections.reasoning else None,
        result=compact.span(*sections.result) if sections.result else None,
        unread=tuple(unread),
    )


def _with_reasons(
    compact: Compact, sections: Sections, defendants: tuple[Defendant, ...], cited: tuple[Article, ...]
) -> tuple[Defendant, ...]:
    """The defendants with their charges' articles, their circumstances and attitudes."""
    if not defendants:
        return ()
    names = [defendant.name for defendant in defendants]
    statements = read_statements(compact.chars, sections.reasoning, names) if sections.reasoning else ()
    circumstances = find_circumstances(compact, statements, len(names))
    attitudes = find_attitudes(compact.chars, statements, sections.trial, names)
    return tuple(
        replace(
            defendant,
            charges=tuple(
                replace(charge, articles=articles_of_charge(charge.name, cited)) for charge in defendant.charges
            ),
            circumstances=found,
            attitude=attitude,
        )
        for defendant, found, attitude in zip(defendants, circumstances, attitudes, strict=True)
    )
