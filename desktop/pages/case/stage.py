"""Where a judgment stands."""

from __future__ import annotations

from enum import Enum, auto

from desktop.judging.run_input import RunState
from desktop.pages.case.answer import Answer


class Stage(Enum):
    """In the order in which a judgment goes through them, as far as it comes."""

    EMPTY = auto()
    WAITING = auto()
    WRITING = auto()
    FINISHED = auto()
    STOPPED = auto()
    INTERRUPTED = auto()  # the program ended in the middle
    FAILED = auto()


_STAGES = (
    (RunState.WRITING, Stage.WRITING),
    (RunState.FAILED, Stage.FAILED),
    (RunState.INTERRUPTED, Stage.INTERRUPTED),
    (RunState.STOPPED, Stage.STOPPED),
)


def stage_of(answer: Answer | None) -> Stage:
    """Where an answer of one or several texts stands: the worst that became of any of them."""
    if answer is None:
        return Stage.EMPTY
    states = {run.state for run in answer.runs}
    return next((stage for state, stage in _STAGES if state in states), Stage.FINISHED)
