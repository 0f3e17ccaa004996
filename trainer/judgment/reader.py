"""A judgment's text read back as data."""

from __future__ import annotations

from dataclasses import replace

from trainer.judgment.attitude import find_attitudes, implied_attitude
from trainer.judgment.charges import articles_of_charge
from trainer.judgment.circumstances import find_circumstances
from trainer.judgment.circumstances_elsewhere import circumstances_elsewhere
from trainer.judgment.citations import Cited, citations
from trainer.judgment.compact import Compact, compacted
from trainer.judgment.convictions import read_convictions, with_charges
from trainer.judgment.defendants import read_result
from trainer.judgment.full_stops import with_full_stops
from trainer.judgment.labelled_verdict import labelled_verdict
from trainer.judgment.named_defendants import UNNAMED
from trainer.judgment.orders import with_orders
from trainer.judgment.sections import CharRange, Sections, find_sections
from trainer.judgment.statements import read_statements
from trainer.judgment.types import Attitude, Defendant, Judgment

# One of these stands in every answer that is a list of labels.
_LABELS = (
    *("罪名", "犯罪名称", "所犯罪行", "定罪", "charge", "crime", "offence", "offense"),
    *("Charge", "Crime", "Offen", "accusation"),
)


def read_judgment(text: str) -> Judgment:
    """Read a first-instance criminal judgment, or what a model wrote of one (from 本院认为 on, perhaps cut off).

    Never raises on text: what could not be read is named in ``unread``, of the judgment and of each defendant. All
    spans are places in ``text``.
    """
    compact = compacted(text)
    return read_compact(compact, find_sections(compact))


def read_compact(compact: Compact, sections: Sections) -> Judgment:
    """The same for a text that is already compact, with its sections found."""
    sections, defendants = _defendants(compact, sections)
    unread = [
        part
        for part, found in (("reasoning", sections.reasoning), ("result", sections.result), ("defendants", defendants))
        if not found
    ]
    # An answer that is not parted at all says everything anywhere; where facts are told, they are no reasoning.
    argued = sections.reasoning or (None if sections.facts else (0, len(compact.chars)))
    stated = argued or sections.result
    cited = citations(compact.chars, *stated) if stated else ()
    if not cited and sections.reasoning and sections.result:
        cited = citations(compact.chars, *sections.result)
    defendants, orders = with_orders(compact, sections.result, defendants) if sections.result else (defendants, ())
    return Judgment(
        defendants=_with_reasons(compact, argued, sections.trial, defendants, cited),
        articles=tuple(each.article for each in cited),
        reasoning=compact.span(*sections.reasoning) if sections.reasoning else None,
        result=compact.span(*sections.result) if sections.result else None,
        orders=orders,
        unread=tuple(unread),
        further=tuple(compact.span(*place) for place in sections.further),
    )


def _defendants(compact: Compact, sections: Sections) -> tuple[Sections, tuple[Defendant, ...]]:
    """By 主文, be it sentences or a list of labels; else by what the reasoning concludes.

    Where only labels tell that there is a verdict, the sections that come back have its place.
    """
    defendants = read_result(*with_full_stops(compact, sections.result)) if sections.result is not None else ()
    structured = sections.result is not None and compact.chars.find('{"', *sections.result) >= 0
    if (structured or not _is_read(defendants)) and any(label in compact.chars for label in _LABELS):
        listed, place = _listed(compact, sections)
        if not defendants or _is_read(listed) or (_is_whole(listed) and not _is_whole(defendants)):
            sections, defendants = replace(sections, result=sections.result or place), listed
    unnamed = len(defendants) == 1 and defendants[0].name == UNNAMED
    if sections.reasoning and (unnamed or not defendants):
        convicted = read_convictions(compact, sections.reasoning)
        if not unnamed:
            defendants = convicted
        elif len(convicted) == 1:
            defendants = (replace(defendants[0], name=convicted[0].name),)
    if sections.reasoning and any("charge" in each.unread for each in defendants):
        defendants = with_charges(defendants, read_convictions(compact, sections.reasoning))
    return sections, defendants


def _listed(compact: Compact, sections: Sections) -> tuple[tuple[Defendant, ...], CharRange | None]:
    """The defendants of a list of labels, and its place: within 主文, else in the whole answer."""
    whole = (sections.reasoning[0] if sections.reasoning else 0, len(compact.chars))
    listed: tuple[Defendant, ...] = ()
    for place in (sections.result or whole, whole):
        written = labelled_verdict(compact, *place)
        listed = read_result(written, (0, len(written.chars))) if written is not None else ()
        if written is not None and _is_whole(listed):
            return listed, written.place
    return listed, written.place if written is not None else None


def _is_read(defendants: tuple[Defendant, ...]) -> bool:
    return bool(defendants) and not any(each.unread for each in defendants)


def _is_whole(defendants: tuple[Defendant, ...]) -> bool:
    return bool(defendants) and all(each.total is not None and "charge" not in each.unread for each in defendants)


def _with_reasons(
    compact: Compact,
    argued: CharRange | None,
    trial: CharRange | None,
    defendants: tuple[Defendant, ...],
    cited: tuple[Cited, ...],
) -> tuple[Defendant, ...]:
    """The defendants with their charges' articles, and the circumstances and attitudes that are ``argued``."""
    if not defendants:
        return ()
    names = [defendant.name for defendant in defendants]
    statements = read_statements(compact.chars, argued, names) if argued else ()
    circumstances = [
        circumstances_elsewhere(compact, argued, defendant, found, cited if len(names) == 1 else ())
        for defendant, found in zip(defendants, find_circumstances(compact, statements, len(names)), strict=True)
    ]
    articles = tuple(each.article for each in cited)
    attitudes = find_attitudes(compact.chars, statements, trial, names)
    return tuple(
        replace(
            defendant,
            charges=tuple(
                replace(charge, articles=articles_of_charge(charge.name, articles)) for charge in defendant.charges
            ),
            circumstances=found,
            attitude=attitude if attitude is not Attitude.NOT_STATED else implied_attitude(found),
        )
        for defendant, found, attitude in zip(defendants, circumstances, attitudes, strict=True)
    )
