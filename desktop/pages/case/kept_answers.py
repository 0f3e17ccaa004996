"""Answers as the history has them: their texts at once, their cards when these are read again beside the window."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from desktop.desk.desk import Desk
from desktop.history.run import Run, RunKind
from desktop.pages.case.answer import Answer, kept_answer

if TYPE_CHECKING:
    from desktop.history.history import History
    from desktop.judging.verdict import Verdict
    from desktop.pages.case.judgment_check import Checked


@dataclass(frozen=True, slots=True)
class KeptAnswer:
    """``runs`` are in the order of those of the answer."""

    answer: Answer
    runs: tuple[Run, ...]


def kept_group(history: History, group: str) -> KeptAnswer | None:
    """What was asked for together; None where it is there no more. Raises HistoryError."""
    return _kept(history.runs_of(group))


def kept_with(history: History, run: Run) -> KeptAnswer | None:
    """A prediction with those that it was asked for together with. Raises HistoryError."""
    return _kept(history.runs_of(run.summary.group) or (run,))


def _kept(runs: Sequence[Run]) -> KeptAnswer | None:
    runs = tuple(run for run in runs if run.summary.kind is RunKind.PREDICTION)
    answer = kept_answer(runs)
    return KeptAnswer(answer, tuple(runs)) if answer is not None else None


def read_again(desk: Desk, kept: KeptAnswer, arrived: Callable[[Answer], None]) -> None:
    """``arrived`` gets the answer with the verdicts of all that was written."""

    async def read() -> list[Verdict | None]:
        import asyncio

        return await asyncio.to_thread(lambda: [_verdict(run) for run in kept.runs])

    def tell(verdicts: list[Verdict | None]) -> None:
        pairs = zip(kept.answer.runs, verdicts, strict=True)
        arrived(replace(kept.answer, runs=tuple(replace(run, verdict=verdict) for run, verdict in pairs)))

    desk.courier.send(read, tell)


def _verdict(run: Run) -> Verdict | None:
    from desktop.history.kept_verdict import verdict_of

    return verdict_of(run) if run.text.strip() else None


def check_again(desk: Desk, run: Run, arrived: Callable[[Checked], None]) -> None:
    """``arrived`` gets a check that is kept, as of the day on which it was made."""

    async def read() -> Verdict:
        import asyncio

        from desktop.history.kept_verdict import verdict_of

        return await asyncio.to_thread(verdict_of, run)

    def tell(verdict: Verdict) -> None:
        from desktop.pages.case.judgment_check import Checked
        from desktop.similar.kept import similar_from

        similar = similar_from(run.similar)
        given = run.input
        arrived(Checked(given.given, given.case, verdict, run.summary.id, run.summary.group, run.sheets, similar))

    desk.courier.send(read, tell)
