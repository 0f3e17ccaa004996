"""A PDF whose text is found: which characters its glyphs stand for.

A font draws 人 and the radical ⼈ with one glyph, and Qt tells a reader of the PDF the first character that has it: who
looks for 被告人 finds nothing, and who copies gets radicals.
"""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from resources.characters.forms import unified_forms

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from pypdf.generic import PdfObject

_RANGE = re.compile(r"<([0-9A-Fa-f]{4})> <([0-9A-Fa-f]{4})> (\[[^\]]*\]|<[0-9A-Fa-f]+>)")
_CODE = re.compile(r"<([0-9A-Fa-f]{4})>")
_RADICALS = range(0x2E80, 0x2FE0)
_SHARED = {  # other characters of one glyph: the one that a font names first, and the one that texts have
    0x09: 0x20,  # tab, space
    0x2012: 0x2013,  # – between figures
    0x2215: 0xFF0F,  # ／
    0x2329: 0x3008,  # 〈
    0x232A: 0x3009,  # 〉
}


def tell_characters(objects: Iterable[PdfObject | None]) -> None:
    """Corrects the maps from glyphs to characters among a PDF's objects."""
    from pypdf.generic import DictionaryObject, StreamObject

    for each in objects:
        found = each.get("/ToUnicode") if isinstance(each, DictionaryObject) else None
        stream = found.get_object() if found is not None else None
        if isinstance(stream, StreamObject):
            stream.set_data(corrected(stream.get_data().decode("latin-1")).encode("latin-1"))


def corrected(characters: str) -> str:
    """A ToUnicode map (PDF 32000-1, 9.10.3) with characters in place of radicals."""
    return _RANGE.sub(_range, characters)


def _range(match: re.Match[str]) -> str:
    first, last, target = match[1], match[2], match[3]
    if not target.startswith("[") and first != last:  # one character after the other: each by itself
        start, count = int(target[1:-1], 16), int(last, 16) - int(first, 16) + 1
        target = f"[{' '.join(f'<{code:04X}>' for code in range(start, start + count))} ]"
    return f"<{first}> <{last}> {_CODE.sub(_code, target)}"


def _code(match: re.Match[str]) -> str:
    code = int(match[1], 16)
    return f"<{_ordinary().get(code, code):04X}>"


@cache
def _ordinary() -> Mapping[int, int]:
    return _SHARED | {code: ord(form) for code, form in unified_forms().items() if code in _RADICALS}
