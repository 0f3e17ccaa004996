"""What stands on the right of the case page: the texts of one round, with what each was made from."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from desktop.judging.case import Case
from desktop.judging.run_input import RunState
from resources.messages.message import Message
from trainer.engines.engine import Model

if TYPE_CHECKING:
    from desktop.history.run import Run
    from desktop.judging.round import Round
    from desktop.judging.verdict import Verdict
    from desktop.similar.kept import KeptSimilar

Place = tuple[int, int]
"""Column and sample, both from 0."""


@dataclass(frozen=True, slots=True)
class AnswerRun:
    """One text of it. ``id``: the history's, 0 while it was not begun. ``text`` is that of a kept one: while one is
    written its text grows in the view. ``sheets`` are the guideline's as the user worked them, ``similar`` the cases
    that stand beside it."""

    place: Place
    case: Case
    model: Model | None
    changes: tuple[tuple[str, str], ...] = ()
    id: int = 0
    at: datetime | None = None
    state: RunState = RunState.WRITING
    text: str = ""
    verdict: Verdict | None = None
    error: Message | None = None
    sheets: tuple[dict[str, Any], ...] = ()
    similar: KeptSimilar | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """``runs`` are in the order of column and sample; there is at least one."""

    group: str
    runs: tuple[AnswerRun, ...]

    @property
    def columns(self) -> tuple[AnswerRun, ...]:
        """The first sample of each column."""
        return tuple(run for run in self.runs if run.place[1] == self.runs[0].place[1])

    @property
    def samples(self) -> tuple[AnswerRun, ...]:
        """Those of the first column."""
        return tuple(run for run in self.runs if run.place[0] == self.runs[0].place[0])

    @property
    def changes(self) -> tuple[tuple[tuple[str, str], ...], ...]:
        """What each column differs in."""
        return tuple(run.changes for run in self.columns)

    @property
    def first(self) -> AnswerRun:
        """What the others are held against."""
        return self.runs[0]

    def at(self, place: Place) -> AnswerRun:
        """Raises KeyError where there is none."""
        for run in self.runs:
            if run.place == place:
                return run
        raise KeyError(place)

    def with_run(self, place: Place, **values: Any) -> Answer:
        """With something new of one run."""
        return replace(self, runs=tuple(replace(run, **values) if run.place == place else run for run in self.runs))

    def ended(self, state: RunState) -> Answer:
        """What was still to be written is not written any more."""
        writing = RunState.WRITING
        return replace(
            self, runs=tuple(replace(run, state=state) if run.state is writing else run for run in self.runs)
        )


def answer_to(round: Round) -> Answer:
    """Before anything of it is written."""
    return Answer(
        round.group,
        tuple(
            AnswerRun((number, sample), column.case, column.model, column.changes)
            for number, column in enumerate(round.columns)
            for sample in range(round.samples)
        ),
    )


def kept_answer(runs: Iterable[Run]) -> Answer | None:
    """As the history has it; None where it has nothing of it any more. Nothing of it is read into cards yet. What
    another program is writing stands as far as it is."""
    kept = tuple(runs)
    if not kept:
        return None
    return Answer(kept[0].summary.group, tuple(map(_kept, kept)))


def _kept(run: Run) -> AnswerRun:
    from desktop.similar.kept import similar_from

    summary, given = run.summary, run.input
    return AnswerRun(
        (summary.column, summary.sample),
        given.case,
        given.model,
        summary.changes,
        id=summary.id,
        at=summary.at,
        state=RunState.INTERRUPTED if summary.state is RunState.WRITING else summary.state,
        text=run.text,
        error=run.error,
        sheets=run.sheets,
        similar=similar_from(run.similar),
    )
