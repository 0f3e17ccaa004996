"""The same facts judged twice: as of one who confessed, and as of one who denies."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from desktop.judging.case import Case
from trainer.samples.prompt import StatedAttitude

if TYPE_CHECKING:
    from desktop.judging.round import Column
    from resources.model_card.parameters import Parameters
    from trainer.engines.engine import Model

ATTITUDE = "attitude"
ATTITUDES = (StatedAttitude.CONFESSED, StatedAttitude.DENIED)


def attitude_columns(case: Case, model: Model, parameters: Parameters) -> tuple[Column, ...]:
    """The confession first."""
    from desktop.judging.round import Column  # all that judges: the window asks of what an answer is before that

    return tuple(
        Column(replace(case, attitude=attitude), model, parameters, changes=((ATTITUDE, attitude.value),))
        for attitude in ATTITUDES
    )


def of_attitudes(changes: tuple[tuple[tuple[str, str], ...], ...]) -> bool:
    """Whether columns with these changes are those of a comparison of attitudes."""
    return changes == tuple(((ATTITUDE, attitude.value),) for attitude in ATTITUDES)
