"""Brings a window into a state, as its user would."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.checked_texts import FACTS, WHOLE
from tests.made_runs import write_run
from tests.screenshots.evaluation_states import show_evaluation
from tests.screenshots.history_states import show_history
from tests.screenshots.shots import REAL_STATES, State
from tests.training_data import made_data
from tests.window_help import findings_in
from trainer.judgment.types import Article

WaitUntil = Callable[[Callable[[], bool]], None]
HALF = "a10-5e-5"
COUNTED = 412  # the tokens that a scripted engine counts


def enter(window: Any, state: State, home: Path, wait_until: WaitUntil) -> None:
    """``home`` is the window's own folder."""
    from desktop.window.pages import Page

    case = window.page(Page.CASE)
    if state.example is not None:
        case.facts.example_menu.actions()[state.example].trigger()
        if state not in REAL_STATES.values():
            # A prompt is not counted while its judgment is written: which comes first would be chance.
            wait_until(lambda: (case.facts.counted._tokens or (0,))[0] == COUNTED)
    match state.action:
        case "none":
            pass
        case "models" | "settings":
            window.show_page(Page[state.action.upper()])
        case "statutes":
            statutes = window.page(Page.STATUTES)
            window.show_page(Page.STATUTES)
            statutes.articles.search.setText("扒窃")
            wait_until(lambda: "扒窃" in statutes.articles.reader.view.text)
            statutes.articles.search.place_wanted.emit(1)
        case "statutes-charge":
            statutes = window.page(Page.STATUTES)
            window.show_page(Page.STATUTES)
            statutes.articles.search.setText("职务侵占罪")
            wait_until(lambda: "271" in statutes.articles.reader.view.accessibleName())
        case "deadlines":
            window.show_page(Page.STATUTES)
            statutes = window.page(Page.STATUTES)
            statutes.show_deadlines()
            statutes.deadlines.choose("investigation")
            statutes.deadlines.form.day.line.setText("2026-01-31")
            next(iter(statutes.deadlines.form.ticks.boxes.values())).setChecked(True)
        case action if action.startswith("history"):
            show_history(window, action, home, wait_until)
        case action if action.startswith("evaluation"):
            show_evaluation(window, action, home, wait_until)
        case action if action.startswith("training"):
            _write_runs(home / "runs")
            window.show_page(Page.TRAINING)
            _train(window.page(Page.TRAINING), action, home, wait_until)
        case action if action.startswith("check"):
            _check(case, action, wait_until)
        case action:
            _judge(case, action, wait_until)


def _judge(case: Any, action: str, wait_until: WaitUntil) -> None:
    from desktop.pages.case.stage import Stage

    pane = case.judgment
    if action == "compare":
        case.compare()
        wait_until(lambda: pane.stage is Stage.FINISHED)
        return
    case.predict()
    if action in ("write", "stop"):
        wait_until(lambda: pane.stage is Stage.WRITING)
    if action == "stop":
        case.stop()
        wait_until(lambda: pane.verdict is not None)
    if action in ("predict", "end", "article", "mark", "sheet", "point"):
        wait_until(lambda: not case.running())
    if action == "article":
        case.open_article(Article("刑法", 67, None, 3))
        wait_until(lambda: bool(case.article.view.text))
    if action == "mark":
        card = pane.reading.cards[0]
        card.marked.emit(tuple(circumstance.span for circumstance in card.defendant.circumstances[:1]))
    if action == "sheet":
        _open_sheet(pane, wait_until)
    if action == "point":
        next(view for view in findings_in(pane.reading) if view.places).point()
    if action == "end":
        bar = pane.view.written.verticalScrollBar()
        wait_until(lambda: bar.maximum() > 0)
        bar.setValue(bar.maximum())


def _open_sheet(pane: Any, wait_until: WaitUntil) -> None:
    """The first sheet, open, at the top of what is in sight."""
    from desktop.cards.guideline_sheet import GuidelineSheet

    sheet = pane.reading.findChild(GuidelineSheet)
    sheet.fold.open()
    if sheet.sheet.tier is None:
        sheet.tier.activated.emit(1)
    bar = pane.view.written.verticalScrollBar()
    wait_until(lambda: sheet.steps.isVisible() and sheet.steps.height() > 200)
    bar.setValue(sheet.mapTo(pane.view.written.widget(), sheet.rect().topLeft()).y() - 8)


def _check(case: Any, action: str, wait_until: WaitUntil) -> None:
    from desktop.pages.case.check_pane import CheckStage
    from desktop.pages.case.side_switch import Side

    pane = case.checked
    case.right.show_side(Side.CHECK)
    if action == "check-empty":
        return
    pane.editor.replace(FACTS if action == "check-unreadable" else WHOLE)
    case.check()
    wait_until(lambda: pane.problem is not None or pane.stage is CheckStage.READ)
    if action == "check-cards":
        pointed = next(view for view in findings_in(pane.written.reading) if view.places)
        pointed.point()
        pane.written.ensureWidgetVisible(pointed)


def _write_runs(folder: Path) -> None:
    """One that is finished, and one that was broken off. Written before the page looks, which shows the newest."""
    finished = write_run(folder / "a10")
    (finished / "adapter").mkdir()
    (finished / "adapter" / "adapter_config.json").write_text("{}", encoding="utf-8")
    write_run(folder / HALF, seed=1, done=230, learning_rate=5e-5)


def _train(page: Any, action: str, home: Path, wait_until: WaitUntil) -> None:
    from PySide6.QtCore import Qt

    from trainer.recipe.gpus import gpu_of_size

    wait_until(lambda: len(page.train.shelf.runs) == 2)
    match action:
        case "training-form":
            page.data.form.inputs.add([Path("/data/2021")])
        case "training-data":
            page.data.open(made_data(home.parent / "training-data"))
            wait_until(lambda: page.data.made.browser.view._trained is not None)
        case "training-recipe":
            page.show_step(1)
            wait_until(page.recipe.fit.bar.isVisible)
            page.recipe.fit.device_chosen.emit(gpu_of_size(10))  # it does not fit
            wait_until(page.recipe.fit.adopt.isVisible)
        case "training-new":
            page.show_step(2)
            page.train.offer_new()
            page.train.form.name.setText("a10-new")
        case "training-running" | "training-compare":
            page.show_step(2)
            page.train.show_run(home / "runs" / HALF)
            if action == "training-compare":
                page.train.runs.list.selectAll()
                wait_until(page.train.view.comparison.isVisible)
        case "training-publish":
            page.show_step(3)
            wait_until(lambda: page.publish.source.run.count() == 1)
            page.publish.proof.show_proof(_proof())
    page.setFocus(Qt.FocusReason.OtherFocusReason)


def _proof() -> dict[str, Any]:
    prompt = {"tokens": 312, "same_ids_trained": True, "same_text_ollama": True, "same_count_ollama": True}
    prompt |= {"greedy_ollama": 16, "greedy_trained": 14, "divergence": 0.021, "ended": True}
    cases = {"cases": 8, "readable": 8, "charges_right": 7, "terms": 8, "term_distance": 0.41}
    judged = {"trained": cases, "published": cases | {"term_distance": 0.44}}
    judged["in_use"] = cases | {"charges_right": 5, "term_distance": 0.72}
    return {"prompts": [prompt] * 3, "limits": {"greedy_tokens": 16}, "cases": judged, "failures": []}
