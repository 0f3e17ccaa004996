"""A command of the trainer as a child process of the window."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import QProcess
from pytestqt.qtbot import QtBot

from desktop.jobs import job_process
from desktop.jobs.job_process import JobProcess
from trainer.commands.exit_status import ExitStatus

ROOT = Path(__file__).resolve().parent.parent
DEAF = "import time; time.sleep(600)"
WINDOW = """
import sys
from PySide6.QtCore import QCoreApplication
from desktop.jobs.job_process import JobProcess
application = QCoreApplication([])
job = JobProcess()
job.start(sys.executable, ["read", {pipe!r}, "--json"])
print(job._process.processId(), flush=True)
application.exec()
"""


@pytest.fixture
def endless(tmp_path: Path) -> Path:
    """What a command that reads it does not come to the end of: a pipe, or, where there are none, much to be read."""
    file = tmp_path / "judgments.jsonl"
    if sys.platform != "win32":
        os.mkfifo(file)
    else:
        line = json.dumps({"full_text": "本院认为，被告人甲某犯盗窃罪。判决如下：判处拘役五个月。" * 20}) + "\n"
        file.write_text(line * 50_000, encoding="utf-8")
    return file


@pytest.mark.parametrize("milliseconds", [0, 30, 2500])
def test_a_job_that_the_user_stops_ends_as_stopped_whenever_that_is(
    qtbot: QtBot, endless: Path, milliseconds: int
) -> None:
    """Also before Python is there to hear of it."""
    job = JobProcess()
    with qtbot.waitSignal(job.ended, timeout=20_000) as ended:
        job.start(sys.executable, ["read", str(endless), "--json"])
        qtbot.wait(milliseconds)
        job.stop()
    assert ended.args == [ExitStatus.STOPPED]


def test_a_stop_needs_no_signal(qtbot: QtBot, endless: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows has none that reaches a program without a console; and what was asked for is no crash there."""
    for name in ("terminate", "kill"):
        monkeypatch.setattr(QProcess, name, lambda _: None)
    job = JobProcess()
    with qtbot.waitSignal(job.ended, timeout=20_000) as ended:
        job.start(sys.executable, ["read", str(endless), "--json"])
        qtbot.wait(1500)
        job.stop()
    assert ended.args == [ExitStatus.STOPPED]


def test_a_job_that_does_not_stop_is_killed(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    job = JobProcess()
    monkeypatch.setattr(job_process, "module_command", lambda *_: [sys.executable, "-c", DEAF])
    job._late.setInterval(300)
    with qtbot.waitSignal(job.ended, timeout=20_000) as ended:
        job.start(sys.executable, [])
        qtbot.wait(300)
        job.stop()
    assert ended.args == [ExitStatus.STOPPED]


def test_several_jobs_are_closed_in_the_time_of_one(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(job_process, "module_command", lambda *_: [sys.executable, "-c", DEAF])
    jobs = [JobProcess() for _ in range(4)]
    for job in jobs:
        job.start(sys.executable, [])
    qtbot.wait(300)
    began = time.monotonic()
    for job in jobs:
        job.stop()
    for job in jobs:
        job.close()
    assert time.monotonic() - began < 3.5


def test_a_job_ends_where_its_window_is_killed(tmp_path: Path, endless: Path) -> None:
    """By itself, whatever it is waiting for."""
    script = WINDOW.format(pipe=str(endless))
    with subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE) as window:
        assert window.stdout is not None
        job = psutil.Process(int(window.stdout.readline()))
        time.sleep(1.5)
        assert job.is_running()
        window.kill()
    psutil.wait_procs([job], timeout=10)
    assert not job.is_running() or job.status() == psutil.STATUS_ZOMBIE


def test_a_job_that_ends_by_itself_has_its_own_status(qtbot: QtBot) -> None:
    job = JobProcess()
    told: list[object] = []
    job.told.connect(told.append)
    with qtbot.waitSignal(job.ended, timeout=30_000) as ended:
        job.start(sys.executable, ["recipe", "no-such-recipe", "--json"])
    assert ended.args == [ExitStatus.BAD_INPUT]
    assert [content["kind"] for content in told if isinstance(content, dict)] == ["recipe"]
