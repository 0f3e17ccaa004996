"""What a document is made of: one tree of blocks, which each writer draws in its own format."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Literal

from resources.messages.catalogue import Language


class Role(StrEnum):
    """What a paragraph is in its document."""

    BODY = "body"
    NOTE = "note"  # small and grey: what is said about the document itself
    LEAD = "lead"  # the same, of what follows: it does not end a page
    LABEL = "label"  # who wrote what follows


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 and 2. Those of level 1 are numbered by the format's own means, from one in each part."""

    text: str
    level: Literal[1, 2] = 1


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph of ours."""

    text: str
    role: Role = Role.BODY


@dataclass(frozen=True, slots=True)
class Verbatim:
    """A whole text of somebody else's, line by line and never laid out by what it says: a line that reads like a
    signature stays a line."""

    text: str


@dataclass(frozen=True, slots=True)
class Item:
    """An entry of a list, and what belongs to it on lines of their own."""

    text: str
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Listing:
    """Numbered from one, or with bullets."""

    items: tuple[Item, ...]
    numbered: bool = True


_SHORT = 60  # characters


@dataclass(frozen=True, slots=True)
class Cell:
    """Lines of its text stand below each other. ``marked``: it differs from the others of its row."""

    text: str
    marked: bool = False

    @property
    def strong(self) -> bool:
        """Marked, and short enough for bold type: paper is often printed without colours."""
        return self.marked and len(self.text) <= _SHORT


@dataclass(frozen=True, slots=True)
class Table:
    """``widths`` are shares of the page's width, whole numbers; the head is repeated on each page."""

    head: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    widths: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class ArticleText:
    """An article of a statute: how it is cited, since when it stands so, its 款."""

    cited: str
    since: str
    paragraphs: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PartStart:
    """A further case of the same document: on a new page, its headings numbered from one again."""

    title: str


Block = Heading | Paragraph | Verbatim | Listing | Table | ArticleText | PartStart


class Layout(StrEnum):
    """COURT: type and margins of official documents (党政机关公文格式, GB/T 9704). It changes how a document looks and
    nothing that it says: the label stays on every page, and there is no emblem, no court's name and no signature."""

    PLAIN = "plain"
    COURT = "court"


@dataclass(frozen=True, slots=True)
class Properties:
    """The document's properties, which a reader does not see but every format carries.

    ``aigc`` is the implicit label as JSON, see ``desktop.documents.ai_label``; None where no model wrote anything.
    """

    title: str
    subject: str
    keywords: str
    producer: str
    made: datetime  # with its zone
    aigc: str | None


@dataclass(frozen=True, slots=True)
class Document:
    """``label`` stands on every page above, ``footer`` below; the whole disclaimer is the last block."""

    title: str
    subtitle: str
    label: str
    footer: str
    language: Language
    layout: Layout
    properties: Properties
    blocks: tuple[Block, ...]
