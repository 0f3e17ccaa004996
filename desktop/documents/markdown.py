"""A document as Markdown, with its properties as front matter."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path

from desktop.documents.ai_label import FIELD
from desktop.documents.blocks import (
    ArticleText,
    Block,
    Document,
    Heading,
    Listing,
    Paragraph,
    PartStart,
    Role,
    Table,
    Verbatim,
)
from desktop.documents.heading_number import HeadingNumbers
from desktop.documents.plain import line, plain
from trainer.whole_file import write_whole

_SYNTAX = re.compile(r"([\\`*_\[\]<>|~$&])")
_AT_START = re.compile(r"^(\s*)([#+\-=]|\d+(?=[.)]))")


def write_markdown(document: Document, file: Path) -> None:
    """Whole or not at all. Raises OSError."""
    write_whole(file, markdown_of(document))


def markdown_of(document: Document) -> str:
    """CommonMark with tables, as GitHub has them."""
    return "\n\n".join(_parts(document)) + "\n"


def escaped(text: str) -> str:
    """One line of which nothing is taken for syntax."""
    return _AT_START.sub(_not_at_start, _SYNTAX.sub(r"\\\1", line(text)))


def _not_at_start(match: re.Match[str]) -> str:
    sign = match[2]
    return f"{match[1]}{sign}\\" if sign.isdigit() else f"{match[1]}\\{sign}"


def _parts(document: Document) -> Iterator[str]:
    yield _front_matter(document)
    yield f"# {escaped(document.title)}"
    yield escaped(document.subtitle)
    yield f"> **{escaped(document.label)}**"
    numbers = HeadingNumbers(document.language)
    for block in document.blocks:
        yield from _block(block, numbers)
    yield f"> {escaped(document.footer)}"


def _front_matter(document: Document) -> str:
    """As YAML, of which JSON is a part: each value on one line."""
    properties = document.properties
    values: dict[str, object] = {
        "title": properties.title,
        "description": document.label,
        "keywords": properties.keywords,
        "generator": properties.producer,
        "date": properties.made.isoformat(timespec="seconds"),
        "lang": "zh-CN" if document.language == "zh" else "en",
    }
    if properties.aigc is not None:
        values[FIELD] = json.loads(properties.aigc)[FIELD]
    lines = (f"{name}: {_json(value)}" for name, value in values.items())
    return "\n".join(("---", *lines, "---"))


def _json(value: object) -> str:
    return plain(json.dumps(value, ensure_ascii=False))


def _block(block: Block, numbers: HeadingNumbers) -> Iterator[str]:
    match block:
        case Heading(text, 1):
            yield f"## {escaped(numbers.next() + text)}"
        case Heading(text):
            yield f"### {escaped(text)}"
        case Paragraph(text, role):
            words = escaped(text)
            yield f"**{words}**" if role is Role.LABEL else words
        case Verbatim(text):
            yield "\n".join(f"> {escaped(each)}  " if each.strip() else ">" for each in _lines(text))
        case Listing():
            yield "\n".join(_listing(block))
        case Table():
            yield "\n".join(_table(block))
        case ArticleText(cited, since, paragraphs):
            yield f"**{escaped(cited)}**　{escaped(since)}"
            if paragraphs:
                yield "\n>\n".join(f"> {escaped(each)}" for text in paragraphs for each in _lines(text))
        case PartStart(title):
            numbers.begin()
            yield "---"
            yield f"# {escaped(title)}"


def _lines(text: str) -> list[str]:
    return plain(text).strip("\n").split("\n")


def _listing(listing: Listing) -> Iterator[str]:
    for number, item in enumerate(listing.items, start=1):
        mark = f"{number}." if listing.numbered else "-"
        yield f"{mark} {escaped(item.text)}"
        yield from (f"{' ' * len(mark)} - {escaped(note)}" for note in item.notes)


def _table(table: Table) -> Iterator[str]:
    yield _row(escaped(title) for title in table.head)
    yield _row("---" for _ in table.head)
    for row in table.rows:
        yield _row(_marked("<br>".join(map(escaped, cell.text.split("\n"))), cell.marked) for cell in row)


def _marked(words: str, marked: bool) -> str:
    return f"**{words}**" if marked and words.strip() else words


def _row(cells: Iterator[str]) -> str:
    return f"| {' | '.join(cells)} |"
