"""Brings the history's page into a state."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.history_window import dated, some_runs

WaitUntil = Callable[[Callable[[], bool]], None]
SELECTED = {"history": (13,), "history-two": (13, 14), "history-samples": (3,), "history-check": (10,)}
"""The runs that are selected, by the action."""


def show_history(window: Any, action: str, home: Path, wait_until: WaitUntil) -> None:
    """The runs are all of one day, so that each picture tells the same times."""
    from desktop.window.pages import Page

    if action != "history-empty":
        some_runs(home).close()
        dated(home, "2025-11-26T09:00+08:00")
    window.show_page(Page.HISTORY)
    page = window.page(Page.HISTORY)
    wait_until(lambda: page.list._found is not None)
    match action:
        case "history-empty":
            wait_until(page.list.note.isVisible)
        case "history-search":
            page.list.filters.search.setText("酒精")
            wait_until(lambda: page.list._found.query.words == "酒精")
        case "history-matter":
            page.show_matter(1)
            wait_until(lambda: page.list._found.query.matter == 1)
            page.list.runs.clearSelection()
            wait_until(page.detail.matter.isVisible)
        case _:
            _select(page, SELECTED[action], wait_until)


def _select(page: Any, runs: tuple[int, ...], wait_until: WaitUntil) -> None:
    from PySide6.QtCore import QItemSelectionModel

    view = page.list.runs
    view.clearSelection()
    for row in range(view.items.rowCount()):
        index = view.items.index(row)
        group = view.items.group(index)
        if group is not None and set(runs) & set(group.ids):
            view.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.Select)
    shown = page.detail.two if len(runs) == 2 else page.detail.run
    wait_until(lambda: page.detail.stack.currentWidget() is shown)
