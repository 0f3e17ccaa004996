"""Trainings and batches, which outlive the window, end when the window asks: without signals, which Windows lacks."""

from __future__ import annotations

import importlib
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any

import psutil
import pytest

from desktop.batch import batch_process
from desktop.batch.batch_folder import RESULTS
from desktop.batch.batch_seen import BatchReader, BatchState
from desktop.training import run_launcher
from desktop.training.run_launcher import pause
from desktop.training.run_process import LAUNCHED, OUTPUT, launched_process
from desktop.training.run_reader import RunReader
from desktop.training.run_seen import RunState
from tests.batch_help import STARTER, environment, write_lines
from tests.made_runs import write_run
from trainer import apart_process
from trainer.process_tree import ProcessTree
from trainer.runs.apart_job import PRINTED
from trainer.runs.run_lock import PROCESS, ask_to_pause

_STILL = "import time; time.sleep(600)"


def until(holds: Callable[[], object], seconds: float = 120) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.05)


def answers(folder: Path) -> int:
    try:
        return (folder / RESULTS).read_bytes().count(b"\n")
    except FileNotFoundError:
        return 0


@pytest.fixture
def without_signals(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = os.kill

    def kill(process: int, number: int) -> None:
        if number:
            raise OSError("there are no signals")
        usual(process, number)  # asks whether it is there

    monkeypatch.setattr(os, "kill", kill)


@pytest.mark.slow
@pytest.mark.models
@pytest.mark.usefixtures("without_signals")
def test_a_batch_ends_in_good_order(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "批次"
    table = write_lines(tmp_path / "案件.jsonl", 300)
    variables = environment(tmp_path)
    folder.mkdir()
    program = batch_process.module_command(sys.executable, "desktop")
    command = [
        *program,
        "batch",
        str(table),
        "--out",
        str(folder),
        "--json",
        "--engine",
        "embedded",
        "--model",
        str(STARTER),
    ]
    process = apart_process.start_apart(command, folder / f".{PRINTED}", folder / ".errors", variables)
    try:
        until(lambda: answers(folder) > 1)
        assert batch_process.working_process(folder) == process
        batch_process.stop(folder)
        until(lambda: not psutil.pid_exists(process), 30)
    finally:
        monkeypatch.undo()
        ProcessTree(process).kill()
    told = [json.loads(line) for line in (folder / f".{PRINTED}").read_text(encoding="utf-8").splitlines()]
    assert (told[-1]["event"], told[-1]["kind"]) == ("failed", "stopped")
    assert 1 < answers(folder) < 300
    assert BatchReader(folder).read().state is BatchState.STOPPED


def _loading(run: Path) -> subprocess.Popen[bytes]:
    """What a window started a moment ago, and does not hold the run yet."""
    process = subprocess.Popen([sys.executable, "-c", _STILL, "trainer"])
    (run / LAUNCHED).write_text(str(process.pid), encoding="ascii")
    os.utime(run / LAUNCHED, (time.time() + 5, time.time() + 5))
    (run / OUTPUT).touch()
    return process


@pytest.mark.parametrize("done", [0, 50])
def test_a_run_that_is_paused_while_it_loads_was_not_broken_off(tmp_path: Path, done: int) -> None:
    run = tmp_path / "run"
    if done:
        write_run(run, steps=400, done=done)
    run.mkdir(exist_ok=True)
    process = _loading(run)
    pause(run)
    process.wait(20)
    assert RunReader(run).read().state is RunState.PAUSED
    with _loading(run) as other:  # goes on, and is killed by somebody else
        assert RunReader(run).read().state is RunState.STARTING
        other.kill()
    assert RunReader(run).read().state is RunState.BROKEN


def test_a_run_that_broke_off_after_it_was_asked_is_said_to_be(tmp_path: Path) -> None:
    """Its newest steps are in no checkpoint."""
    run = write_run(tmp_path / "run", steps=400, done=50)
    with subprocess.Popen([sys.executable, "-c", _STILL, "trainer"]) as process:
        for name in (LAUNCHED, PROCESS):
            (run / name).write_text(str(process.pid), encoding="ascii")
            os.utime(run / name, (1, 1))
        ask_to_pause(run, process.pid)
        process.kill()
    assert RunReader(run).read().state is RunState.BROKEN


def test_where_nothing_can_be_written_a_signal_asks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError("no space left")

    monkeypatch.setattr(run_launcher, "ask_to_pause", full)
    with subprocess.Popen([sys.executable, "-c", _STILL, "trainer"]) as process:
        (tmp_path / PROCESS).write_text(str(process.pid), encoding="ascii")
        pause(tmp_path)
        assert process.wait(20) != 0


@pytest.mark.parametrize(
    "command",
    [
        [sys.executable, "-P", "-m", "trainer", "resume"],
        [sys.executable, "/usr/bin/criminal-law-trainer", "resume"],
        ["/opt/folder/criminal-law-trainer.exe", "train"],
    ],
)
def test_a_training_is_known_however_it_was_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, command: list[str]
) -> None:
    (tmp_path / LAUNCHED).write_text(str(os.getpid()), encoding="ascii")
    monkeypatch.setattr(psutil.Process, "cmdline", lambda _: command)
    assert launched_process(tmp_path) == os.getpid()


def test_no_console_is_seen_that_could_be_closed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """On Windows; DETACHED_PROCESS (8) lets each child of the child open one."""
    given: dict[str, Any] = {}

    class Popen:
        pid = 1

        def __init__(self, command: list[str], **more: Any) -> None:
            given.update(more)

        def wait(self) -> None: ...

    with monkeypatch.context() as windows:
        windows.setattr(sys, "platform", "win32")
        windows.setattr(subprocess, "CREATE_NO_WINDOW", 0x08000000, raising=False)
        windows.setattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0x200, raising=False)
        windows.setattr(subprocess, "Popen", Popen)
        importlib.reload(apart_process).start_apart(["program"], tmp_path / "out", tmp_path / "errors", {})
    importlib.reload(apart_process)
    assert given["creationflags"] == 0x08000200
    assert given["start_new_session"] is False
