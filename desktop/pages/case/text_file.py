"""The facts out of a file that was dropped on the window: text, or a document that holds text."""

from __future__ import annotations

from pathlib import Path

from desktop.judging.facts_text import MOST_BYTES, UnreadableFactsError


def read_text_file(path: Path) -> str:
    """Raises ToldError."""
    from desktop.judging.document_file import read_document_file  # with the first file: no start waits for it

    text = read_document_file(path)
    size = len(text.encode("utf-8", "surrogatepass"))
    if size > MOST_BYTES:
        megabytes = f"{size / 2**20:.1f}"
        raise UnreadableFactsError("facts", "desk.facts-too-large", megabytes=megabytes, most=MOST_BYTES // 2**20)
    return text
