"""Bytes of unknown encoding as text: UTF-8, UTF-16 with a mark, or GB18030 (which contains GBK and GB2312)."""

from __future__ import annotations

import codecs
import io
from typing import BinaryIO

SAMPLE = 1 << 16
_MARKS = ((codecs.BOM_UTF8, "utf-8-sig"), (codecs.BOM_UTF16_LE, "utf-16"), (codecs.BOM_UTF16_BE, "utf-16"))


def encoding_of(sample: bytes) -> str:
    """The encoding by a file's first bytes; a character cut at the sample's end counts as whole."""
    for mark, name in _MARKS:
        if sample.startswith(mark):
            return name
    try:
        codecs.getincrementaldecoder("utf-8")().decode(sample, final=False)
    except UnicodeDecodeError:
        # A few damaged bytes must not make GB18030 of a UTF-8 file. In real GB18030 most characters are invalid UTF-8.
        foreign = sum(byte > 0x7F for byte in sample)
        return "utf-8" if sample.decode("utf-8", "replace").count("\ufffd") * 20 < foreign else "gb18030"
    return "utf-8"


def text_stream(file: BinaryIO, encoding: str) -> io.TextIOWrapper:
    """``file`` as text, damaged bytes as U+FFFD, line ends as they are."""
    return io.TextIOWrapper(file, encoding=encoding, errors="replace", newline="")
