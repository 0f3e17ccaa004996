"""The page of evaluations in the real window; its end-to-end run is in test_window_evaluated.py."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMessageBox
from pytestqt.qtbot import QtBot

from desktop.evaluation.asked import AskedModel, write_asked
from desktop.evaluation.evaluation_seen import EvaluationSeen, EvaluationState, Progress
from desktop.pages.case.case_page import CasePage
from desktop.pages.evaluation.evaluation_page import EvaluationPage
from desktop.pages.evaluation.figures_table import BEST, INTERVAL
from desktop.settings.settings import Language
from desktop.window.main_window import MainWindow
from desktop.window.pages import Page
from tests.evaluation_folders import NAMES, asked_for, cail_file, finished_folder, within_error
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import STARTER, ScriptedEngine
from tests.window_help import all_words, words_of
from tests.window_texts import THEFT

LONG = 60_000


def page_of(window: MainWindow) -> EvaluationPage:
    window.show_page(Page.EVALUATION)
    page = window.page(Page.EVALUATION)
    assert isinstance(page, EvaluationPage)
    return page


def opened(page: EvaluationPage, folder: Path, qtbot: QtBot) -> None:
    page.open([folder])
    qtbot.waitUntil(page.evaluation.results.isVisible, timeout=LONG)


def test_what_is_missing_is_said_and_cases_are_recognised(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    page = page_of(open_window(ScriptedEngine(THEFT), ScriptedEngine(THEFT, name="embedded", models=(STARTER,))))
    new = page.new
    assert not new.start.isEnabled()
    assert new.said.text() == "请先选择案件。"
    page.open([cail_file(tmp_path / "题 库.jsonl", 5)])
    qtbot.waitUntil(lambda: bool(new.suites.rows), timeout=LONG)
    assert "CAIL2018" in new.suites.rows[0].box.text()
    assert new.suites.rows[0].facts.text().startswith("5 题")
    assert [row.box.isChecked() for row in new.suites.rows] == [True, False, False], (
        "what else they can tell is offered"
    )
    assert new.start.isEnabled(), "the model in use is chosen"
    assert [model.engine for model in new.models.chosen()] == ["ollama"]
    for box in new.models.boxes.values():
        box.setChecked(False)
    assert new.said.text() == "请至少选择一个模型。"
    list(new.models.boxes.values())[1].setChecked(True)
    new.limit.setValue(3)
    asked = new.asked()
    assert asked is not None
    assert (asked.answers_each, asked.models[0].engine, asked.suites[0].suite) == (3, "embedded", "cail")
    bad = tmp_path / "坏.jsonl"
    bad.write_text('{"fact": ', encoding="utf-8")
    page.open([bad])
    qtbot.waitUntil(new.suites.problem.isVisible, timeout=LONG)
    assert len(new.suites.rows) == 3
    new.suites.rows[0].remove.click()
    assert not new.start.isEnabled()


def test_a_few_cases_tell_how_long_it_takes(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    engine = ScriptedEngine(THEFT, pause=0.001)
    page = page_of(open_window(engine))
    page.open([cail_file(tmp_path / "cail.jsonl", 40)])
    estimate = page.new.estimate
    qtbot.waitUntil(lambda: "还不知道" in estimate.words.text(), timeout=LONG)
    assert estimate.words.text().startswith("共 40 份答复。")
    estimate.trial.click()
    assert estimate.trial.text() == "停止试问"
    qtbot.waitUntil(lambda: "按刚才试问的速度" in estimate.words.text(), timeout=LONG)
    assert not estimate.trial.isVisible()
    assert len(engine.requests) == 3
    assert "盗走乙某手机" in engine.requests[0].turns[-1]["content"]


def test_the_history_tells_how_long_it_takes(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(ScriptedEngine(THEFT))
    case = window.page(Page.CASE)
    assert isinstance(case, CasePage)
    case.show_example()
    case.predict()
    qtbot.waitUntil(lambda: not case.running() and case.judgment.answer is not None, timeout=LONG)
    page = page_of(window)
    page.open([cail_file(tmp_path / "cail.jsonl", 4)])
    qtbot.waitUntil(lambda: "按历史中最近 1 次预测的速度" in page.new.estimate.words.text(), timeout=LONG)


def test_results_stand_as_the_report_has_them(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "evaluations" / "一次"
    results = finished_folder(folder, asked=asked_for())
    page = page_of(open_window(ScriptedEngine(THEFT)))
    opened(page, folder, qtbot)
    view = page.evaluation.results
    model = view.figures.model
    suite = results.suites[0]
    row = [card.name for card in suite.measures].index("charges-exact")
    exact = next(each for each in suite.predictors[0].values if each.name == "charges-exact")
    assert exact.value is not None
    assert model.index(row, 0).data() == f"{exact.value * 100:.1f}"
    assert model.index(row, 0).data(INTERVAL).startswith("[")
    assert [bool(model.index(row, column).data(BEST)) for column in range(4)] == [True, False, False, False]
    assert model.headerData(0, Qt.Orientation.Horizontal) == "criminal-law:q4"
    assert "各模型中最好" in model.index(row, 0).data(Qt.ItemDataRole.AccessibleTextRole)
    view.suite.setCurrentIndex(1)
    view.suite.activated.emit(1)
    assert view.figures.note.text().startswith("按题库自己的提问，60 题。")
    second = next(each for each in results.suites[1].predictors[0].values if each.name == "charges-exact")
    assert second.value is not None
    assert model.index(row, 0).data() == f"{second.value * 100:.1f}"


def test_a_difference_within_error_is_said_to_be_so(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "evaluations" / "一次"
    results = finished_folder(folder, asked=asked_for())
    page = page_of(open_window(ScriptedEngine(THEFT)))
    opened(page, folder, qtbot)
    view = page.evaluation.results
    view.sides[1].click()
    assert "criminal-law:q4 更好，超出误差（p = 0.012）" in words_of(view.differences)
    view.differences.show_suite(within_error(results).suites[0], asked_for())
    said = words_of(view.differences)
    assert {"两者的差别都在误差之内。", "差别在误差之内（p = 0.400）"} <= said
    assert not any("更好" in words for words in said)


def test_groups_reliability_and_cases(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "evaluations" / "一次"
    finished_folder(folder, asked=asked_for())
    window = open_window(ScriptedEngine(THEFT))
    case_page = window.page(Page.CASE)
    assert isinstance(case_page, CasePage)
    case_page.facts.facts.replace("原来写在这里的事实。")
    page = page_of(window)
    opened(page, folder, qtbot)
    view = page.evaluation.results
    view.sides[2].click()
    labels = [view.groups.model.headerData(row, Qt.Orientation.Vertical) for row in range(view.groups.model.rowCount())]
    counts = [int(label.split("\n")[1].split()[0]) for label in labels]
    assert counts == sorted(counts, reverse=True)
    assert sum(counts) == 60
    view.sides[3].click()
    assert "范围大致名副其实" in all_words(view.calibration)
    view.sides[4].click()
    qtbot.waitUntil(lambda: view.cases.model.rowCount() > 0, timeout=LONG)
    shown = view.cases.case.case
    assert shown is not None
    assert view.cases.case.title.text() == shown.id
    assert view.cases.case.facts.text() == shown.facts
    assert len(view.cases.case.cards) == 3
    assert shown.said[NAMES[0]] != shown.said[NAMES[1]]
    view.cases.table.setFocus()
    QTest.keyClick(view.cases.table, Qt.Key.Key_Return)
    assert window.stack.currentWidget() is case_page
    assert case_page.facts.case().facts == shown.facts
    assert case_page.facts.case().attitude is shown.stated
    case_page.facts.facts.edit.undo()
    assert case_page.facts.case().facts == "原来写在这里的事实。"


def test_running_stopped_and_failed_each_look_their_own_way(
    open_window: OpenWindow, qtbot: QtBot, tmp_path: Path, dress: Callable[..., None]
) -> None:
    place = tmp_path / "evaluations"
    (place / "停").mkdir(parents=True)
    write_asked(place / "停", asked_for())
    page = page_of(open_window(ScriptedEngine(THEFT)))
    page.open([place / "停"])
    head = page.evaluation.head
    qtbot.waitUntil(head.go_on.isVisible, timeout=LONG)
    assert "已有的答案都已保存" in head.said.text()
    assert page.evaluation.asked.isVisible()
    page.evaluation.rest()
    step = Progress("judge", 37, 120, "criminal-law:q4", "cail", 754)
    head.show_evaluation(EvaluationSeen(place / "停", EvaluationState.RUNNING, asked_for(), step))
    assert not head.go_on.isVisible()
    assert not head.delete.isEnabled()
    assert head.job.figures.text() == "31 %  ·  37 / 120 份  ·  剩余 12 分 34 秒"
    assert head.job.words.text().startswith("正在评测：criminal-law:q4")
    (place / "停" / "process.jsonl").write_text(
        json.dumps({"event": "failed", "kind": "absent", "key": "engines.ollama-absent", "values": {"host": "h:1"}}),
        encoding="utf-8",
    )
    page.evaluation.show_evaluation(place / "停")
    qtbot.waitUntil(lambda: "Ollama" in head.said.text(), timeout=LONG)
    assert head.go_on.isVisible()
    dress(Language.ENGLISH)
    qtbot.waitUntil(lambda: head.go_on.text() == "Go on", timeout=LONG)


@pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
def test_an_evaluation_is_deleted_after_a_question(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "evaluations" / "一次"
    finished_folder(folder, asked=asked_for())
    page = page_of(open_window(ScriptedEngine(THEFT)))
    opened(page, folder, qtbot)
    page.evaluation.head.delete.click()
    (box,) = page.evaluation.findChildren(QMessageBox)
    assert folder.exists()
    next(button for button in box.buttons() if button.text() == "删除").click()
    qtbot.waitUntil(lambda: not folder.exists(), timeout=LONG)
    qtbot.waitUntil(lambda: page.stack.currentWidget() is page.new, timeout=LONG)


def test_names_that_no_catalogue_has_stand_as_they_are(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / "别处"
    names = ("<b>模型</b> & 甲", "乙")
    finished_folder(folder, names)
    page = page_of(open_window(ScriptedEngine(THEFT)))
    opened(page, folder, qtbot)
    assert page.evaluation.results.figures.model.headerData(0, Qt.Orientation.Horizontal) == names[0]
    assert page.evaluation.head.title.text() == "别处"
    assert AskedModel("ollama", names[0], names[0]).spec == f"ollama:{names[0]}"
