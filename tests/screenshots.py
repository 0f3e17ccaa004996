"""Pictures of every state of the window, to be looked at: ``python -m tests.screenshots FOLDER [NAME…]``.

Each picture comes from a process of its own, so that theme, language and scale are those of a fresh start.
"""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from tests.made_runs import write_run
from tests.scripted_engine import STARTER, TUNED, ScriptedEngine
from tests.training_data import made_data
from tests.window_texts import THEFT, THEFT_DENIED, TWO_DEFENDANTS, UNLAWFUL
from trainer.engines.embedded.engine import EmbeddedEngine
from trainer.engines.engine import Engine, EngineError
from trainer.engines.ollama.engine import OllamaEngine

if TYPE_CHECKING:
    from desktop.pages.training.training_page import TrainingPage


@dataclass(frozen=True, slots=True)
class Shot:
    """One picture: what the engines do, which example is loaded, and what is done then."""

    engines: Callable[[], tuple[Engine, ...]]
    example: int | None = 0
    action: str = "predict"
    language: str = "zh"
    appearance: str = "light"
    scale: str = "1"
    size: tuple[int, int] = (1320, 860)


def _writes(text: str) -> Callable[[], tuple[ScriptedEngine, ...]]:
    return lambda: (ScriptedEngine(text), ScriptedEngine(text, name="embedded", models=(STARTER,)))


def _starter(text: str) -> tuple[ScriptedEngine, ...]:
    absent = EngineError("absent", "engines.ollama-absent", host="127.0.0.1:11434")
    return (ScriptedEngine(listing_error=absent), ScriptedEngine(text, name="embedded", models=(STARTER,)))


def _real() -> tuple[Engine, ...]:
    """What a user has: the Ollama of OLLAMA_HOST, or, where none runs, the starter model that ships."""
    return (OllamaEngine(), EmbeddedEngine())


def _fails(error: EngineError) -> Callable[[], tuple[ScriptedEngine, ...]]:
    return lambda: (ScriptedEngine(error=error), ScriptedEngine(name="embedded", models=(STARTER,)))


def _absent() -> EngineError:
    return EngineError("absent", "engines.ollama-absent", host="127.0.0.1:11434")


SHOTS = {
    "real": Shot(_real),
    "dark-real": Shot(_real, appearance="dark"),
    "english-real": Shot(_real, language="en"),
    "scale-200-real": Shot(_real, scale="2"),
    "empty": Shot(_writes(THEFT), example=None, action="none"),
    "typed": Shot(_writes(THEFT), action="none"),
    "waiting": Shot(lambda: (ScriptedEngine(THEFT, hold_after=0, models=(TUNED,)),), action="start"),
    "writing": Shot(lambda: (ScriptedEngine(THEFT, hold_after=60),), action="start"),
    "stopped": Shot(lambda: (ScriptedEngine(THEFT, hold_after=60),), action="stop"),
    "card": Shot(_writes(THEFT)),
    "card-end": Shot(_writes(THEFT), action="end"),
    "two-defendants": Shot(_writes(TWO_DEFENDANTS), example=3, action="end"),
    "unlawful": Shot(_writes(UNLAWFUL), example=1, action="end"),
    "article": Shot(_writes(THEFT), action="article"),
    "marked": Shot(_writes(THEFT), action="mark"),
    "compared": Shot(lambda: (ScriptedEngine(THEFT, THEFT_DENIED),), action="compare"),
    "failed-absent": Shot(_fails(_absent())),
    "failed-midway": Shot(lambda: (ScriptedEngine(THEFT[:90], error=EngineError("protocol", "engines.ollama-cut")),)),
    "failed-too-long": Shot(
        lambda: (ScriptedEngine(error=EngineError("too_long", "engines.too-long", tokens=5213, limit=3072)),)
    ),
    "demonstration": Shot(lambda: _starter(THEFT)),
    "models": Shot(lambda: _starter(THEFT), action="models"),
    "statutes": Shot(_writes(THEFT), action="statutes"),
    "settings": Shot(_writes(THEFT), action="settings"),
    "dark-card": Shot(_writes(THEFT), action="article", appearance="dark"),
    "dark-unlawful": Shot(_writes(UNLAWFUL), example=1, action="end", appearance="dark"),
    "dark-empty": Shot(_writes(THEFT), example=None, action="none", appearance="dark"),
    "dark-settings": Shot(_writes(THEFT), action="settings", appearance="dark"),
    "english-card": Shot(_writes(THEFT), action="article", language="en"),
    "english-unlawful": Shot(_writes(UNLAWFUL), example=1, action="end", language="en"),
    "training-data": Shot(_writes(THEFT), example=None, action="training-data"),
    "training-form": Shot(_writes(THEFT), example=None, action="training-form"),
    "training-recipe": Shot(_writes(THEFT), example=None, action="training-recipe"),
    "training-running": Shot(_writes(THEFT), example=None, action="training-running"),
    "training-compare": Shot(_writes(THEFT), example=None, action="training-compare"),
    "training-publish": Shot(_writes(THEFT), example=None, action="training-publish"),
    "dark-training-data": Shot(_writes(THEFT), example=None, action="training-data", appearance="dark"),
    "dark-training-running": Shot(_writes(THEFT), example=None, action="training-running", appearance="dark"),
    "dark-training-compare": Shot(_writes(THEFT), example=None, action="training-compare", appearance="dark"),
    "english-training-form": Shot(_writes(THEFT), example=None, action="training-form", language="en"),
    "english-training-recipe": Shot(_writes(THEFT), example=None, action="training-recipe", language="en"),
    "english-training-running": Shot(_writes(THEFT), example=None, action="training-running", language="en"),
    "english-training-publish": Shot(_writes(THEFT), example=None, action="training-publish", language="en"),
    "english-empty": Shot(_writes(THEFT), example=None, action="none", language="en"),
    "english-models": Shot(lambda: _starter(THEFT), action="models", language="en"),
    "english-settings": Shot(_writes(THEFT), action="settings", language="en"),
    "scale-200": Shot(_writes(THEFT), scale="2"),
    "scale-125": Shot(_writes(THEFT), scale="1.25"),
    "small": Shot(_writes(TWO_DEFENDANTS), example=3, action="article", size=(1024, 680)),
}


def take(name: str, folder: Path) -> None:
    """Takes one picture in this process."""
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    from desktop.desk.desk import Desk
    from desktop.pages.case.judgment_pane import Stage
    from desktop.settings.settings import Appearance, Language
    from desktop.theme.theme import Theme
    from desktop.window.main_window import MainWindow
    from desktop.window.navigation import Page
    from desktop.window.translation import Translation
    from trainer.judgment.types import Article

    shot = SHOTS[name]
    application = QApplication(["screenshots"])

    def wait_until(reached: Callable[[], bool]) -> None:
        for _ in range(1200):
            if reached():
                return
            QTest.qWait(50)
        raise SystemExit(f"{name}: the state was not reached")

    with TemporaryDirectory() as scratch:
        engines = shot.engines()
        desk = Desk(lambda _host: engines, Path(scratch) / "settings.json")
        translation, theme = Translation(application), Theme(application)
        translation.speak(Language(shot.language))
        theme.dress(Appearance(shot.appearance), 100)
        with theme.sheet_last():
            window = MainWindow(desk, Path(scratch))
        window.resize(*shot.size)
        window.show()
        window.start()
        wait_until(lambda: desk.listing_known)
        pane = window.case.judgment
        if shot.example is not None:
            window.case.facts.example_menu.actions()[shot.example].trigger()
        if shot.action in ("predict", "start", "stop", "end", "article", "mark"):
            window.case.predict()
        if shot.action in ("predict", "end", "article", "mark"):
            wait_until(lambda: not window.case.running())
        if shot.action == "stop":
            wait_until(lambda: pane.stage is Stage.WRITING)
            window.case.stop()
        if shot.action == "compare":
            window.case.compare()
            wait_until(lambda: pane.stage is Stage.COMPARED)
        if shot.action == "article":
            window.case.open_article(Article("刑法", 67, None, 3))
            wait_until(lambda: bool(window.case.article.view.text))
        if shot.action == "mark":
            pane.reading.cards[0].marked.emit(tuple(c.span for c in pane.reading.cards[0].defendant.circumstances[:1]))
        if shot.action == "statutes":
            window.show_page(Page.STATUTES)
            window.statutes.search.setText("扒窃")
            wait_until(lambda: "扒窃" in window.statutes.view.text)
        if shot.action in ("models", "settings"):
            window.show_page(Page[shot.action.upper()])
        if shot.action.startswith("training"):
            window.show_page(Page.TRAINING)
            show_training(window.training, shot.action, Path(scratch), folder, wait_until)
        QTest.qWait(400)
        if shot.action == "end":
            bar = pane.written.verticalScrollBar()
            bar.setValue(bar.maximum())
        QTest.qWait(200)
        picture = window.grab()
        assert not picture.isNull()
        picture.save(str(folder / f"{name}.png"))
        window.close()


def show_training(
    page: TrainingPage, action: str, home: Path, folder: Path, wait_until: Callable[[Callable[[], bool]], None]
) -> None:
    """A state of the training page."""
    from PySide6.QtCore import Qt

    from trainer.recipe.cards import card_of_size

    first = write_run(home / "runs" / "a10")
    half = write_run(home / "runs" / "a10-5e-5", seed=1, done=230, learning_rate=5e-5)
    match action:
        case "training-form":
            page.data.inputs.add([Path("/data/2021")])
        case "training-data":
            page.data.open(made_data(folder / "training-data"))
            wait_until(lambda: page.data.made.browser.view.trained.text().count("，") > 0)
        case "training-recipe":
            page.show_step(1)
            wait_until(page.recipe.fit.bar.isVisible)
            page.recipe.fit.card_chosen.emit(card_of_size(10))  # it does not fit
            wait_until(page.recipe.fit.adopt.isVisible)
        case "training-running" | "training-compare":
            page.show_step(2)
            wait_until(lambda: len(page.train.shelf.runs) == 2)
            page.train.show_run(half)
            if action == "training-compare":
                page.train.runs.list.selectAll()
                wait_until(page.train.view.comparison.isVisible)
        case "training-publish":
            (first / "adapter").mkdir()
            (first / "adapter" / "adapter_config.json").write_text("{}", encoding="utf-8")
            page.show_step(3)
            wait_until(lambda: page.publish.source.run.count() == 1)
            prompt = {"tokens": 312, "same_ids_trained": True, "same_text_ollama": True, "same_count_ollama": True}
            prompt |= {"greedy_ollama": 16, "greedy_trained": 14, "divergence": 0.021, "ended": True}
            cases = {"cases": 8, "readable": 8, "charges_right": 7, "terms": 8, "term_distance": 0.41}
            judged = {"trained": cases, "published": cases | {"term_distance": 0.44}}
            judged["in_use"] = cases | {"charges_right": 5, "term_distance": 0.72}
            proof = {"prompts": [prompt] * 3, "limits": {"greedy_tokens": 16}, "cases": judged, "failures": []}
            page.publish.proof.show_proof(proof)
    page.setFocus(Qt.FocusReason.OtherFocusReason)


def main(arguments: list[str]) -> int:
    """All pictures, or those named."""
    folder = Path(arguments[0])
    folder.mkdir(parents=True, exist_ok=True)
    names = arguments[1:] or list(SHOTS)
    if len(names) == 1:
        take(names[0], folder)
        return 0
    failed = 0
    for name in names:
        environment = {"QT_QPA_PLATFORM": "offscreen", **os.environ, "QT_SCALE_FACTOR": SHOTS[name].scale}
        command = [sys.executable, "-m", "tests.screenshots", str(folder), name]
        done = subprocess.run(command, env=environment, check=False)
        failed += done.returncode != 0
        print(f"{name}: {'failed' if done.returncode else folder / f'{name}.png'}", flush=True)
    return int(failed > 0)


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
