"""The guideline's sheets of a case that was read."""

from __future__ import annotations

from collections.abc import Sequence

from resources.law.provinces import province_in
from trainer.guideline.sheet import Sheet
from trainer.guideline.sheets import sheets_of
from trainer.judgment.bands.narration import Narration
from trainer.judgment.bands.types import Band
from trainer.judgment.checks.case import CheckedCase
from trainer.judgment.types import Finding

_HEAD = 300  # characters of a judgment in which its court is named


def worked_sheets(case: CheckedCase, bands: Sequence[Band], findings: Sequence[Finding] = ()) -> tuple[Sheet, ...]:
    """One for each band. The province is the one that was chosen, else that of the court or of the facts' places."""
    province = case.province or province_in(case.text[:_HEAD])
    if province is None and case.facts is not None:
        province = province_in(case.facts.text)
    return sheets_of(case, bands, Narration(case), province, findings)
