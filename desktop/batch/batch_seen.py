"""A batch as its folder tells it at a look: each row's state, how far all has come, and whether a process is at it."""

from __future__ import annotations

import time
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from desktop.batch.agreement import Agreement, agreement_on
from desktop.batch.batch_folder import Batch, open_batch
from desktop.batch.batch_process import printed_failure, working_process
from desktop.batch.batch_row import BatchRow
from desktop.batch.outcome import Outcome
from desktop.batch.result import Head
from desktop.batch.result_index import ResultIndex
from resources.messages.message import Message
from resources.messages.wording import message_told


class BatchState(StrEnum):
    """STOPPED: some answers are missing and nobody is at it, whether it was stopped or cut off."""

    RUNNING = "running"
    STOPPED = "stopped"
    FAILED = "failed"  # it ended itself, and says why
    FINISHED = "finished"


@dataclass(frozen=True, slots=True)
class RowSeen:
    """One row: what its samples came to (None where one failed), and the first error."""

    row: BatchRow
    outcomes: tuple[Outcome | None, ...] = ()
    error: Message | None = None
    spread: Agreement | None = None

    @property
    def outcome(self) -> Outcome | None:
        """Of the sample that stands for all."""
        answered = [outcome for outcome in self.outcomes if outcome is not None]
        return answered[self.spread.typical] if self.spread is not None else None


@dataclass(frozen=True, slots=True)
class BatchSeen:
    """``rows`` are in the table's order; ``changed`` are the positions of those that are new since the last look.
    ``again``: of those that failed, the ones of which asking once more may come to something. ``seconds_left`` is
    judged by what was answered since this process began, None while that says nothing.
    """

    batch: Batch
    state: BatchState
    rows: tuple[RowSeen, ...]
    changed: tuple[int, ...]
    done: int
    failed: int
    again: int = 0
    seconds_left: float | None = None
    failure: Message | None = None


@dataclass(slots=True)
class BatchReader:
    """``read`` gives what is known now; call it from one thread at a time."""

    folder: Path
    index: ResultIndex = field(init=False)
    _batch: Batch | None = None
    _rows: list[RowSeen] = field(default_factory=list)
    _heads: dict[int, dict[int, Head]] = field(default_factory=dict)
    _since: tuple[float, int] | None = None  # when this look at a process began, and what was done then

    def __post_init__(self) -> None:
        self.index = ResultIndex(self.folder)

    def read(self) -> BatchSeen:
        """Reads what came since the last time; cheap where nothing did. Raises BatchError, and OSError."""
        if self._batch is None:
            self._batch = open_batch(self.folder)
            self._rows = [RowSeen(row) for row in self._batch.rows]
        # Asked before what is there is read: a process that ended in between has then written all.
        works = working_process(self.folder) is not None
        changed = {self._take(head) for head in self.index.update()}
        for position in changed:
            self._rows[position] = self._seen(self._rows[position].row)
        answers = [entry for samples in self._heads.values() for entry in samples.values()]
        done = sum(each.outcome is not None for each in answers)
        failed = len(answers) - done
        return BatchSeen(
            self._batch,
            *self._state(works, done + failed),
            tuple(sorted(changed)),
            done,
            failed,
            sum(not each.is_final for each in answers),
            self._left(works, done + failed),
            self._failure(works),
        )

    def _take(self, head: Head) -> int:
        self._heads.setdefault(head.row, {})[head.sample] = head
        return head.row - 1

    def _seen(self, row: BatchRow) -> RowSeen:
        samples = [entry for _, entry in sorted(self._heads[row.number].items())]
        answered = [each.outcome for each in samples if each.outcome is not None]
        error = next((each.error for each in samples if each.error is not None), None)
        spread = agreement_on(answered) if answered else None
        return RowSeen(row, tuple(each.outcome for each in samples), error, spread)

    def _state(self, works: bool, answered: int) -> tuple[BatchState, tuple[RowSeen, ...]]:
        assert self._batch is not None
        if works:
            state = BatchState.RUNNING
        elif answered >= self._batch.wanted:
            state = BatchState.FINISHED
        else:
            state = BatchState.STOPPED if self._failure(works) is None else BatchState.FAILED
        return state, tuple(self._rows)

    def _failure(self, works: bool) -> Message | None:
        plain = None if works else printed_failure(self.folder)
        return message_told(plain) if plain is not None and plain.get("kind") != "stopped" else None

    def _left(self, works: bool, answered: int) -> float | None:
        if not works or self._batch is None:
            self._since = None
            return None
        now = time.monotonic()
        if self._since is None or answered < self._since[1]:
            self._since = (now, answered)
        began, before = self._since
        new = answered - before
        return (now - began) / new * (self._batch.wanted - answered) if new >= 3 else None
