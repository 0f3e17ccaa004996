"""The facts of a case out of a file's bytes."""

from __future__ import annotations

import codecs

from trainer.told_error import ToldError

MOST_BYTES = 4 * 2**20


class UnreadableFactsError(ToldError):
    """The bytes are no text, or too many; ``kind`` is always "facts"."""


def decode_facts(raw: bytes) -> str:
    """UTF-8 with or without a mark, UTF-16 with one, else GB18030. Raises UnreadableFactsError."""
    if len(raw) > MOST_BYTES:
        megabytes = f"{len(raw) / 2**20:.1f}"
        raise UnreadableFactsError("facts", "desk.facts-too-large", megabytes=megabytes, most=MOST_BYTES // 2**20)
    utf_16 = raw[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}
    for encoding in ("utf-16",) if utf_16 else ("utf-8-sig", "gb18030"):
        try:
            text = raw.decode(encoding)
        except UnicodeDecodeError:
            continue
        if "\0" not in text:
            return text.replace("\r\n", "\n").replace("\r", "\n").strip()
    raise UnreadableFactsError("facts", "desk.facts-no-text")
