"""Names masked before anything is sent, and put back in what comes of it. The table never leaves this computer."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from resources.characters.forms import radical_forms
from trainer.masking.masking import mask

_TELLS_APART = r"[某甲乙丙丁戊己庚辛壬癸]|\d{1,2}(?![\d.,，年月日时点个次人名万千百余元部辆台张克])"
"""What goes on a placeholder of a name: 张某甲 is another than 张某, also where only 张某 is in the table. 子, 未, 申
are more often the next word's (张某未退赃), and a figure what he got (退赔张某2万元).
"""
_NAME = re.compile(r"(?:[一-鿿]{1,2}|[A-Za-z])某")
_MOST_TIMES = 5


@dataclass(frozen=True)
class Names:
    """``placeholders``: what was masked (names, numbers, plates, villages) → what stands for it. ``original`` is the
    text before, ``masked`` after it: house numbers and birthdays have no placeholder of their own, so that the text
    alone brings them back."""

    placeholders: Mapping[str, str]
    original: str
    masked: str

    @cached_property
    def persons(self) -> dict[str, str]:
        """Placeholder → name, of persons alone: these are put back in a result."""
        return {stands: name for stands, name in self._back.items() if _NAME.match(stands)}

    @cached_property
    def _back(self) -> dict[str, str]:
        """What stood in the text before it was masked (a number of which ×××× was all that was given) stays."""
        return {stands: name for name, stands in self.placeholders.items() if stands not in self.original}

    def hide(self, text: str) -> str:
        """``text`` with everything that the table knows masked: what was typed since, too."""
        return _replaced(text, dict(self.placeholders))

    def unmasked(self, text: str) -> str:
        """The original where ``text`` is what was masked; of an edited text the table's part."""
        if text == self.masked:
            return self.original
        return put_back(text, self._back)


def mask_names(text: str, earlier: Names | None = None) -> Names:
    """``earlier``: a table that goes on, so that who has a placeholder keeps it. Never raises on text."""
    known = {} if earlier is None else dict(earlier.placeholders)
    original = text if earlier is None else earlier.unmasked(text)
    # Copied out of a PDF 被告人 has radicals, after which no name would be found, and neither would one with radicals.
    masked = _replaced(text.translate(radical_forms()), known)
    for _ in range(_MOST_TIMES):  # who stands beside a name that is masked is found only then
        found = mask([masked])
        known |= found.placeholders
        if found.parts[0] == masked:
            break
        masked = found.parts[0]
    return Names(known, original, masked)


def put_back(text: str, names: Mapping[str, str]) -> str:
    """``names``: placeholder → name. 张某 is left alone inside of 张某甲, which is somebody else; what was put back is
    not looked at again."""
    return _replaced(text, names, apart=True)


def _replaced(text: str, pairs: Mapping[str, str], *, apart: bool = False) -> str:
    """The longest of several that begin at one place; all in one pass."""
    if not pairs:
        return text
    words = sorted(pairs, key=lambda word: (-len(word), word))
    pattern = re.compile("|".join(re.escape(word) + (_apart(word) if apart else "") for word in words))
    return pattern.sub(lambda match: pairs[match[0]], text)


def _apart(placeholder: str) -> str:
    return f"(?!{_TELLS_APART})" if _NAME.match(placeholder) else ""
