"""A batch looked at while others work on it: each row's state, what is left, and what all of it came to."""

from __future__ import annotations

import os
from dataclasses import replace
from pathlib import Path

import pytest

from desktop.batch.batch_folder import Batch, held
from desktop.batch.batch_seen import BatchReader, BatchState
from desktop.batch.distribution import BINS, distribution_of
from desktop.batch.result import Head, Result
from desktop.batch.result_log import ResultLog
from resources.messages.message import message
from resources.messages.wording import say
from tests.batch_help import write_lines
from tests.test_batch_export import ONE, filled
from trainer.runs.apart_job import PRINTED


@pytest.fixture
def batch(tmp_path: Path) -> Batch:
    answers = [(1, 0, ONE.format(months="六")), (1, 1, ONE.format(months="十")), (2, 0, ONE.format(months="八"))]
    return filled(write_lines(tmp_path / "案件.jsonl", 3), tmp_path / "out", 2, [*answers])


def test_each_look_tells_what_is_new(batch: Batch) -> None:
    reader = BatchReader(batch.folder)
    seen = reader.read()
    assert (seen.state, seen.done, seen.failed, seen.changed) == (BatchState.STOPPED, 3, 0, (0, 1))
    first, second, third = seen.rows
    assert first.spread is not None
    assert (first.spread.least, first.spread.most) == (6, 10)
    assert second.outcome is not None
    assert second.outcome.months == 8
    assert third.outcome is None
    assert reader.read().changed == ()
    again = reader.index.of_row(2)[0]

    def put(row: int, sample: int) -> None:
        with ResultLog(batch.folder) as log:
            log.add(replace(again, head=replace(again.head, row=row, sample=sample)))

    put(3, 0)
    with ResultLog(batch.folder) as log:
        log.add(Result(Head(2, 1, 6, "server", message("engines.child-died"))))
    seen = reader.read()
    assert seen.changed == (1, 2)
    assert (seen.done, seen.failed, seen.again) == (4, 1, 1)
    assert seen.rows[1].error is not None
    put(2, 1)
    put(3, 1)
    seen = reader.read()
    assert (seen.state, seen.done, seen.failed) == (BatchState.FINISHED, 6, 0)


def test_whoever_works_on_it_is_seen_and_why_he_ended(batch: Batch) -> None:
    reader = BatchReader(batch.folder)
    with held(batch.folder):
        # The tests' own process is none of the program's, by its command line.
        assert reader.read().state is BatchState.STOPPED
        assert int((batch.folder / "run.pid").read_text()) == os.getpid()
    printed = batch.folder / PRINTED
    printed.write_text('{"event": "failed", "kind": "stopped", "key": "commands.stopped", "values": {}}\n')
    assert reader.read().state is BatchState.STOPPED
    printed.write_text('{"event": "failed", "kind": "died", "key": "engines.child-died", "values": {}}\n')
    seen = reader.read()
    assert seen.state is BatchState.FAILED
    assert seen.failure is not None
    assert say(seen.failure) == say(message("engines.child-died"))


def test_the_distribution_counts_cases_by_the_sample_that_stands_for_them(batch: Batch) -> None:
    found = distribution_of(BatchReader(batch.folder).read().rows)
    assert found.cases == 2
    assert sum(found.terms) == 2
    assert found.terms[BINS.index(6)] == 2
    assert found.charges == (("盗窃罪", 2),)
    assert (found.median, found.least, found.most) == (7.0, 6, 8)
    assert sum(found.findings) == 2
    assert (sum(found.agreement), found.agreement[-1], found.agreeing) == (1, 1, 1.0)
