"""A document's text out of a file as lawyers have it: text, Word, PDF, a saved page, another program's JSON."""

from __future__ import annotations

import io
from itertools import islice
from pathlib import Path
from stat import S_ISREG
from zipfile import BadZipFile, ZipFile

from trainer.corpus.archive import is_word_document
from trainer.corpus.encoding import SAMPLE
from trainer.corpus.format import Format, format_of
from trainer.corpus.pdf_document import WITHOUT_TEXT
from trainer.corpus.source import SourceDocument
from trainer.corpus.sources import WITH_PASSWORD, read_stream
from trainer.told_error import ToldError

MOST_BYTES = 20 * 2**20
PICTURES = (b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"BM", b"II*\0", b"MM\0*", b"RIFF")
_LOCKED_OFFICE = "EncryptedPackage".encode("utf-16-le")  # what Office puts a document with a password into
_TOO_LONG = "longer than"  # how the readers of all formats begin to say it
_OTHER_OFFICE = ("[Content_Types].xml", "mimetype", "OFD.xml")


class UnreadableDocumentError(ToldError):
    """The file holds no text that can be had; ``kind`` is always "unreadable"."""


def read_document_file(path: Path) -> str:
    """Raises ToldError where there is no such file, and UnreadableDocumentError where it holds no text.

    A pipe or a device is refused: whoever reads it may wait for ever.
    """
    try:
        stated = path.stat()
        if not S_ISREG(stated.st_mode):
            raise ToldError("input", "desk.file-not-opened", "not a regular file", file=path.name)
        size, raw = stated.st_size, b""
        if size <= MOST_BYTES:
            with path.open("rb") as opened:
                raw = opened.read(MOST_BYTES + 1)  # it may have grown since
    except FileNotFoundError as error:
        raise ToldError("input", "desk.no-file", file=path.name) from error
    except OSError as error:
        raise ToldError("input", "desk.file-not-opened", repr(error), file=path.name) from error
    return _of_size(raw, max(size, len(raw)), path.name)


def read_document_bytes(raw: bytes, name: str) -> str:
    """The same for what came by another way; ``name`` is what it is called in messages."""
    return _of_size(raw, len(raw), name)


def _of_size(raw: bytes, size: int, name: str) -> str:
    if size > MOST_BYTES:
        raise UnreadableDocumentError(
            "unreadable", "check.file-too-large", megabytes=f"{size / 2**20:.1f}", most=MOST_BYTES // 2**20
        )
    return _text(raw, name).replace("\r\n", "\n").replace("\r", "\n").strip()


def _text(raw: bytes, name: str) -> str:
    kind, encoding = format_of(raw[:SAMPLE])
    if (known := _refused(raw, kind)) is not None:
        raise UnreadableDocumentError("unreadable", known, file=name)
    if kind is Format.PLAIN_TEXT:
        return raw.decode(encoding, "replace")
    documents = list(islice(read_stream(io.BytesIO(raw), name), 2))
    if kind in (Format.JSON, Format.JSON_LINES) and not any(document.text for document in documents):
        return raw.decode(encoding, "replace")  # an answer in JSON, or one cut off: the reader of judgments knows those
    if len(documents) > 1:
        raise UnreadableDocumentError("unreadable", "check.several", file=name)
    document = documents[0] if documents else SourceDocument(name)
    if document.damage is not None:
        raise UnreadableDocumentError("unreadable", _damage(raw, kind, document.damage), document.damage, file=name)
    if not document.text.strip():
        raise UnreadableDocumentError("unreadable", "check.without-text", file=name)
    return document.text


def _refused(raw: bytes, kind: Format) -> str | None:
    """What is to be said of a file whose beginning tells that it holds no text for us."""
    # A picture that is not compressed, mostly white, looks like text but for its head.
    if raw.startswith(PICTURES) and (kind is Format.BINARY or b"\0" in raw[:64]):
        return "check.picture"
    if raw.startswith(b"{\\rtf"):
        return "check.rich-text"
    match kind:
        case Format.OLD_OFFICE:
            return "check.locked" if _LOCKED_OFFICE in raw else "check.old-word"
        case Format.OTHER_ARCHIVE:
            return "check.packed"
        case Format.BINARY | Format.PARQUET:
            return "check.no-text"
        case Format.ZIP:
            return _refused_archive(raw)
    return None


def _refused_archive(raw: bytes) -> str | None:
    """Word's own archives are read, and plain ones with a judgment in them."""
    try:
        with ZipFile(io.BytesIO(raw)) as archive:
            other = not is_word_document(archive) and any(name in archive.namelist() for name in _OTHER_OFFICE)
    except (BadZipFile, NotImplementedError, ValueError):
        return "check.broken"
    return "check.other-office" if other else None


def _damage(raw: bytes, kind: Format, damage: str) -> str:
    if damage == WITHOUT_TEXT:
        return "check.scanned"
    if damage == WITH_PASSWORD or (kind is Format.PDF and b"/Encrypt" in raw):
        return "check.locked"
    return "check.too-much-text" if _TOO_LONG in damage else "check.broken"
