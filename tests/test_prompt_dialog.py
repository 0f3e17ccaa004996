"""The prompt, shown as it is sent; its system text rewritten, kept under a name, and taken back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.desk.desk import Desk
from desktop.history.run import Query
from desktop.judging.case import Case
from desktop.pages.case.prompt_dialog import PromptDialog
from desktop.settings.settings import BadSetting, from_plain
from desktop.settings.store import load_settings
from desktop.settings.system_presets import LONGEST_TEXT, MOST, with_preset, without_preset
from desktop.window.pages import Page
from resources.model_card.system_text import system_text
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import ScriptedEngine
from tests.window_texts import THEFT
from trainer.samples.prompt import StatedAttitude, prompt_turns

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)

CASE = Case("2023年5月1日，被告人甲某盗窃手机一部。", StatedAttitude.CONFESSED)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, dress: Callable[..., None]) -> Desk:
    dress()
    return Desk(lambda _servers: (), tmp_path / "settings.json")


def test_what_is_shown_is_what_is_sent(qtbot: QtBot, desk: Desk) -> None:
    dialog = PromptDialog(desk, CASE, None)
    qtbot.addWidget(dialog)
    shown = [dialog.system.toPlainText(), dialog.user.toPlainText()]
    assert shown == [turn["content"] for turn in prompt_turns(CASE.facts, CASE.attitude)]
    assert dialog.own() is None


def test_a_rewritten_text_counts_at_once_and_is_kept_by_name(qtbot: QtBot, desk: Desk, tmp_path: Path) -> None:
    dialog = PromptDialog(desk, CASE, None)
    qtbot.addWidget(dialog)
    told: list[str | None] = []
    dialog.chosen.connect(told.append)
    dialog.system.setPlainText("只写主文。")
    assert told[-1] == "只写主文。"
    assert not dialog.keep.isEnabled()
    dialog.name.setText("主文")
    dialog.keep.click()
    assert load_settings(tmp_path / "settings.json").settings.system_presets == (("主文", "只写主文。"),)
    assert dialog.preset.currentText() == "主文"
    dialog.preset.setCurrentIndex(0)
    dialog.preset.activated.emit(0)
    assert dialog.own() is None
    assert told[-1] is None
    dialog.preset.setCurrentIndex(1)
    dialog.preset.activated.emit(1)
    assert told[-1] == "只写主文。"
    dialog.remove.click()
    assert desk.settings.system_presets == ()
    assert dialog.own() == "只写主文。"


def test_the_models_own_text_is_the_usual_one(qtbot: QtBot, desk: Desk) -> None:
    dialog = PromptDialog(desk, CASE, "别的")
    qtbot.addWidget(dialog)
    assert dialog.own() == "别的"
    dialog.system.setPlainText(system_text())
    assert dialog.own() is None


def test_presets_are_few_and_named_once() -> None:
    kept = with_preset((("a", "1"), ("b", "2")), " a ", "3")
    assert kept == (("a", "3"), ("b", "2"))
    assert without_preset(kept, "a") == (("b", "2"),)
    for number in range(MOST + 5):
        kept = with_preset(kept, f"name {number}", "x")
    assert len(kept) == MOST
    assert kept[0] == ("a", "3")  # the first were not dropped for the last
    assert with_preset(kept, "a", "x" * (LONGEST_TEXT + 1)) == kept  # nothing is cut
    assert with_preset(kept, "a", "5")[0] == ("a", "5")  # one that is there is written anew


@pytest.mark.parametrize("bad", ["text", [["a"]], [["a", 1]], [1]])
def test_a_settings_file_with_odd_presets_is_a_bad_one(bad: object) -> None:
    with pytest.raises(BadSetting):
        from_plain({"system_presets": bad})


def test_a_rewritten_text_is_what_the_model_is_asked_with(open_window: OpenWindow, qtbot: QtBot) -> None:
    engine = ScriptedEngine(THEFT)
    window = open_window(engine)
    page = window.page(Page.CASE)
    page.facts.facts.replace(CASE.facts)
    QTest.keyClick(page, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier)
    dialog = window.findChild(PromptDialog)
    assert dialog is not None
    dialog.system.setPlainText("只写主文。")
    dialog.done_button.click()
    assert page.prompt.isVisible()
    page.predict()
    qtbot.waitUntil(lambda: not page.running() and page.right.verdicts() != ())
    assert engine.requests[-1].turns[0] == {"role": "system", "content": "只写主文。"}
    history = window.desk.history.store()
    assert history.run(history.found(Query())[0].id).input.system == "只写主文。"
