"""One question to an index, whole: the cases, their span, and what was asked with."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from resources.messages.message import Message
from trainer.similar.card import IndexCard
from trainer.similar.guessed import with_charges
from trainer.similar.hit import Hit
from trainer.similar.question import Asked, accused_of, asked_of
from trainer.similar.span import NEIGHBOURS, Span, span_of, why_no_span

if TYPE_CHECKING:
    from trainer.similar.index import CaseIndex


@dataclass(frozen=True, slots=True)
class Answer:
    """``charges_from``: "given", "facts" (their accusation names them), "cases" (those of the nearest), or "" where
    none is known. ``span`` is None where ``why`` says why."""

    asked: Asked
    charges_from: str
    hits: tuple[Hit, ...]
    span: Span | None
    why: Message | None
    about: IndexCard


def ask(
    index: CaseIndex,
    facts: str,
    charges: Sequence[str] = (),
    number: int = NEIGHBOURS,
    *,
    name: str = "",
    province: str | None = None,
    act_date: date | None = None,
) -> Answer:
    """``number`` of the nearest are told; the span is that of the `NEIGHBOURS` nearest all the same. Raises
    SimilarError."""
    named = tuple(charges) or accused_of(facts)
    asked = asked_of(facts, named, name=name, province=province, act_date=act_date)
    source = "given" if charges else "facts" if named else ""
    if not named:
        asked = with_charges(index, asked)
        source = "cases" if asked.charges else ""
    hits = index.search(asked, max(number, NEIGHBOURS))
    calibration = index.calibration
    span, why = span_of(hits, calibration), why_no_span(hits, calibration)
    return Answer(asked, source, tuple(hits[:number]), span, why, index.about)
