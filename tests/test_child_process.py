"""The embedded engine's child when it ends: the status that is told is the one it ended with."""

from __future__ import annotations

import asyncio
import os
import sys
import threading
import time

import pytest

from trainer.engines.llama_cpp import child_process
from trainer.engines.llama_cpp.child_process import ChildDiedError, ChildProcess

# Waits for a line, then ends as it is told to: with a status, or by a signal.
ENDS = (
    "import os, sys; sys.stdin.readline(); how = int(sys.argv[1]); "
    "os.kill(os.getpid(), -how) if how < 0 else os._exit(how)"
)
# Its output is closed well before it ends, as when Python takes its time to shut down.
CLOSES_FIRST = "import os, sys, time; sys.stdin.readline(); os.close(1); time.sleep(0.3); os._exit(int(sys.argv[1]))"
KILLED = -9 if os.name == "posix" else 1  # what the system says of a process that was ended from outside
STATUSES = [0, 1, 3, *([-9, -11, -6] if os.name == "posix" else [9, 11, 6])] * 8


def statuses(monkeypatch: pytest.MonkeyPatch, script: str, wanted: list[int]) -> list[int | None]:
    """What is told of children that all end at once, each with the status that is wanted of it."""
    how = iter(wanted)
    monkeypatch.setattr(child_process, "_command", lambda: [sys.executable, "-I", "-S", "-c", script, str(next(how))])

    async def told(child: ChildProcess) -> int | None:
        try:
            await child.ask("load")
        except ChildDiedError as died:
            return died.status
        finally:
            await child.close()
        raise AssertionError("the child answered")

    async def run() -> list[int | None]:
        children = [await ChildProcess.start() for _ in wanted]
        return list(await asyncio.gather(*(told(child) for child in children)))

    return asyncio.run(run())


@pytest.fixture
def late_watcher(monkeypatch: pytest.MonkeyPatch) -> None:
    """asyncio's watcher collects a dead child a moment later, as on a busy computer."""
    collect = os.waitpid

    def late(pid: int, options: int) -> tuple[int, int]:
        if threading.current_thread() is not threading.main_thread():
            time.sleep(0.3)
        return collect(pid, options)

    monkeypatch.setattr(os, "waitpid", late)


@pytest.mark.usefixtures("late_watcher")
def test_of_many_children_that_end_at_once_each_has_its_own_status(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    assert statuses(monkeypatch, ENDS, STATUSES) == STATUSES
    assert caplog.records == []
    assert capfd.readouterr().err == ""


def test_a_child_that_closes_its_output_first_was_not_killed(monkeypatch: pytest.MonkeyPatch) -> None:
    assert statuses(monkeypatch, CLOSES_FIRST, [1, 0]) == [1, 0]


def test_a_child_that_closes_its_output_and_stays_is_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(child_process, "_STOP_SECONDS", 0.2)
    stays = "import os, sys, time; sys.stdin.readline(); os.close(1); time.sleep(60)"
    assert statuses(monkeypatch, stays, [0]) == [KILLED]
