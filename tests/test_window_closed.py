"""A window that is closed is gone soon, whatever it has started: what does not end is killed, all of it in one wait."""

from __future__ import annotations

import sys
import time

import pytest
from pytestqt.qtbot import QtBot

from desktop.desk import ollama_starter
from desktop.desk.tied_process import TiedProcess
from desktop.jobs import job_process
from desktop.jobs.job_process import JobProcess
from desktop.window.pages import Page
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import ScriptedEngine

DEAF = "import signal, time; signal.signal(signal.SIGTERM, signal.SIG_IGN); time.sleep(600)"


def test_it_waits_once_for_all_that_does_not_end(
    open_window: OpenWindow, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = open_window(ScriptedEngine())
    window.show_page(Page.TRAINING)
    monkeypatch.setattr(job_process, "module_command", lambda *_: [sys.executable, "-c", DEAF])
    jobs = window.findChildren(JobProcess)
    assert len(jobs) >= 3
    for job in jobs:
        job.start(sys.executable, [])
    begin = TiedProcess.begin
    monkeypatch.setattr(TiedProcess, "begin", lambda self, *_: begin(self, sys.executable, ["-c", DEAF]))
    monkeypatch.setattr(ollama_starter, "installed_ollama", lambda: sys.executable)
    window.starter.start()
    qtbot.wait(700)
    assert all(job.running() for job in jobs)
    began = time.monotonic()
    window.close()
    assert time.monotonic() - began < 4
    assert not any(job.running() for job in jobs)
