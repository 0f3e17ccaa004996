"""Brings the page of evaluations into a state."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.evaluation_folders import asked_for, cail_file, finished_folder

WaitUntil = Callable[[Callable[[], bool]], None]
_SIDES = ("figures", "differences", "groups", "reliability", "cases")


def show_evaluation(window: Any, action: str, home: Path, wait_until: WaitUntil) -> None:
    """``action``: evaluation-form, -running, -stopped, -failed, or -SIDE of the results."""
    from desktop.evaluation.asked import write_asked
    from desktop.window.pages import Page

    folder = home / "evaluations" / "1"
    window.show_page(Page.EVALUATION)
    page = window.page(Page.EVALUATION)
    state = action.removeprefix("evaluation-")
    if state == "form":
        page.open([cail_file(home.parent / "cail.jsonl", 120)])
        wait_until(lambda: bool(page.new.suites.rows))
        return
    if state in _SIDES:
        finished_folder(folder, asked=asked_for())
        page.open([folder])
        wait_until(page.evaluation.results.isVisible)
        page.evaluation.results.sides[_SIDES.index(state)].click()
        if state == "cases":
            wait_until(page.evaluation.results.cases.case.isVisible)
        return
    folder.mkdir(parents=True)
    write_asked(folder, asked_for())
    if state == "failed":
        why = {"key": "engines.ollama-absent", "values": {"host": "127.0.0.1:11434"}}
        (folder / "process.jsonl").write_text(json.dumps({"event": "failed", "kind": "absent", **why}))
    page.open([folder])
    wait_until(lambda: page.evaluation.shown is not None)
    if state == "running":
        _run(page, folder)


def _run(page: Any, folder: Path) -> None:
    """As if a process had told how far it is."""
    from desktop.evaluation.evaluation_seen import EvaluationSeen, EvaluationState, Progress

    page.evaluation.rest()
    step = Progress("judge", 37, 240, "criminal-law:q4", "cail", 754)
    page.evaluation.head.show_evaluation(EvaluationSeen(folder, EvaluationState.RUNNING, asked_for(), step))
