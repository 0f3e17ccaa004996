"""What comes back of a judging, or of a check of a text from elsewhere."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Imported for annotations only: the window names verdicts long before one is made.
    from desktop.judging.case import Case
    from resources.model_card.parameters import Parameters
    from trainer.engines.engine import Finished, Model
    from trainer.guideline.sheet import Sheet
    from trainer.judgment.bands.types import Band
    from trainer.judgment.missing_facts import MissingFact
    from trainer.judgment.types import Finding, Judgment


@dataclass(frozen=True, slots=True)
class Verdict:
    """A text, and what was read out of it. ``model`` and ``parameters`` are None where none of our models wrote it."""

    case: Case
    model: Model | None
    parameters: Parameters | None
    text: str
    judgment: Judgment
    findings: tuple[Finding, ...]
    missing: tuple[MissingFact, ...]  # what the facts leave out of what the sentence depends on
    finished: Finished | None  # None where the user stopped it
    bands: tuple[Band, ...] = ()  # which range of its article each charge opens
    sheets: tuple[Sheet, ...] = ()  # the guideline's arithmetic for each charge
    facts_in_text: bool = False  # the facts were read in the text itself: a finding's place in them is one in it
