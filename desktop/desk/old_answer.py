"""An answer out of a draft of an earlier version goes into the history, where answers are now."""

from __future__ import annotations

from typing import TYPE_CHECKING
from uuid import uuid4

from desktop.desk.draft import OldAnswer

if TYPE_CHECKING:
    from desktop.history.history import History


def keep_old_answer(history: History, old: OldAnswer) -> str:
    """The group of its one run. Takes as long as reading the text; raises HistoryError."""
    from desktop.history.run import RunInput, RunKind, RunState
    from desktop.judging.judging import read_verdict
    from trainer.engines.engine import Model

    model = Model(name=old.model, engine=old.engine)
    given = RunInput(RunKind.PREDICTION, old.case, model, group=uuid4().hex)
    run = history.begin(given)
    history.write(run, old.text)
    verdict = read_verdict(old.case, model, None, old.text, None)
    history.finish(run, verdict, RunState.FINISHED if old.whole else RunState.INTERRUPTED)
    return given.group
