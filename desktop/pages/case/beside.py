"""What stands beside the facts and belongs to them: replaced with them, and brought back with them."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

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
