"""Documents of kept runs, and what of a Word file can be looked at."""

from __future__ import annotations

import zipfile
from pathlib import Path

from lxml import etree

from desktop.documents.blocks import Document, Layout
from desktop.documents.document import document_of
from desktop.documents.kept_report import Wanted, kept_report
from desktop.history.history import History
from resources.messages.catalogue import Language


def document(
    history: History,
    *runs: int,
    language: Language = "zh",
    layout: Layout = Layout.PLAIN,
    matter: int | None = None,
    compared: bool = False,
) -> Document:
    """Of these runs, or of the whole matter."""
    return document_of(kept_report(history, Wanted(runs, matter, compared), language, layout))


def parts(file: Path) -> dict[str, etree._Element]:
    """The XML of a Word file, by the names of its parts."""
    with zipfile.ZipFile(file) as archive:
        assert archive.testzip() is None
        names = [name for name in archive.namelist() if name.endswith((".xml", ".rels"))]
        return {name: etree.fromstring(archive.read(name)) for name in names}


def texts(part: etree._Element) -> str:
    """All words in it."""
    return "".join(part.itertext())
