"""Persons, places of living and numbers in a document replaced by placeholders, before anything of it is written."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Masked:
    """``parts`` masked alike, and which original became which placeholder."""

    parts: tuple[str, ...]
    placeholders: dict[str, str]


def mask(parts: Sequence[str], *, defendants: Sequence[str] = (), document: str = "") -> Masked:
    """Masks the parts of one document, the same person by the same placeholder in all of them.

    ``defendants`` are names known already; ``document`` is the whole text, in which names are looked for as well.
    """
    raise NotImplementedError
