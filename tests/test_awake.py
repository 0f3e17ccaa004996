"""The computer stays awake during long work, and may sleep again when that ended, however it ended."""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from trainer.awake import inhibitor, kept_awake
from trainer.commands import dispatch, resume
from trainer.commands.printer import Printer

ROOT = Path(__file__).resolve().parent.parent
# In the place of the systems' own programs: says what it was given, then does as they do, which run what is last.
PROGRAM = (
    '#!/bin/sh\necho "$0 $*" >>"{told}"\nfor last; do :; done\ncase $last in cat) exec cat;; *) exec sleep 60;; esac\n'
)
HOLDS = "from trainer.awake import kept_awake\nwith kept_awake('work'):\n    print('held', flush=True)\n    input()\n"
posix = pytest.mark.skipif(os.name != "posix", reason="Windows is asked itself, not by a program")


def until(holds: Callable[[], object]) -> None:
    end = time.monotonic() + 20
    while not holds():
        assert time.monotonic() < end
        time.sleep(0.02)


@pytest.fixture
def programs(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where their calls are told."""
    told = tmp_path / "told"
    for name in ("systemd-inhibit", "gnome-session-inhibit", "caffeinate"):
        (tmp_path / name).write_text(PROGRAM.format(told=told), encoding="utf-8")
        (tmp_path / name).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path), prepend=os.pathsep)
    monkeypatch.delenv("XDG_CURRENT_DESKTOP", raising=False)
    return told


def holders() -> list[psutil.Process]:
    return [child for child in psutil.Process().children() if child.status() != psutil.STATUS_ZOMBIE]


@posix
@pytest.mark.parametrize(
    ("system", "desktop", "program"),
    [
        ("linux", "KDE", "systemd-inhibit"),
        ("linux", "ubuntu:GNOME", "gnome-session-inhibit"),
        ("darwin", "", "caffeinate"),
    ],
)
def test_the_systems_own_program_holds_it_for_as_long_as_that_lasts(
    programs: Path, monkeypatch: pytest.MonkeyPatch, system: str, desktop: str, program: str
) -> None:
    monkeypatch.setenv("XDG_CURRENT_DESKTOP", desktop)
    monkeypatch.setattr(sys, "platform", system)
    before = len(holders())
    with kept_awake("criminal-law-trainer train"):
        until(programs.exists)
        assert len(holders()) == before + 1
    assert len(holders()) == before
    assert program in programs.read_text()
    assert "criminal-law-trainer train" in programs.read_text() or system == "darwin"


@posix
def test_it_is_let_go_of_where_this_process_is_killed(programs: Path) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", HOLDS], cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stdout.readline() == b"held\n"
        until(programs.exists)
        (holder,) = psutil.Process(process.pid).children()
        process.kill()
    until(lambda: not holder.is_running() or holder.status() == psutil.STATUS_ZOMBIE)


@posix
@pytest.mark.parametrize("path", ["/nowhere", None])
def test_where_nothing_can_be_asked_nothing_happens(
    monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], path: str | None
) -> None:
    """No program; or, as in a container, one that has nobody to ask."""
    if path is not None:
        monkeypatch.setenv("PATH", path)
    done = []
    with kept_awake("work"):
        done.append(1)
    assert done == [1]
    assert capfd.readouterr() == ("", "")


def test_on_a_mac_it_ends_with_this_process() -> None:
    assert inhibitor("darwin", {}, "work") == ["caffeinate", "-i", "-w", str(os.getpid())]


@pytest.mark.skipif(sys.platform != "win32", reason="asks Windows itself")
def test_windows_is_asked_and_told_when_it_is_over() -> None:
    import ctypes

    ask = ctypes.WinDLL("kernel32").SetThreadExecutionState  # type: ignore[attr-defined, unused-ignore]
    with kept_awake("work"), kept_awake("more"):
        assert ask(ctypes.c_uint32(0x80000001)) & 0xFFFFFFFF == 0x80000001
    assert ask(ctypes.c_uint32(0x80000000)) & 0xFFFFFFFF == 0x80000000


@posix
def test_long_commands_keep_it_awake(
    programs: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert set(dispatch.COMMANDS) > dispatch.LONG
    dispatch.main(["recipe", "a10"])
    assert not programs.exists()

    def lasts(args: argparse.Namespace, printer: Printer) -> int:
        """Not less than the system's program takes to start, which is ended with the command."""
        until(programs.exists)
        return run(args, printer)

    run = resume.run
    monkeypatch.setattr(resume, "run", lasts)
    assert dispatch.main(["resume", str(tmp_path / "none"), "--json"]) != 0
    assert "criminal-law-trainer resume" in programs.read_text()
    assert shutil.which("systemd-inhibit") == str(tmp_path / "systemd-inhibit")
    capsys.readouterr()
