"""A kept run with what is read in it today."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from desktop.history.history import History
from desktop.history.kept_verdict import verdict_of
from desktop.history.run import Run, RunKind, RunState
from desktop.judging.verdict import Verdict


@dataclass(frozen=True, slots=True)
class ReadRun:
    """``verdict`` is None while the text is being written, where there is none, and of a batch."""

    run: Run
    verdict: Verdict | None


def read_runs(history: History, runs: Sequence[int]) -> tuple[ReadRun, ...]:
    """In that order. Raises HistoryError where one is gone. Takes some milliseconds each."""
    return tuple(_read(history.run(run)) for run in runs)


def _read(run: Run) -> ReadRun:
    summary = run.summary
    if summary.state is RunState.WRITING or summary.kind is RunKind.BATCH or not run.text.strip():
        return ReadRun(run, None)
    return ReadRun(run, verdict_of(run))
