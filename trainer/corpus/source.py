"""A document as a dump holds it, before anything of it is understood."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """``text`` is the whole judgment ("" where the source has none); ``damage`` says why it could not be taken out.

    ``fact`` is set where the source holds facts alone (CAIL). ``title``, ``case_type``, ``case_number``, ``court`` and
    ``decided`` (a day, as written) are what it says beside the text. ``resume`` is the byte of its stream at which
    reading can go on after it, None where the format cannot be entered in the middle.
    ``labels`` is what the source says of the outcome beside facts alone (CAIL's ``meta``). Of a sample for training,
    ``case`` is the hash of the document that it was made of, and ``rewritten`` whether its attitude was exchanged.
    """

    id: str
    text: str = ""
    fact: str | None = None
    title: str = ""
    case_type: str = ""
    damage: str | None = None
    case_number: str = ""
    court: str = ""
    decided: str = ""
    resume: int | None = None
    labels: Mapping[str, object] | None = None
    case: str = ""
    rewritten: bool = False
