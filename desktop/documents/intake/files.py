"""Documents out of files: in the order given, as one case."""

from __future__ import annotations

from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

from desktop.documents.intake.opened import Given
from desktop.judging.document_file import MOST_BYTES as MOST_BYTES_READ
from desktop.judging.document_file import PICTURES, UnreadableDocumentError, read_document_file
from desktop.judging.facts_text import MOST_BYTES, UnreadableFactsError
from trainer.told_error import ToldError

MOST_BYTES_RECOGNISED = 300 * 2**20
_IMAGES_ONLY = ("check.scanned", "check.picture")


def read_files(files: Sequence[Path]) -> list[Given]:
    """The texts of the files in their order. Raises ToldError at the first that holds none, scanned pages among them,
    and where all together are longer than any case."""
    given = [Given(read_document_file(file), file.name) for file in files]
    refuse_too_long(given)
    return given


def read_or_recognise(files: Sequence[Path]) -> list[Given | Path]:
    """The same, but a file of pictures, whose text has to be recognised, stands as it is."""
    read = [_read(file) for file in files]
    refuse_too_long([each for each in read if isinstance(each, Given)])
    if not any(isinstance(each, Path) or each.text.strip() for each in read):
        raise UnreadableDocumentError("unreadable", "check.without-text", file=files[0].name)
    return read


def refuse_too_long(given: Sequence[Given]) -> None:
    """Raises UnreadableFactsError where the texts together are longer than any case; the field would stand still."""
    size = sum(len(each.text.encode("utf-8", "surrogatepass")) for each in given)
    if size > MOST_BYTES:
        megabytes = f"{size / 2**20:.1f}"
        raise UnreadableFactsError("facts", "desk.facts-too-large", megabytes=megabytes, most=MOST_BYTES // 2**20)


def _read(file: Path) -> Given | Path:
    if _is_large_scan(file):
        return file
    try:
        text = read_document_file(file)
    except ToldError as error:
        if error.message.key in _IMAGES_ONLY:
            return file
        raise
    return file if _holds_scans(file) else Given(text, file.name)


def _head(file: Path) -> bytes:
    with file.open("rb") as opened:
        return opened.read(1024)


def _is_large_scan(file: Path) -> bool:
    """Larger than any text that is read, but no larger than scanned pages are."""
    if not file.is_file() or not MOST_BYTES_READ < file.stat().st_size <= MOST_BYTES_RECOGNISED:
        return False
    head = _head(file)
    return head.startswith(PICTURES) or b"%PDF-" in head


def _holds_scans(file: Path) -> bool:
    """Whether some pages are pictures and others are text, which alone was read."""
    if b"%PDF-" not in _head(file) or find_spec("pypdfium2") is None:
        return False
    from trainer.recognition.page_images import has_scanned_page

    return has_scanned_page(file)
