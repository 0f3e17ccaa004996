"""The courts' own XML (writ): one judgment a file, its whole text in the ``value`` of QW (全文)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import BinaryIO
from xml.etree import ElementTree

from trainer.corpus.plain_text import LONGEST_TEXT
from trainer.corpus.source import SourceDocument


def read_court_xml(file: BinaryIO, name: str, encoding: str) -> Iterator[SourceDocument]:
    """The documents of ``file``; damaged XML is a damaged document."""
    data = file.read(4 * LONGEST_TEXT + 1)
    if len(data) > 4 * LONGEST_TEXT:
        yield SourceDocument(name, damage=f"longer than {4 * LONGEST_TEXT} bytes")
        return
    # Decoded before parsing: expat knows no GB18030, and the encoding that the file declares is not always true.
    text = data.decode(encoding, "replace").lstrip("\ufeff \t\r\n")
    if "<!ENTITY" in text:
        yield SourceDocument(name, damage="XML that defines entities")
        return
    try:
        root = ElementTree.fromstring(text)
    except (ElementTree.ParseError, ValueError) as error:
        yield SourceDocument(name, damage=f"not XML: {error}")
        return
    whole = [element for element in root.iter() if element.get("nameCN") == "全文" or element.tag == "QW"]
    if not whole:
        yield SourceDocument(name, "\n".join(filter(None, (part.strip() for part in root.itertext()))))
        return
    for number, element in enumerate(whole, 1):
        where = name if len(whole) == 1 else f"{name}:{number}"
        yield SourceDocument(where, element.get("value") or "".join(element.itertext()))
