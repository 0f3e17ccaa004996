"""What stands beside the facts and belongs to them: replaced with them, and brought back with them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.judging.case import Case
from trainer.samples.prompt import StatedAttitude

if TYPE_CHECKING:
    from desktop.documents.intake.opened import OpenedDocument
    from desktop.documents.names import Names


@dataclass(frozen=True, slots=True)
class Beside:
    """``day`` is as it was typed, a day or not; ``province`` "" for none. ``document``: what the facts were taken from.
    ``names``: which of the facts' names are masked, None where they stand as they were given."""

    attitude: StatedAttitude = StatedAttitude.NOT_STATED
    day: str = ""
    province: str = ""
    document: OpenedDocument | None = None
    names: Names | None = None

    def with_changes(self, before: Beside, after: Beside) -> Beside:
        """With what was set otherwise between the two."""
        names = ("attitude", "day", "province")
        changed = {name: getattr(after, name) for name in names if getattr(after, name) != getattr(before, name)}
        return replace(self, **changed)


def beside_of(case: Case, usual_province: str = "") -> Beside:
    """What a case states; ``usual_province`` where it says nothing of one."""
    day = "" if case.act_date is None else case.act_date.isoformat()
    return Beside(case.attitude, day, usual_province if case.province is None else case.province)


def stated_by(opened: OpenedDocument, usual_province: str) -> Beside:
    """What a document says, and nothing where it is silent."""
    return Beside(
        opened.attitude.value if opened.attitude else StatedAttitude.NOT_STATED,
        opened.day.value.isoformat() if opened.day else "",
        opened.province.value if opened.province else usual_province,
        opened,
    )
