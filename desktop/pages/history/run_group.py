"""What stands as one item in the list: a run, or all those that were asked for together."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from desktop.history.run import RunState, RunSummary


@dataclass(frozen=True)
class RunGroup:
    """``runs`` in the order in which they were asked for: column by column, sample by sample. At least one."""

    runs: tuple[RunSummary, ...]

    @property
    def key(self) -> str:
        """By this it is known again when the list was read anew."""
        return key_of(self.runs[0])

    @cached_property
    def lead(self) -> RunSummary:
        """The run that stands for all: of the first column the one with the middle term, else the first that was
        finished, else the first."""
        first = [run for run in self.runs if run.column == self.runs[0].column]
        finished = [run for run in first if run.state is RunState.FINISHED]
        termed = sorted((run for run in finished if run.months is not None), key=_months)
        return termed[(len(termed) - 1) // 2] if termed else (finished or first)[0]

    @property
    def columns(self) -> tuple[RunSummary, ...]:
        """The first run of each column."""
        return tuple({run.column: run for run in reversed(self.runs)}[column] for column in self._numbers())

    @cached_property
    def ids(self) -> tuple[int, ...]:
        """Of all its runs."""
        return tuple(run.id for run in self.runs)

    @property
    def day(self) -> date:
        """On which the last of it began, by this computer's clock."""
        return max(run.at for run in self.runs).astimezone().date()

    def months_range(self) -> tuple[int, int] | None:
        """The least and the most of the first column's terms, where several were drawn."""
        months = [run.months for run in self.runs if run.column == self.runs[0].column and run.months is not None]
        return (min(months), max(months)) if len(months) > 1 else None

    def samples(self) -> int:
        """How often the first column was asked."""
        return sum(run.column == self.runs[0].column for run in self.runs)

    def _numbers(self) -> list[int]:
        return sorted({run.column for run in self.runs})


Row = date | RunGroup
"""A line of the list: the heading of a day, or an item."""


def key_of(run: RunSummary) -> str:
    """Runs of one key are one item."""
    return run.group or str(run.id)


def rows_of(summaries: Iterable[RunSummary]) -> list[Row]:
    """``summaries`` are newest first. A group stands where its newest run does."""
    gathered: dict[str, list[RunSummary]] = {}
    for run in summaries:
        gathered.setdefault(key_of(run), []).append(run)
    rows: list[Row] = []
    day: date | None = None
    for runs in gathered.values():
        group = RunGroup(tuple(sorted(runs, key=_place)))
        if group.day != day:
            day = group.day
            rows.append(day)
        rows.append(group)
    return rows


def _place(run: RunSummary) -> tuple[int, int, int]:
    return run.column, run.sample, run.id


def _months(run: RunSummary) -> int:
    return run.months or 0
