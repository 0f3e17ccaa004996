"""The page Training: data, recipe, runs, publishing; real child processes, and folders as the trainer leaves them."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from desktop.controls.step_bar import StepState
from desktop.pages.training.recipe import live_fit
from desktop.pages.training.runs.loss_chart import LossChart
from desktop.pages.training.runs.run_comparison import recipe_differences
from desktop.pages.training.training_page import DATA, PUBLISH, RECIPE, TRAIN, TrainingPage
from desktop.settings.settings import Language
from desktop.theme.theme import colours_now
from desktop.training.chart_curve import bounds, curve_of, near, thinned_points, ticks
from desktop.training.funnel import FunnelStep, PartCounts
from desktop.training.prepared_data import read_prepared
from desktop.training.run_launcher import LaunchError, NewRun, go_on, start_run
from desktop.training.run_process import LAUNCHED, OUTPUT
from desktop.training.run_reader import RunReader
from desktop.training.run_seen import RunState
from desktop.training.sample_store import PAGE, SampleFilter, SampleStore
from desktop.window.pages import Page
from resources.messages.message import message
from resources.messages.wording import told_json
from tests.fixtures_window import OpenWindow
from tests.made_runs import BEGAN, add_steps, write_run
from tests.scripted_engine import ScriptedEngine
from tests.test_window_shell import ROOT, nameless, untranslated
from tests.tiny_base import write_samples
from tests.trained_runs import Place
from tests.training_data import write_judgments
from tests.window_help import all_words, button_saying
from trainer.preparation.selection.reason import Reason
from trainer.recipe.errors import TuningError
from trainer.recipe.fit import Machine, MachineFit, assumed_work, estimate_fit
from trainer.recipe.gpus import gpu_of_size, known_gpu
from trainer.recipe.recipe_file import load_recipe
from trainer.runs.event_log import EventLog
from trainer.runs.events import Failed, Paused, event_line
from trainer.runs.run_lock import PROCESS, claimed

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

LONG = 600_000  # milliseconds: a busy machine must not fail a property
JUDGMENTS = 12


@pytest.fixture
def page(open_window: OpenWindow) -> TrainingPage:
    window = open_window(ScriptedEngine())
    window.resize(1320, 860)
    window.show_page(Page.TRAINING)
    return window.page(Page.TRAINING)


@pytest.fixture(scope="session")
def judgments(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_judgments(tmp_path_factory.mktemp("judgments"), JUDGMENTS)


def test_every_step_can_be_reached_and_read_aloud(page: TrainingPage, qtbot: QtBot, dress: Callable[..., None]) -> None:
    for number, step in enumerate((page.data, page.recipe, page.train, page.publish)):
        page.bar.steps[number].setFocus()
        QTest.keyClick(page.bar.steps[number], Qt.Key.Key_Space)
        assert page.stack.currentWidget() is step
        assert page.bar.steps[number].isChecked()
        qtbot.wait(10)
        assert nameless(page) == []
    dress(Language.ENGLISH)
    qtbot.waitUntil(lambda: page.title.text() == "Training", timeout=LONG)
    page.data.form.options.fold.open()
    page.recipe.form.fold.open()
    for number in range(4):
        page.show_step(number)
        qtbot.wait(400)
        assert untranslated(page) == set(), number
    assert "Not begun" in page.bar.steps[PUBLISH].accessibleName()


@pytest.mark.slow
def test_data_is_made_stopped_and_gone_on_with_and_looked_through(
    page: TrainingPage, qtbot: QtBot, judgments: Path, tmp_path: Path
) -> None:
    data = page.data
    data.begin()
    assert "请先选择判决书" in data.problem.text()
    data.form.inputs.add([judgments, judgments])
    assert data.form.inputs.paths() == [judgments]
    assert data.form.target.text()  # a place is suggested
    data.form.target.set_path(tmp_path / "made")
    data.form.options.validation.setText("half")
    data.begin()
    assert "验证集比例" in data.problem.text()
    data.form.options.validation.setText("0.2")
    data.form.options.number.setValue(10)
    data.form.options.reinforcement.setValue(3)
    data.form.options.workers.setValue(1)
    data.begin()
    assert page.bar.steps[DATA].state is StepState.RUNNING
    assert not data.form.inputs.isVisible()
    qtbot.waitUntil((tmp_path / "made" / "work" / "plan.json").exists, timeout=LONG)
    data.making.progress.stop.click()
    qtbot.waitUntil(lambda: not data.job.running(), timeout=LONG)
    if data.made.prepared is None:  # it may have been done before the signal came
        assert "已停止" in data.problem.text()
        assert data.form.inputs.isVisible()
        data.begin()
    qtbot.waitUntil(lambda: data.made.prepared is not None, timeout=LONG)
    made = data.made.shown()
    assert made.core == 10
    assert made.reinforcement == 3
    assert FunnelStep(Reason.YEAR, 1, 12) in made.funnel.steps
    assert made.funnel.left == made.core
    assert page.bar.steps[DATA].state is StepState.DONE
    assert made.report.is_file()
    assert page.recipe.data.text() == str(tmp_path / "made")

    browser = data.made.browser
    qtbot.waitUntil(lambda: len(browser.table_model.samples) == made.splits["train"], timeout=LONG)
    shown = browser.view.sample
    assert shown is not None
    assert browser.view.answer.text() == shown.answer
    assert shown.answer.startswith("本院认为")
    assert "【犯罪事实】" in browser.view.question.text()
    qtbot.waitUntil(lambda: "训练其中" in browser.view.trained.text(), timeout=LONG)
    browser.filters.kind.setCurrentIndex(browser.filters.kind.findData("reinforcement"))
    qtbot.waitUntil(
        lambda: (
            bool(browser.table_model.samples)
            and all(each.kind == "reinforcement" for each in browser.table_model.samples)
        ),
        timeout=LONG,
    )
    assert browser.view.sample is not None
    assert browser.view.sample.change
    browser.filters.search.setText("没有这样的词")
    qtbot.waitUntil(lambda: "没有符合条件" in browser.place.text(), timeout=LONG)
    assert browser.view.sample is None

    store = SampleStore(made.folder)
    every = store.find(SampleFilter())
    assert len(every.places) == made.splits["train"]
    assert every.pages == -(-len(every.places) // PAGE)
    denied = store.find(SampleFilter(attitude="拒不认罪", charge="盗窃罪", words=("拒不认罪", "判决如下")))
    assert 0 < len(denied.places) < len(every.places)
    assert all(sample.attitude == "拒不认罪" for sample in store.page(denied, 0))
    assert len(store.find(SampleFilter(charge="诈骗罪")).places) == 0


def test_an_unfinished_folder_is_told(page: TrainingPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.data.open(tmp_path)
    qtbot.waitUntil(lambda: "没有做好的数据" in page.data.problem.text(), timeout=LONG)
    assert read_prepared(tmp_path) is None


def test_the_funnel_fills_from_the_parts_that_are_done(tmp_path: Path) -> None:
    parts = tmp_path / "work" / "parts"
    parts.mkdir(parents=True)
    counts = PartCounts(tmp_path)
    assert counts.read().documents == 0
    (parts / "000000-0000.json").write_text(
        json.dumps({"selected": 3, "reasons": {"year": 4, "not_criminal": 90}}), encoding="utf-8"
    )
    first = counts.read()
    assert first.documents == 97
    assert [(step.reason, step.left) for step in first.steps] == [(Reason.NOT_CRIMINAL, 7), (Reason.YEAR, 3)]
    (parts / "000001-0000.json").write_text(json.dumps({"selected": 2, "reasons": {}}), encoding="utf-8")
    (parts / "000002-0000.json").write_text("{", encoding="utf-8")  # being written
    assert counts.read().left == 5
    assert counts.read().documents == 99


def test_all_problems_of_a_recipe_stand_beside_their_fields(page: TrainingPage, qtbot: QtBot) -> None:
    page.show_step(RECIPE)
    form = page.recipe.form
    form.inputs["run.epochs"].setText("zwei")
    form.inputs["run.micro_batch_size"].setText("0")
    form.inputs["adapter.targets"].setText("q_proj, up_prjo")
    qtbot.waitUntil(form.problems["run.epochs"].isVisible, timeout=LONG)
    assert "应为数字" in form.problems["run.epochs"].text()
    assert "不应小于 1" in form.problems["run.micro_batch_size"].text()
    assert form.problems["adapter.targets"].isVisible()  # an expert's field: the fold opens
    assert form.inputs["run.epochs"].text() == "zwei"
    assert not page.recipe.next.isEnabled()
    assert page.bar.steps[RECIPE].state is StepState.FAILED
    assert page.recipe.recipe is None
    page.recipe.use_preset("a10-16gb")
    qtbot.waitUntil(lambda: page.recipe.recipe == load_recipe("a10-16gb"), timeout=LONG)
    assert not form.problems["run.epochs"].isVisible()


def test_without_a_card_the_page_says_what_will_happen(
    page: TrainingPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", "/nowhere")  # no maker's tool, no card
    page.show_step(RECIPE)
    fit = page.recipe.fit
    qtbot.waitUntil(lambda: "没有 CUDA 显卡" in fit.verdict.text(), timeout=LONG)
    assert "请选配方 cpu" in fit.verdict.text()
    page.recipe.use_preset("cpu")
    qtbot.waitUntil(lambda: "较慢" in fit.verdict.text(), timeout=LONG)
    page.recipe.use_preset("a10")
    fit.device.setCurrentIndex(next(row for row in range(1, 20) if fit.device.itemData(row) == known_gpu("T4")))
    qtbot.waitUntil(lambda: "T4" in fit.verdict.text(), timeout=LONG)


def test_what_does_not_fit_can_be_made_to_fit(page: TrainingPage, qtbot: QtBot, tmp_path: Path) -> None:
    small = gpu_of_size(8)
    recipe = load_recipe("a10")
    fit = estimate_fit(recipe, Machine(None, 64 << 30), small, assumed_work(), tmp_path)
    assert not fit.fits
    assert fit.remedies[-1].total <= small.memory
    page.show_step(RECIPE)
    page.recipe.fit.show_fit(fit)
    assert "放不下" in page.recipe.fit.verdict.text()
    page.recipe.fit.adopt.click()
    qtbot.waitUntil(lambda: page.recipe.recipe == fit.remedies[-1].recipe, timeout=LONG)


def test_recipes_go_to_files_and_come_back(page: TrainingPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.show_step(RECIPE)
    page.recipe.check()
    page.recipe.form.inputs["run.epochs"].setText("3")
    qtbot.waitUntil(lambda: page.recipe.recipe is not None and page.recipe.recipe.run.epochs == 3, timeout=LONG)
    changed = page.recipe.recipe
    assert changed is not None
    from trainer.recipe.llamafactory import write_llamafactory
    from trainer.recipe.recipe_file import write_recipe

    page.recipe.write_file(tmp_path / "mine.toml", write_recipe(changed))
    page.recipe.write_file(tmp_path / "mine.yaml", write_llamafactory(changed, dataset="d", output="o"))
    for name in ("mine.toml", "mine.yaml"):
        page.recipe.use_preset("cpu")
        page.recipe.load_file(tmp_path / name)
        qtbot.waitUntil(lambda: page.recipe.recipe is not None and page.recipe.recipe.run.epochs == 3, timeout=LONG)
    (tmp_path / "bad.toml").write_text("[run]\nepochs = 0\nsead = 1\n", encoding="utf-8")
    page.recipe.load_file(tmp_path / "bad.toml")
    assert "run.epochs" in page.recipe.problem.text()
    assert "run.sead" in page.recipe.problem.text()
    assert page.recipe.form.inputs["run.epochs"].text() == "3"  # what was typed stays


def test_a_window_that_was_closed_draws_what_it_missed(page: TrainingPage, qtbot: QtBot, tmp_path: Path) -> None:
    run = write_run(tmp_path / "runs" / "night", steps=400, done=100)
    page.show_step(TRAIN)
    with claimed(run):  # this process holds the run, as a training would
        (run / PROCESS).write_text(str(_trainer_process().pid), encoding="ascii")
        os.utime(run / PROCESS, (BEGAN, BEGAN))
        qtbot.waitUntil(lambda: bool(page.train.shelf.runs), timeout=LONG)
        page.train.show_run(run)
        qtbot.waitUntil(lambda: page.train.view.figures[0].value.text() == "100 / 400", timeout=LONG)
        seen = page.train.shelf.runs[0]
        assert seen.state is RunState.RUNNING
        assert page.train.view.pause.isVisible()
        add_steps(EventLog(run), 100, 260, 400)
        qtbot.waitUntil(lambda: page.train.view.figures[0].value.text() == "260 / 400", timeout=LONG)
        curve = page.train.view.chart.curves[0]
        assert curve.steps == tuple(range(1, 261))
        assert [step for step, _ in curve.held_out] == [100, 200]
        assert "2 / 3 罪名正确" in page.train.view.samples.heading.text()
        assert "判决为 三年" in all_words(page.train.view.samples)
        assert "显存不足" in page.train.view.warnings.text()
        assert page.bar.steps[TRAIN].state is StepState.RUNNING
        page.train.view.pause.click()
        assert (run / "pause").exists()
        assert "正在暂停" in page.train.view.message.text()
        EventLog(run).add(Paused(time.time(), 260))
    qtbot.waitUntil(lambda: page.train.shelf.runs[0].state is RunState.PAUSED, timeout=LONG)
    assert page.train.view.go_on.isVisible()
    assert page.bar.steps[TRAIN].state_words() == "已暂停"
    assert "第 260 步" in page.train.view.message.text()


@pytest.fixture(autouse=True)
def _no_process_left() -> Iterator[None]:
    yield
    for process in _STARTED:
        if process.poll() is None:
            process.kill()
            process.wait()
    _STARTED.clear()


_STARTED: list[psutil.Popen] = []


def _trainer_process() -> psutil.Popen:
    """A process whose command line is a trainer's."""
    process = psutil.Popen([sys.executable, "-c", "import time; time.sleep(600)", "trainer"])
    _STARTED.append(process)
    return process


def test_what_became_of_a_run_is_read_from_its_folder(tmp_path: Path) -> None:
    run = write_run(tmp_path / "run", steps=400, done=50)
    assert RunReader(run).read().state is RunState.BROKEN  # nobody holds it, and it did not say why
    with claimed(run):
        (run / PROCESS).write_text(str(_trainer_process().pid), encoding="ascii")
        assert RunReader(run).read().state is RunState.STARTING  # what there is was told by another process
        os.utime(run / PROCESS, (BEGAN, BEGAN))
        EventLog(run).add(Paused(time.time(), 50))
        assert RunReader(run).read().state is RunState.RUNNING  # it takes a moment to end
    assert RunReader(run).read().state is RunState.PAUSED
    reader = RunReader(run)
    reader.read()
    EventLog(run).add(Failed(time.time(), "loss", message("plain.words", words="第 51 步的损失为 0。")))
    failed = reader.read()
    assert failed.state is RunState.FAILED
    assert failed.failure == message("plain.words", words="第 51 步的损失为 0。")
    (run / LAUNCHED).write_text(str(_trainer_process().pid), encoding="ascii")
    os.utime(run / LAUNCHED, (time.time() + 1, time.time() + 1))
    assert reader.read().state is RunState.STARTING
    with pytest.raises(LaunchError, match="running"):
        go_on(sys.executable, run)
    _STARTED[-1].kill()
    assert _STARTED[-1].wait()
    (run / OUTPUT).write_text(
        event_line(Failed(time.time() + 9, "data", message("plain.words", words="找不到数据文件。"))) + "\n",
        encoding="utf-8",
    )
    assert reader.read().failure == message("plain.words", words="找不到数据文件。")
    finished = RunReader(write_run(tmp_path / "done")).read()
    assert finished.state is RunState.FINISHED
    assert finished.done == finished.steps == 400


def test_a_process_that_has_only_just_started_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Between fork and the new program's first instruction it has no command line."""
    run = write_run(tmp_path / "run", steps=400, done=50)
    (run / LAUNCHED).write_text(str(_trainer_process().pid), encoding="ascii")
    monkeypatch.setattr(psutil.Process, "cmdline", lambda _: [])
    assert RunReader(run).read().state is RunState.STARTING
    monkeypatch.setattr(psutil.Process, "cmdline", lambda _: ["another", "program"])
    assert RunReader(run).read().state is RunState.BROKEN


def test_a_training_that_cannot_begin_says_why(page: TrainingPage, qtbot: QtBot, tmp_path: Path) -> None:
    """A real process: it ends before it holds the run, because there is no such base."""
    run = page.train.shelf.folder / "first"
    recipe = load_recipe("cpu")
    start_run(sys.executable, NewRun(recipe, tmp_path, run))
    with pytest.raises(LaunchError, match="running"):
        start_run(sys.executable, NewRun(recipe, tmp_path, run))
    page.train.show_run(run)
    qtbot.waitUntil(
        lambda: (seen := page.train.shelf.run(run)) is not None and seen.state is RunState.FAILED, timeout=LONG
    )
    page.show_step(TRAIN)
    assert "本机没有底座模型" in page.train.view.message.text()
    assert page.bar.steps[TRAIN].state is StepState.FAILED


def test_two_runs_are_compared(page: TrainingPage, qtbot: QtBot, tmp_path: Path) -> None:
    runs = tmp_path / "runs"
    one, other = write_run(runs / "one"), write_run(runs / "other", seed=1, learning_rate=5e-5)
    assert recipe_differences(RunReader(one).read(), RunReader(other).read()) == [("学习率", "0.0001", "5e-05")]
    page.show_step(TRAIN)
    qtbot.waitUntil(lambda: len(page.train.shelf.runs) == 2, timeout=LONG)
    page.train.runs.list.selectAll()
    view = page.train.view
    qtbot.waitUntil(lambda: len(view.chart.curves) == 2, timeout=LONG)
    assert view.comparison.isVisible()
    assert {"学习率", "5e-05", "0.0001"} <= set(all_words(view.comparison).splitlines())
    view.chart.setFocus()
    QTest.keyClick(view.chart, Qt.Key.Key_Left)
    assert "第 399 步" in view.chart.reading()
    assert not view.chart.grab().isNull()


def test_the_curve_of_a_long_run_is_thinned_without_losing_its_peaks() -> None:
    losses = dict.fromkeys(range(1, 6626), 1.0)
    losses[3000] = 9.0
    curve = curve_of("long", losses, {6600: 0.5})
    points = thinned_points(curve.steps, curve.losses, 300)
    assert len(points) <= 1200
    assert (3000, 9.0) in points
    assert points[0][0] == 1
    assert points[-1][0] == 6625
    low, high = bounds([curve])
    assert low < 0.5
    assert high < 9.0  # one wild step does not press the rest flat
    assert ticks(0, 400, 4) == [0, 100, 200, 300, 400]
    assert ticks(0.31, 0.42, 3) == pytest.approx([0.35, 0.40])
    assert near(curve, 2999.6) == 2999
    assert near(curve_of("empty", {}, {}), 3) is None


def test_a_run_of_one_step_is_seen(page: TrainingPage, qtbot: QtBot) -> None:
    chart = LossChart()
    qtbot.addWidget(chart)
    chart.resize(400, 240)

    def coloured() -> int:
        """Below the legend."""
        image = chart.grab(chart.rect().adjusted(0, 40, 0, 0)).toImage()
        accent = QColor(colours_now().accent)
        return sum(image.pixelColor(x, y) == accent for x in range(image.width()) for y in range(image.height()))

    chart.show_curves((curve_of("one", {1: 2.0}, {}),), 10)
    assert coloured() > 10


def test_an_estimate_that_takes_long_does_not_leave_the_last_one_standing(
    page: TrainingPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.show_step(RECIPE)
    step = page.recipe
    step.base.set_path("nobody/no-such-base")
    qtbot.waitUntil(step.start.base_problem.isVisible, timeout=LONG)
    release = threading.Event()

    def slow(*_arguments: object) -> MachineFit:
        release.wait(LONG / 1000)
        raise TuningError("base", "plain.words", words="没有这个底座。")

    monkeypatch.setattr(live_fit, "estimate_fit", slow)
    try:
        step.check()
        qtbot.waitUntil(lambda: step.fit.verdict.text() == "正在估计……", timeout=LONG)
        assert not step.start.base_problem.isVisible()
    finally:
        release.set()
    qtbot.waitUntil(lambda: step.start.base_problem.text() == "没有这个底座。", timeout=LONG)


def test_publishing_asks_after_a_failed_proof(page: TrainingPage, tmp_path: Path, qtbot: QtBot) -> None:
    publish = page.publish
    page.show_step(PUBLISH)
    push = publish.push
    push.file.set_path(tmp_path / "model.gguf")
    push.name.setText("ein name")
    push.begin()
    assert "不能作模型名" in push.progress.said.text()
    assert not push.job.running()
    push.name.setText("law")
    push.use_source(None)
    prompt = {"tokens": 300, "same_ids_trained": None, "same_text_ollama": True, "same_count_ollama": True}
    prompt |= {"greedy_ollama": 3, "greedy_trained": None, "divergence": None, "ended": False}
    failure = told_json(message("publish.does-not-end", number=1, tokens=512))
    proof = {"prompts": [prompt], "limits": {"greedy_tokens": 16}, "failures": [failure]}
    (tmp_path / "published.json").write_text(json.dumps({"proof": proof}), encoding="utf-8")
    told = message("publish.not-proven", failures=(message("publish.does-not-end", number=1, tokens=512),))
    push._told({"event": "failed", "kind": "parity", **told_json(told), "detail": ""})
    assert push.progress.said.text() == "发布前的核对没有通过，正在使用的模型未动。原因列在核对里。"
    assert publish.proof.isVisible()
    assert "没有自己结束" in all_words(publish.proof)
    assert push.accept.isVisible()
    assert not push.replace.isVisible()
    assert not publish.proof.cases_note.isVisible()


def test_the_proof_shows_how_each_model_judged(page: TrainingPage) -> None:
    page.show_step(PUBLISH)
    view = page.publish.proof
    published = {"cases": 8, "readable": 8, "charges_right": 6, "terms": 7, "term_distance": 0.4567}
    trained = published | {"charges_right": 7, "term_distance": None}
    proof = {"prompts": [], "limits": {}, "failures": []}
    view.show_proof(proof | {"cases": {"published": published, "trained": trained, "in_use": None}})
    grid = view._cases
    cells = [[grid.itemAtPosition(row, column) for column in range(5)] for row in (1, 2)]
    assert [[cell.widget().text() for cell in row if cell] for row in cells] == [
        ["训练的模型（量化前）", "8", "8", "7", "—"],
        ["要发布的模型", "8", "8", "6", "0.46"],
    ]
    assert "现在使用的模型" not in all_words(view)
    assert view.cases_note.isVisible()
    view.show_proof(proof | {"cases": None})
    assert "要发布的模型" not in all_words(view)
    assert not view.cases_note.isVisible()


@pytest.mark.models
def test_a_file_that_is_no_model_is_refused_by_the_real_command(
    page: TrainingPage, tmp_path: Path, qtbot: QtBot
) -> None:
    page.show_step(PUBLISH)
    page.publish.source.kind.setCurrentIndex(2)  # a merged model's folder
    page.publish.source.base.set_path(tmp_path / "nothing")
    export = page.publish.export
    assert export.target.text().endswith("-Q4_K_M.gguf")
    export.target.set_path(tmp_path / "out" / "model.gguf")
    export.begin()
    qtbot.waitUntil(lambda: not export.job.running(), timeout=LONG)
    assert export.progress.failed
    assert str(tmp_path / "nothing") in export.progress.said.text() or "安装" in export.progress.said.text()
    assert page.bar.steps[PUBLISH].state is StepState.FAILED
    assert not (tmp_path / "out" / "model.gguf").exists()


def test_what_was_chosen_comes_back(open_window: OpenWindow, qtbot: QtBot, tmp_path: Path) -> None:
    window = open_window(ScriptedEngine())
    window.show_page(Page.TRAINING)
    first = window.page(Page.TRAINING)
    first.data.form.inputs.add([tmp_path])
    first.data.form.options.charges.setText("盗窃、诈骗")
    first.recipe.form.inputs["run.epochs"].setText("4")
    qtbot.waitUntil(lambda: first.recipe.recipe is not None and first.recipe.recipe.run.epochs == 4, timeout=LONG)
    first.show_step(RECIPE)
    window.close()
    again = open_window(ScriptedEngine())
    again.show_page(Page.TRAINING)
    second = again.page(Page.TRAINING)
    assert second.data.form.inputs.paths() == [tmp_path]
    assert second.data.form.options.arguments()[2:6] == ["--charge", "盗窃", "--charge", "诈骗"]
    qtbot.waitUntil(lambda: second.recipe.recipe is not None and second.recipe.recipe.run.epochs == 4, timeout=LONG)
    assert second.stack.currentWidget() is second.recipe


def test_the_window_loads_none_of_the_trainers_libraries() -> None:
    """In a process of its own, as other tests here load them."""
    modules = sorted(
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for room in ("training", "jobs", "pages/training")
        for path in (ROOT / "desktop" / room).rglob("*.py")
        if path.stem != "__init__"
    )
    code = f"""
import importlib, sys
for name in {modules}:
    importlib.import_module(name)
print(sorted({{"torch", "transformers", "peft", "numpy", "pyarrow"}} & set(sys.modules)))
"""
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def visible_button(widget: QWidget, words: str) -> bool:
    """Whether such a button is in sight."""
    return button_saying(widget, words).isVisible()


@pytest.mark.torch
def test_a_tiny_model_is_trained_from_the_page(page: TrainingPage, qtbot: QtBot, place: Place, tmp_path: Path) -> None:
    """The whole step with torch: started, paused, gone on with, finished, offered for publishing."""
    base = place.base
    data = tmp_path / "data"
    data.mkdir()
    write_samples(data / "samples.jsonl", 40)
    page.show_step(RECIPE)
    page.recipe.use_preset("cpu")
    page.recipe.base.set_path(base)
    page.recipe.data.set_path(data)
    for path, value in (
        ("adapter.rank", "4"),
        ("run.total_batch_size", "4"),
        ("run.micro_batch_size", "2"),
        ("run.max_tokens", "1024"),
        ("checkpoints.every_steps", "5"),
        ("evaluation.cases", "0"),
    ):
        page.recipe.form.inputs[path].setText(value)
    page.recipe.form.inputs["run.precision"].setCurrentText("fp32")
    page.recipe.check()
    page.show_step(TRAIN)
    page.train.offer_new()
    page.train.form.name.setText("tiny")
    assert page.train.form.start.isEnabled()
    page.train.form.start.click()
    run = page.train.shelf.folder / "tiny"

    def seen() -> RunState:
        found = page.train.shelf.run(run)
        return found.state if found else RunState.EMPTY

    qtbot.waitUntil(lambda: (found := page.train.shelf.run(run)) is not None and found.done >= 2, timeout=LONG)
    assert page.train.view.pause.isVisible()
    page.train.view.pause.click()
    qtbot.waitUntil(lambda: seen() in (RunState.PAUSED, RunState.FINISHED), timeout=LONG)
    if seen() is RunState.PAUSED:
        page.train.view.go_on.click()
    qtbot.waitUntil(lambda: seen() is RunState.FINISHED, timeout=LONG)
    QApplication.processEvents()
    assert visible_button(page.train.view, "下一步：发布")
    page.train.view.publish.click()
    assert page.stack.currentWidget() is page.publish
    source = page.publish.source.source()
    assert source is not None
    assert source.adapter == run / "adapter"
    assert source.base == base
