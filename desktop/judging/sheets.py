"""The guideline's sheets of a case that was read."""

from __future__ import annotations

from collections.abc import Sequence

from resources.law.provinces import province_in
from trainer.guideline.sheet import Sheet
from trainer.guideline.sheets import sheets_of
from trainer.judgment.bands.types import Band
from trainer.judgment.checks.case import CheckedCase
from trainer.judgment.measures.reader import read_measures


def worked_sheets(case: CheckedCase, bands: Sequence[Band]) -> tuple[Sheet, ...]:
    """One for each band. The province is the one that was chosen, else the one that the places in the facts tell."""
    facts = case.facts.text if case.facts else ""
    names = [defendant.name for defendant in case.judgment.defendants]
    province = case.province or (province_in(facts) if facts else None)
    return sheets_of(case, bands, read_measures(facts, names), province)
