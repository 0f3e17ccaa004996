"""A judgment as a core sample: its facts as the question, the court's reasoning and verdict as the answer."""

from __future__ import annotations

from enum import StrEnum

from trainer.judgment.document import Document
from trainer.samples.sample import Sample


class NoCore(StrEnum):
    """Why a document that was read is no core sample. The value is what reports print."""

    REJECTED = "rejected"  # the document itself: see its own reason
    NOT_GUILTY = "not_guilty"
    VERDICT_IN_FACTS = "verdict_in_facts"
    DAMAGED_BY_MASKING = "damaged_by_masking"


def core_sample(
    text: str, document: Document, *, case: str, court: str = "", year: int | None = None
) -> Sample | NoCore:
    """The masked sample of ``document``, which was read from ``text``, or why there is none.

    ``case`` is the document's hash; ``court`` and ``year`` are read from the text where its source does not say them.
    """
    raise NotImplementedError
