"""Programs that end with the window, in good order where the system knows that, and whatever ends the window."""

from __future__ import annotations

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest
from pytestqt.qtbot import QtBot

from desktop.desk.tied_process import TiedProcess
from trainer.process_tree import ProcessTree

ROOT = Path(__file__).resolve().parent.parent
# Starts a child that stays, tells both numbers, and says in the file whether it was ended in good order.
PROGRAM = """
import os, signal, subprocess, sys, time
def ended(*_):
    open(sys.argv[1] + ".ended", "w").close()
    os._exit(7)
if "deaf" in sys.argv:
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
else:
    signal.signal(signal.SIGTERM, ended)
child = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(600)"])
with open(sys.argv[1] + ".new", "w") as told:
    told.write(f"{os.getpid()} {child.pid}")
os.replace(sys.argv[1] + ".new", sys.argv[1])
time.sleep(600)
"""
WINDOW = """
import sys
from PySide6.QtCore import QCoreApplication
from desktop.desk.tied_process import TiedProcess
application = QCoreApplication([])
process = TiedProcess()
process.begin(sys.executable, sys.argv[1:])
application.exec()
"""


def until(holds: Callable[[], object], seconds: float = 30) -> None:
    end = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


def numbers(file: Path) -> list[int]:
    until(file.exists)
    return [int(number) for number in file.read_text().split()]


def lives(process: int) -> bool:
    try:
        return psutil.Process(process).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


@pytest.mark.usefixtures("qapp")
def test_it_is_ended_in_good_order(tmp_path: Path) -> None:
    process, file = TiedProcess(), tmp_path / "told"
    process.begin(sys.executable, ["-c", PROGRAM, str(file)])
    program, child = numbers(file)
    began = time.monotonic()
    process.end()
    assert time.monotonic() - began < 1.5
    assert not lives(program)
    if os.name == "posix":
        assert (tmp_path / "told.ended").exists()
        assert process.exitCode() == 7
        psutil.Process(child).kill()
    else:
        assert not lives(child)


@pytest.mark.usefixtures("qapp")
def test_what_does_not_listen_is_killed_with_all_that_it_started(tmp_path: Path) -> None:
    process, file = TiedProcess(), tmp_path / "told"
    process.begin(sys.executable, ["-c", PROGRAM, str(file), "deaf"])
    found = numbers(file)
    began = time.monotonic()
    process.ask_to_end()
    process.end()
    assert time.monotonic() - began < 3
    until(lambda: not any(map(lives, found)))


@pytest.mark.parametrize("more", [[], ["deaf"]])
def test_it_ends_where_the_window_is_killed(tmp_path: Path, more: list[str]) -> None:
    file = tmp_path / "told"
    with subprocess.Popen([sys.executable, "-c", WINDOW, "-c", PROGRAM, str(file), *more], cwd=ROOT) as window:
        program, child = numbers(file)
        window.kill()
    until(lambda: not lives(program))
    if os.name == "posix":
        psutil.Process(child).kill()
    else:
        until(lambda: not lives(child))


def test_its_own_end_is_seen(qtbot: QtBot) -> None:
    process = TiedProcess()
    with qtbot.waitSignal(process.finished, timeout=20_000) as finished:
        process.begin(sys.executable, ["-c", "import sys; sys.exit(5)"])
    assert finished.args is not None
    assert finished.args[0] == 5


def test_a_family_of_processes_is_ended_together(tmp_path: Path) -> None:
    file = tmp_path / "told"
    with subprocess.Popen([sys.executable, "-c", PROGRAM, str(file), "deaf"]) as started:
        family = ProcessTree(started.pid)
        found = numbers(file)
        family.kill()
    until(lambda: not any(map(lives, found)))
    family.kill()
