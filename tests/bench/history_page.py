"""The history's page with 10,000 runs: opened, searched, scrolled (``python -m tests.bench history_page``).

In a real window that draws into memory. A search begins when the pause after the last key is over, and ends when the
list shows what was found; a step is one of the mouse's wheel, with what it has to draw. What one waits for at most is
the longest time in which the window did nothing else.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from time import perf_counter
from typing import Any

from tests.bench.figure import Figure, print_figure
from tests.history_window import many_runs
from tests.scripted_engine import ScriptedEngine

RUNS, PAGES, STEPS = 10_000, 20, 60
WORDS = ("手机", "酒精", "甲某", "某4242", "有期徒刑 缓刑")


def main() -> None:
    """Prints the figures."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtWidgets import QApplication

    from desktop.desk.desk import Desk
    from desktop.settings.settings import Appearance
    from desktop.theme.theme import Theme
    from desktop.window.main_window import MainWindow

    application = QApplication(sys.argv[:1])
    Theme(application).dress(Appearance.LIGHT, 100)
    with TemporaryDirectory() as folder:
        many_runs(Path(folder), RUNS)
        window = MainWindow(Desk(lambda _servers: (ScriptedEngine(),), Path(folder) / "settings.json"), Path(folder))
        window.show()
        window.start()
        measure(application, window)
        window.close()


def measure(application: Any, window: Any) -> None:
    """``longest``: of all turns of the window's loop while pages are read."""
    from PySide6.QtCore import QEventLoop, QTimer

    from desktop.window.pages import Page

    waking = QTimer()  # a loop that only turned would keep the threads that read from the interpreter
    waking.start(2)
    waits = QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents

    def until(reached: Callable[[], bool]) -> float:
        longest = 0.0
        while not reached():
            start = perf_counter()
            application.processEvents(waits)
            longest = max(longest, perf_counter() - start)
        return longest

    start = perf_counter()
    window.show_page(Page.HISTORY)
    page: Any = window.page(Page.HISTORY)
    until(lambda: page.list._found is not None)
    print_figure(Figure("history page: opened", (perf_counter() - start) * 1000, "ms"))
    took = []
    for words in WORDS:
        page.list.filters.search.setText(words)
        page.list.filters._soon.stop()
        start = perf_counter()
        page.list.filters.changed.emit()
        until(lambda words=words: page.list._found.query.words == words)  # type: ignore[misc]
        took.append((perf_counter() - start) * 1000)
    print_figure(Figure("history page: a search, at most", max(took), "ms", 100))
    page.list.filters.forget()
    until(lambda: page.list._found.query.words == "")
    view = page.list.runs
    bar = view.verticalScrollBar()
    longest = 0.0
    for pages in range(2, PAGES + 1):
        until(lambda: bar.value() < bar.maximum())  # the page before was laid out
        bar.setValue(bar.maximum())
        longest = max(longest, until(lambda pages=pages: view.items.loaded >= pages * 100))  # type: ignore[misc]
    print_figure(Figure("history page: one waits at most, scrolling", longest * 1000, "ms"))
    steps = []
    for _ in range(STEPS):
        start = perf_counter()
        bar.setValue(bar.value() - bar.singleStep())
        application.processEvents()
        steps.append((perf_counter() - start) * 1000)
    print_figure(Figure("history page: a step of the wheel", median(steps), "ms"))


if __name__ == "__main__":
    main()
