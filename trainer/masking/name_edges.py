"""Where a name begins and where it ends."""

from __future__ import annotations

import re

from trainer.masking.name_neighbours import ENDS_LIKE_PLACE, FOLLOW, FUNCTION, LEAD, NAME_FORM, NO_GIVEN, PERSON_ROLE
from trainer.masking.no_names import NO_NAMES
from trainer.masking.surnames import COMPOUND, HAN, PLACEHOLDER


def name_at(text: str, place: int) -> str | None:
    """The name that begins at ``place``: with one or two characters after the surname."""
    if PLACEHOLDER.match(text, place):
        return None
    match = NAME_FORM.match(text, place)
    if match is None or text[place : place + 2] in NO_NAMES:
        return None
    surname = 2 if text[place : place + 2] in COMPOUND else 1
    short, long = text[place : place + surname + 1], text[place : place + surname + 2]
    if len(short) <= surname or not re.fullmatch(HAN, short[-1]):
        return None
    if len(long) == len(short) or not re.fullmatch(HAN, long[-1]) or long[-1] in FUNCTION:
        return short if short[-1] not in FUNCTION or surname == 2 else None
    if short[-1] in FUNCTION and short[-1] not in "向为和同用以及经":
        return None
    after_short, after_long = (FOLLOW.match(text, place + len(name)) for name in (short, long))
    if (after_short is None) != (after_long is None):
        return short if after_short else long
    if after_short and after_long and text.count(short) == 1 and len(after_short[0]) > len(after_long[0]):
        return short  # 彭三联系来: a whole word follows
    # Both readings are possible, or neither: the one that occurs more often in the text is taken.
    return long if 2 * text.count(long) > text.count(short) else short


def name_ending(text: str, place: int) -> str | None:
    """The name that ends at ``place``; the longer one where both readings begin with a surname."""
    for length in (4, 3, 2):
        start = place - length
        if start < 0:
            continue
        piece = text[start:place]
        if PLACEHOLDER.fullmatch(piece):
            return piece
        fits = length <= 3 if piece[:2] not in COMPOUND else length >= 3
        if fits and NAME_FORM.fullmatch(piece) and is_name(piece) and _begins(text, start):
            return piece
    return None


def _begins(text: str, start: int) -> bool:
    """Whether a name may begin at ``start``: after a mark, a role, or a word that leads to names."""
    if start == 0 or not re.match(HAN, text[start - 1]):
        return True
    before = text[max(0, start - 8) : start]
    leads = LEAD.search(before) or re.search(rf"{PERSON_ROLE}\Z", before)
    return leads is not None or before[-1] in "有经据了过到"


def is_name(name: str) -> bool:
    if name[:2] in NO_NAMES or name[-1] in FUNCTION - {"同"} or "某" in name or name[-1] in "县市镇乡":
        return False
    return not (len(name) == 3 and (name[-1] in ENDS_LIKE_PLACE or NO_GIVEN.fullmatch(name, 1)))
