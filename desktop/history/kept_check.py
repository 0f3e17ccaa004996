"""A check of anyone's judgment, kept with what it was made from."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

from desktop.history.history import History
from desktop.history.run import RunInput, RunKind
from desktop.judging.verdict import Verdict


def keep_check(history: History, text: str, verdict: Verdict, *, own_facts: bool, matter: int | None = None) -> int:
    """The number of the run, which is alone in its group. ``text`` is as it was given; ``own_facts``: it was held
    against those that it states itself, which are read in it again. Raises HistoryError."""
    case = replace(verdict.case, facts="") if own_facts else verdict.case
    given = RunInput(RunKind.CHECK, case, given=text, matter=matter, group=uuid4().hex)
    run = history.begin(given)
    history.finish(run, verdict)
    return run
