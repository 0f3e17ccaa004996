"""The whole program in a process of its own, with a user folder of its own."""

from __future__ import annotations

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.python_path import python_path

PATIENCE = 60.0
# Gives up the superuser's right to pass over those of files, which tests in a container have (linux/prctl.h: 24,
# linux/capability.h: 1), and becomes the program named by its words.
BOUND = "import ctypes, os, sys; ctypes.CDLL(None).prctl(24, 1, 0, 0, 0); os.execv(sys.argv[1], sys.argv[1:])"

# Says "shown" when the window was painted and its work begun; ``DO`` runs then.
SCRIPT = """
{before}
import sys
from pathlib import Path
from PySide6.QtCore import QTimer
from desktop.window.app import main
from desktop.window.main_window import MainWindow

start, forward = MainWindow.start, MainWindow.come_forward

def started(window):
    start(window)
    window.setProperty("seen", True)
    QTimer.singleShot(0, lambda: do(window))

def came_forward(window, files=()):
    forward(window, files)
    print("forward", [file.name for file in files], flush=True)

def do(window):
    {do}
    print("shown", flush=True)

MainWindow.start, MainWindow.come_forward = started, came_forward
sys.exit(main(sys.argv[:1], [Path(file) for file in sys.argv[1:]]))
"""


def environment(home: Path | str | None, **more: str) -> dict[str, str]:
    """Without a server or a key of whoever runs the tests."""
    dropped = ("OLLAMA", "OPENAI", "CRIMINAL_LAW_DESK")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    named = {} if home is None else {"CRIMINAL_LAW_DESK_HOME": str(home)}
    return {
        **kept,
        "QT_QPA_PLATFORM": "offscreen",
        "LC_ALL": "C.UTF-8",
        "LANGUAGE": "zh_CN",
        "PYTHONPATH": python_path(),
        "PYTHONUTF8": "1",
        **named,
        **more,
    }


@contextmanager
def window_process(
    home: Path | str | None, *files: Path, before: str = "", bound: bool = False, do: str = "pass", **more: str
) -> Iterator[subprocess.Popen[str]]:
    """Runs until the block ends, at the latest; not yet shown when it begins. ``before``: what the process does
    first; ``bound``: rights on files bind it, whoever runs the tests."""
    command = [sys.executable, "-c", SCRIPT.format(before=before, do=do), *map(str, files)]
    if bound and sys.platform == "linux" and os.getuid() == 0:
        command = [sys.executable, "-c", BOUND, *command]
    process = subprocess.Popen(
        command,
        env=environment(home, **more),
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        encoding="utf-8",
    )
    watch = threading.Timer(PATIENCE, process.kill)  # reading its lines would wait for ever
    watch.start()
    try:
        yield process
    finally:
        watch.cancel()
        process.kill()
        process.communicate()


# How a window ends that is told to: Windows ends a process without asking it.
ENDED = 0 if os.name == "posix" else 1


def told(process: subprocess.Popen[str], word: str) -> str:
    """The next line that begins so."""
    assert process.stdout is not None
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        line = process.stdout.readline()
        if line.startswith(word):
            return line
        if not line:
            break
    assert process.stderr is not None
    raise AssertionError(f"no {word!r}: {process.stderr.read()}")
