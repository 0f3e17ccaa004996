"""One thing on a page is the first to do, and looks like it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.controls.button import Button, ButtonRole
from desktop.window.pages import Page
from tests.fixtures_window import OpenWindow
from tests.made_runs import write_run
from tests.scripted_engine import STARTER, ScriptedEngine
from trainer.engines.engine import EngineError


def absent() -> ScriptedEngine:
    return ScriptedEngine(listing_error=EngineError("absent", "engines.ollama-absent", host="127.0.0.1:11434"))


def primaries(page: QWidget) -> list[str]:
    buttons = [button for button in page.findChildren(Button) if button.isVisible()]
    return [button.text() for button in buttons if button.property("role") == ButtonRole.PRIMARY]


@pytest.mark.parametrize("ollama", [ScriptedEngine, absent])
def test_no_page_has_two(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, ollama: Callable[[], ScriptedEngine]
) -> None:
    write_run(tmp_path / "runs" / "a")
    window = open_window(ollama(), ScriptedEngine(name="embedded", models=(STARTER,)))
    for page in Page:
        window.show_page(page)
        qtbot.wait(50)
        assert len(primaries(window.page(page))) <= 1, page
    window.show_page(Page.TRAINING)
    training = window.page(Page.TRAINING)
    for step in range(4):
        training.show_step(step)
        qtbot.wait(50)
        assert len(primaries(training)) <= 1, step
    training.publish.push.use_file(tmp_path / "model.gguf")
    assert primaries(training) == ["发布"]
    training.publish.push._current = "Law:q4"
    training.publish.push.retranslate()
    assert primaries(training) == ["现在就用它"]
