"""Documents out of files: in the order given, as one case."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from desktop.documents.intake.opened import Given
from desktop.judging.document_file import UnreadableDocumentError, read_document_file
from desktop.judging.facts_text import MOST_BYTES, UnreadableFactsError


def read_files(files: Sequence[Path]) -> list[Given]:
    """The texts of the files in their order. Raises ToldError at the first that cannot be read, and where all together
    are longer than any case."""
    given = [Given(read_document_file(file), file.name) for file in files]
    refuse_too_long(given)
    return given


def refuse_too_long(given: Sequence[Given]) -> None:
    """Raises UnreadableFactsError where the texts together are longer than any case; the field would stand still."""
    size = sum(len(each.text.encode("utf-8", "surrogatepass")) for each in given)
    if size > MOST_BYTES:
        megabytes = f"{size / 2**20:.1f}"
        raise UnreadableFactsError("facts", "desk.facts-too-large", megabytes=megabytes, most=MOST_BYTES // 2**20)
    if not any(each.text.strip() for each in given):
        raise UnreadableDocumentError("unreadable", "check.without-text", file=given[0].name if given else "")
