"""A command of the trainer as a child process of the window."""

from __future__ import annotations

import sys

import pytest
from pytestqt.qtbot import QtBot

from desktop.jobs.job_process import JobProcess
from trainer.commands.exit_status import ExitStatus


@pytest.mark.parametrize("milliseconds", [0, 30, 1500])
def test_a_job_that_the_user_stops_ends_as_stopped_whenever_that_is(qtbot: QtBot, milliseconds: int) -> None:
    """Also before Python is there to handle the signal. The command waits for its standard input."""
    job = JobProcess()
    with qtbot.waitSignal(job.ended, timeout=30_000) as ended:
        job.start(sys.executable, ["read", "--json"])
        qtbot.wait(milliseconds)
        job.stop()
    assert ended.args == [ExitStatus.STOPPED]


def test_a_job_that_ends_by_itself_has_its_own_status(qtbot: QtBot) -> None:
    job = JobProcess()
    told: list[object] = []
    job.told.connect(told.append)
    with qtbot.waitSignal(job.ended, timeout=30_000) as ended:
        job.start(sys.executable, ["recipe", "no-such-recipe", "--json"])
    assert ended.args == [ExitStatus.BAD_INPUT]
    assert [content["kind"] for content in told if isinstance(content, dict)] == ["recipe"]
