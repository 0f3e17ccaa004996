"""Text as any format can hold it."""

from __future__ import annotations

import re

_LINE_ENDS = re.compile("\r\n?|[\v\f\x85\u2028\u2029]")
_REFUSED = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")  # XML has no place for them, or they show nothing
_UNREADABLE = re.compile("[\ud800-\udfff\ufffe\uffff]")
REPLACEMENT = "\ufffd"


def plain(text: str) -> str:
    """Without control characters; half a surrogate pair becomes the sign for what cannot be read. Lines end in \\n."""
    return _UNREADABLE.sub(REPLACEMENT, _REFUSED.sub("", _LINE_ENDS.sub("\n", text)))


def line(text: str) -> str:
    """The same on one line."""
    return " ".join(plain(text).split())
