"""A text changed in places, so that what was changed can be shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from enum import StrEnum


@dataclass(frozen=True, slots=True, order=True)
class Edit:
    """``text`` takes the place of what stands from ``start`` to ``end`` in the text before."""

    start: int
    end: int
    text: str = ""


class PieceKind(StrEnum):
    """What became of a piece of the text."""

    KEPT = "kept"
    NEW = "new"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters that share their fate."""

    text: str
    kind: PieceKind = PieceKind.KEPT


def edited(text: str, edits: Iterable[Edit]) -> str:
    """``text`` with all edits, which do not overlap; every other character stays as it was."""
    return text_now(pieces_after((Piece(text),), edits))


def text_now(pieces: Iterable[Piece]) -> str:
    """The text as it stands after all edits."""
    return "".join(piece.text for piece in pieces if piece.kind is not PieceKind.GONE)


def pieces_after(pieces: Sequence[Piece], edits: Iterable[Edit]) -> tuple[Piece, ...]:
    """``pieces`` with further edits, whose places are those in ``text_now(pieces)``."""
    for edit in sorted(edits, reverse=True):
        pieces = [*_cut(pieces, edit)]
    done: list[Piece] = []
    for piece in pieces:
        # What went is shown before what came in its place.
        early = piece.kind is PieceKind.GONE and done and done[-1].kind is PieceKind.NEW
        if piece.text:
            done.insert(len(done) - bool(early), piece)
    return tuple(done)


def _cut(pieces: Sequence[Piece], edit: Edit) -> Iterable[Piece]:
    at, placed = 0, False
    for piece in pieces:
        if piece.kind is PieceKind.GONE:
            yield piece
            continue
        start, end = (min(max(place - at, 0), len(piece.text)) for place in (edit.start, edit.end))
        at += len(piece.text)
        yield Piece(piece.text[:start], piece.kind)
        if piece.kind is PieceKind.KEPT:
            yield Piece(piece.text[start:end], PieceKind.GONE)
        if at >= edit.end and not placed:
            placed = True
            yield Piece(edit.text, PieceKind.NEW)
        yield Piece(piece.text[end:], piece.kind)
    if not placed:
        yield Piece(edit.text, PieceKind.NEW)


def edits_of(pieces: Sequence[Piece]) -> tuple[Edit, ...]:
    """The edits of the first text by which the last came about: each runs from one kept piece to the next."""
    found: list[Edit] = []
    at = start = 0
    text = ""
    for piece in (*pieces, Piece("")):
        if piece.kind is PieceKind.KEPT:
            if at > start or text:
                found.append(Edit(start, at, text))
            at += len(piece.text)
            start, text = at, ""
        elif piece.kind is PieceKind.GONE:
            at += len(piece.text)
        else:
            text += piece.text
    return tuple(found)


def pieces_between(before: str, after: str) -> tuple[Piece, ...]:
    """How one text became the other, where nobody knows how it was done."""
    start = _alike(before, after)
    end = _alike(before[start:][::-1], after[start:][::-1])
    old, new = before[start : len(before) - end], after[start : len(after) - end]
    found = [Piece(before[:start])]
    for tag, old_start, old_end, new_start, new_end in SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if tag == "equal":
            found.append(Piece(old[old_start:old_end]))
        else:
            found += [Piece(old[old_start:old_end], PieceKind.GONE), Piece(new[new_start:new_end], PieceKind.NEW)]
    found.append(Piece(before[len(before) - end :]))
    return tuple(piece for piece in found if piece.text)


def _alike(one: str, other: str) -> int:
    """How many characters both begin with."""
    most = min(len(one), len(other))
    return next((place for place in range(most) if one[place] != other[place]), most)
