"""What came of a change: the case as it is then, or why it cannot be made."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from desktop.judging.case import Case
from desktop.judging.what_if.edit import Edit, Piece, pieces_after, text_now
from resources.messages.message import Message
from trainer.judgment.types import Span


class Standing(StrEnum):
    """How the facts stand to what is to be otherwise."""

    MADE = "made"
    SAME = "same"  # they state it already; or state nothing of what is to go
    OPPOSITE = "opposite"  # they state the opposite, or leave it open: it may be put in its place (``instead``)
    IMPOSSIBLE = "impossible"  # the law or other facts exclude it
    INSEPARABLE = "inseparable"  # what states it states something else too


@dataclass(frozen=True, slots=True)
class Outcome:
    """``case`` is the case after the change, the same as before where it was not made; ``pieces`` are its facts with
    what went and what came. ``reason`` is there where it was not made, with the ``places`` in the facts that tell it;
    ``note``: what else is to be known of a change that was made."""

    standing: Standing
    case: Case
    pieces: tuple[Piece, ...]
    reason: Message | None = None
    places: tuple[Span, ...] = ()
    note: Message | None = None
    edits: tuple[Edit, ...] = ()

    @staticmethod
    def made(case: Case, edits: Iterable[Edit], note: Message | None = None) -> Outcome:
        """``case`` is that before the change but for its facts, which ``edits`` change."""
        done = tuple(sorted(edits))
        pieces = pieces_after((Piece(case.facts),), done)
        return Outcome(Standing.MADE, replace(case, facts=text_now(pieces)), pieces, note=note, edits=done)

    @staticmethod
    def not_made(standing: Standing, case: Case, reason: Message, places: tuple[Span, ...] = ()) -> Outcome:
        """The case as it was."""
        return Outcome(standing, case, (Piece(case.facts),), reason, places)
