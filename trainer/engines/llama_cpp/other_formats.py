"""What people take for a GGUF file, told apart by its first bytes."""

from __future__ import annotations

import re
import struct

LOOKED_AT = 512
"""Bytes from the beginning of a file."""
_LENGTH = struct.Struct("<Q")
_LONGEST_JSON = 100 << 20  # what the safetensors library accepts of a header
_PAGE = re.compile(rb"\s*(?:<!doctype\s+html|<html|<\?xml)", re.IGNORECASE)


def other_format(beginning: bytes) -> str:
    """The key of what is said of a file that does not begin as a GGUF file does."""
    if not beginning:
        return "engines.file-empty"
    if beginning.startswith(b"version https://git-lfs"):
        return "engines.file-pointer"
    if _PAGE.match(beginning.removeprefix(b"\xef\xbb\xbf")):
        return "engines.file-web-page"
    # safetensors: the length of a JSON object, then the object.
    if len(beginning) > _LENGTH.size and beginning[_LENGTH.size :].lstrip()[:1] == b"{":
        (length,) = _LENGTH.unpack_from(beginning)
        if length <= _LONGEST_JSON:
            return "engines.file-safetensors"
    # PyTorch's own form is a zip archive too, its older one a pickle.
    if beginning.startswith(
        (b"PK\x03\x04", b"7z\xbc\xaf\x27\x1c", b"Rar!", b"\x1f\x8b", b"\x28\xb5\x2f\xfd", b"\x80\x02")
    ):
        return "engines.file-packed"
    if not beginning.strip(b"\0"):
        return "engines.file-zeros"
    return "engines.file-not-gguf"
