"""A PDF whose text is found: which characters its glyphs stand for.

A font draws 人 and the radical ⼈ with one glyph, and Qt tells a reader of the PDF the first character that has it: who
looks for 被告人 finds nothing, and who copies gets radicals.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from resources.characters.forms import simplified_forms, unified_forms

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable

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


def tell_characters(objects: Iterable[PdfObject | None], text: str) -> None:
    """Corrects the maps from glyphs to characters among a PDF's objects; ``text`` has the characters that it shows."""
    from pypdf.generic import DictionaryObject, StreamObject

    shown = frozenset(text)
    for each in objects:
        found = each.get("/ToUnicode") if isinstance(each, DictionaryObject) else None
        stream = found.get_object() if found is not None else None
        if isinstance(stream, StreamObject):
            stream.set_data(corrected(stream.get_data().decode("latin-1"), shown).encode("latin-1"))


def corrected(characters: str, shown: Collection[str] = ()) -> str:
    """A ToUnicode map (PDF 32000-1, 9.10.3) with characters in place of radicals."""

    def range_(match: re.Match[str]) -> str:
        first, last, target = match[1], match[2], match[3]
        if not target.startswith("[") and first != last:  # one character after the other: each by itself
            start, count = int(target[1:-1], 16), int(last, 16) - int(first, 16) + 1
            target = f"[{' '.join(f'<{code:04X}>' for code in range(start, start + count))} ]"
        return f"<{first}> <{last}> {_CODE.sub(lambda code: f'<{_meant(int(code[1], 16), shown):04X}>', target)}"

    return _RANGE.sub(range_, characters)


def _meant(code: int, shown: Collection[str]) -> int:
    """The character that the document shows by this one's glyph: of 戶 and 户 a Chinese type draws one for ⼾."""
    if code in _SHARED:
        return _SHARED[code]
    form = unified_forms().get(code, "") if code in _RADICALS else ""
    simplified = simplified_forms().get(ord(form), form) if form else ""
    return ord(simplified if form not in shown and simplified in shown else form) if form else code
