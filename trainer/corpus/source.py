"""A document as a dump holds it, before anything of it is understood."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """``text`` is the whole judgment ("" where the source has none); ``damage`` says why it could not be taken out.

    ``fact`` is set where the source holds facts alone (CAIL). ``title`` and ``case_type`` are what it says beside the
    text.
    """

    id: str
    text: str = ""
    fact: str | None = None
    title: str = ""
    case_type: str = ""
    damage: str | None = None
