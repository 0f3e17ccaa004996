"""An evaluation from dropped cases to its results, with the real window, the real command and the real llama.cpp."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.evaluation.evaluation_seen import EvaluationSeen, EvaluationState
from desktop.pages.evaluation.evaluation_page import EvaluationPage
from desktop.window.main_window import MainWindow
from desktop.window.pages import Page
from tests.evaluation_folders import cail_file
from tests.fixtures_window import OpenWindow
from tests.window_help import words_of
from trainer.engines.embedded.engine import EmbeddedEngine
from trainer.runs.apart_job import ApartJob

LONG = 240_000  # milliseconds that a busy machine may need
CASES = 40


def page_of(window: MainWindow) -> EvaluationPage:
    window.show_page(Page.EVALUATION)
    page = window.page(Page.EVALUATION)
    assert isinstance(page, EvaluationPage)
    return page


def seen(page: EvaluationPage) -> EvaluationSeen:
    assert page.evaluation.shown is not None
    return page.evaluation.shown


def is_in(page: EvaluationPage, state: EvaluationState) -> bool:
    return page.evaluation.shown is not None and page.evaluation.shown.state is state


def kept(folder: Path) -> int:
    """Answers that lie in the folder."""
    return sum(len(file.read_bytes().splitlines()) for file in (folder / "answers").glob("*.jsonl"))


@pytest.mark.slow
@pytest.mark.models
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_from_dropped_cases_to_a_case_beside_the_courts(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CRIMINAL_LAW_DESK_HOME", str(tmp_path))
    window = open_window(EmbeddedEngine())
    page = page_of(window)
    page.open([cail_file(tmp_path / "cail 题库.jsonl", CASES)])
    qtbot.waitUntil(page.new.start.isEnabled, timeout=LONG)
    page.new.train.set_path(cail_file(tmp_path / "train.jsonl", 6, first=1000))
    page.new.start.click()
    qtbot.waitUntil(lambda: is_in(page, EvaluationState.RUNNING) and seen(page).progress is not None, timeout=LONG)
    folder = seen(page).folder
    assert folder.parent == tmp_path / "evaluations"
    qtbot.waitUntil(lambda: kept(folder) > 0 or not is_in(page, EvaluationState.RUNNING), timeout=LONG)
    page.evaluation.head.job.stop.click()
    qtbot.waitUntil(lambda: not is_in(page, EvaluationState.RUNNING), timeout=LONG)
    before = kept(folder)
    if before < CASES:  # it may have been faster than the click
        assert seen(page).state is EvaluationState.STOPPED
        assert not (folder / "report.json").exists()
    window.close()

    again = page_of(open_window(EmbeddedEngine()))
    qtbot.waitUntil(lambda: again.choice.count() == 1, timeout=LONG)
    again.show_evaluation(again.choice.itemData(0))
    qtbot.waitUntil(lambda: again.evaluation.shown is not None, timeout=LONG)
    if before < CASES:
        qtbot.waitUntil(again.evaluation.head.go_on.isVisible, timeout=LONG)
        again.evaluation.head.go_on.click()
    qtbot.waitUntil(again.evaluation.results.isVisible, timeout=LONG)
    assert kept(folder) == CASES, "what was answered before is not asked again"
    results = again.evaluation.results
    model = results.figures.model
    heads = [model.headerData(column, Qt.Orientation.Horizontal) for column in range(model.columnCount())]
    assert heads[0] == "内置演示模型"
    assert "最常见结果" in heads
    report = json.loads((folder / "report.json").read_text(encoding="utf-8"))
    (suite,) = report["suites"]
    assert (suite["suite"], suite["cases"]) == ("cail", CASES)
    results.sides[4].click()
    results.cases.which.setCurrentIndex(1)
    results.cases.which.activated.emit(1)
    qtbot.waitUntil(lambda: results.cases.model.rowCount() == CASES, timeout=LONG)
    assert {"法院", "内置演示模型"} <= words_of(results.cases.case)
    assert (folder / "report.html").is_file()


@pytest.mark.slow
@pytest.mark.models
@pytest.mark.qt_log_ignore("This plugin does not support", extend=True)
def test_a_window_that_is_closed_leaves_the_evaluation_at_work(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CRIMINAL_LAW_DESK_HOME", str(tmp_path))
    window = open_window(EmbeddedEngine())
    page = page_of(window)
    page.open([cail_file(tmp_path / "cail.jsonl", 200)])
    qtbot.waitUntil(page.new.start.isEnabled, timeout=LONG)
    page.new.start.click()
    qtbot.waitUntil(lambda: is_in(page, EvaluationState.RUNNING), timeout=LONG)
    folder = seen(page).folder
    window.close()
    job = ApartJob(folder, "evaluate")
    try:
        qtbot.waitUntil(lambda: kept(folder) > 0, timeout=LONG)
        again = page_of(open_window(EmbeddedEngine()))
        qtbot.waitUntil(lambda: is_in(again, EvaluationState.RUNNING), timeout=LONG)
        assert seen(again).folder == folder, "the page comes up with what is at work"
        again.evaluation.head.job.stop.click()
        qtbot.waitUntil(lambda: is_in(again, EvaluationState.STOPPED), timeout=LONG)
    finally:
        job.stop()
    assert job.process() is None
    assert 0 < kept(folder) < 200
