"""How long until the window is shown, and what memory its process then has (``python -m tests.bench.window_start``).

A whole start is measured, the interpreter's included; the best of five, the files being in the system's cache. First
with an empty user folder, then with a history of 10,000 runs.
"""

from __future__ import annotations

import os
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from tests.bench.figure import Figure, print_figure
from tests.history_window import many_runs

ROOT = Path(__file__).resolve().parent.parent.parent
MEBIBYTE = 1024
STARTS = 5
RUNS = 10_000

# Says when the window has been painted for the first time, then what it weighs a second later, and ends.
SCRIPT = """
import re, sys
from pathlib import Path
from desktop.window.quick_start import start_quickly
start_quickly()  # as the program itself begins (desktop/__main__.py)
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from desktop.window.app import main
from desktop.window.first_paint import FirstPaint
from desktop.window.main_window import MainWindow

def shown():
    print("shown", flush=True)
    QTimer.singleShot(1000, weigh)

def weigh():
    status = Path("/proc/self/status").read_text()
    print(re.search(r"VmRSS:\\s+(\\d+)", status)[1], flush=True)
    QApplication.quit()

show = MainWindow.show
def watched_show(window):
    FirstPaint(window, shown)
    show(window)
MainWindow.show = watched_show
main(sys.argv[:1])
"""


def start(home: str) -> tuple[float, float]:
    """Seconds until the window is shown, and MiB after it."""
    environment = {**os.environ, "CRIMINAL_LAW_DESK_HOME": home, "QT_QPA_PLATFORM": "offscreen"}
    # As on a user's machine, where the first start compiles the program's own files for all later ones.
    environment.pop("PYTHONDONTWRITEBYTECODE", None)
    started = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, "-c", SCRIPT], cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True
    ) as window:
        assert window.stdout is not None
        word = window.stdout.readline().strip()
        seconds = time.perf_counter() - started
        kibibytes = window.stdout.readline()
    if word != "shown" or not kibibytes.strip():
        raise SystemExit("the window was not shown")
    return seconds, int(kibibytes) / MEBIBYTE


def main() -> None:
    """The best start, and the memory of a typical one."""
    for told, runs in (("", 0), (" with a full history", RUNS)):
        with TemporaryDirectory() as home:
            if runs:
                many_runs(Path(home), runs)
            starts = [start(home) for _ in range(STARTS)]
        print_figure(Figure(f"window shown{told}", min(seconds for seconds, _ in starts), "s", most=0.3))
        weight = sorted(weight for _, weight in starts)[STARTS // 2]
        print_figure(Figure(f"window's memory{told}", weight, "MiB", most=100))


if __name__ == "__main__":
    main()
