"""What a file is, told by its first bytes and not by its name."""

from __future__ import annotations

from enum import StrEnum

from trainer.corpus.encoding import encoding_of

_COLUMNS = ("全文", "案号", "full_text", "文书内容", "正文")
_PAGE = ("<!doctype html", "<html", "<head", "<body", "<div", "<p>", "<meta", "<table")
_CONTROLS = bytes({*range(32)} - {*b"\t\n\v\f\r\x1a"})


class Format(StrEnum):
    """The formats that are read, and three that are known and refused."""

    CSV = "CSV"
    JSON_LINES = "JSON lines"
    JSON = "JSON"
    COURT_XML = "court XML"
    WEB_PAGE = "HTML"
    PLAIN_TEXT = "text"
    PDF = "PDF"
    PARQUET = "Parquet"
    ZIP = "zip"  # an archive, or a Word document
    GZIP = "gzip"
    OLD_OFFICE = "doc"
    OTHER_ARCHIVE = "7z or rar"
    BINARY = "binary"


_MAGIC = (
    (b"PK\x03\x04", Format.ZIP),
    (b"PK\x05\x06", Format.ZIP),
    (b"\x1f\x8b", Format.GZIP),
    (b"PAR1", Format.PARQUET),
    (b"\xd0\xcf\x11\xe0", Format.OLD_OFFICE),
    (b"7z\xbc\xaf\x27\x1c", Format.OTHER_ARCHIVE),
    (b"Rar!", Format.OTHER_ARCHIVE),
)
REFUSED = {
    Format.OLD_OFFICE: "an old Word file (.doc): save it as .docx",
    Format.OTHER_ARCHIVE: "a 7z or RAR archive: unpack it, or pack it as zip",
    Format.BINARY: "no text and no known format",
}


def format_of(sample: bytes) -> tuple[Format, str]:
    """The format, and the encoding where it is text ("" where not), by a file's beginning."""
    for magic, known in _MAGIC:
        if sample.startswith(magic):
            return known, ""
    if b"%PDF-" in sample[:1024]:
        return Format.PDF, ""
    encoding = encoding_of(sample)
    if encoding != "utf-16" and len(sample.translate(None, _CONTROLS)) < 0.98 * len(sample):
        return Format.BINARY, ""
    start = sample.decode(encoding, "replace").lstrip("\ufeff \t\r\n")
    return _text_format(start), encoding


def _text_format(start: str) -> Format:
    if start.startswith("{"):
        first, newline, _ = start.partition("\n")
        return Format.JSON_LINES if first.rstrip().endswith("}") or not newline else Format.JSON
    if start.startswith("[") and start[1:].lstrip()[:1] in ("{", "]"):
        return Format.JSON
    lower = start[:2000].lower()
    if lower.startswith(_PAGE) or (lower.startswith(("<?xml", "<!--")) and "<html" in lower):
        return Format.WEB_PAGE
    if start.startswith(("<?xml", "<writ")):
        return Format.COURT_XML
    return Format.CSV if _is_table(start) else Format.PLAIN_TEXT


def _is_table(start: str) -> bool:
    """Whether the first line names the columns of a table with the text of judgments."""
    columns = [cell.strip().strip('"') for cell in start.partition("\n")[0].split(",")]
    return len(columns) > 1 and any(column in columns for column in _COLUMNS)
