"""A sentence beside the sheet's range. It is told, not judged."""

from __future__ import annotations

from typing import Literal

from resources.law.sentence_kind import SentenceKind
from trainer.guideline.sheet import Sheet, as_fraction

Position = Literal["below", "within", "above", "open", "other"]
_WITH_TERM = (SentenceKind.FIXED_TERM, SentenceKind.DETENTION)


def position(sheet: Sheet) -> Position | None:
    """Where the judgment's sentence for the charge lies; None where either of the two is not there.

    ``open``: outside, while figures are asked for that could bring it in. ``other``: a kind of penalty that the
    arithmetic is not made for.
    """
    months, sentence = sheet.months, sheet.sentence
    if months is None or sentence is None:
        return None
    if sentence.kind not in _WITH_TERM or sentence.months is None:
        return "other"
    term = as_fraction(sentence.months, sentence.days)
    if term < months[0]:
        return "open" if any(line.bounds[0] < 0 for line in sheet.asked) else "below"
    if term <= months[1]:
        return "within"
    return "open" if any(line.bounds[1] > 0 for line in sheet.asked) else "above"
