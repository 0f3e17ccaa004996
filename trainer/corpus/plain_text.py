"""A file that is one document: its text."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TextIO

from trainer.corpus.source import SourceDocument

LONGEST_TEXT = 1 << 24
"""Characters of one document; what is longer is no judgment."""


def read_plain_text(stream: TextIO, name: str) -> Iterator[SourceDocument]:
    """The one document of ``stream``."""
    text = stream.read(LONGEST_TEXT + 1)
    if len(text) > LONGEST_TEXT:
        yield SourceDocument(name, damage=f"longer than {LONGEST_TEXT} characters")
    else:
        yield SourceDocument(name, text)
