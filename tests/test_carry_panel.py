"""A folder for a computer without a network, made from the page of the models: begun, stopped, gone on with."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.carrying.carry_out import is_begun
from desktop.pages.models.models_page import ModelsPage
from desktop.window.pages import Page
from tests.fixtures_window import OpenWindow
from tests.test_first_start import absent
from trainer.engines.embedded.engine import EmbeddedEngine
from trainer.engines.engine import Model

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


@pytest.mark.models
def test_the_model_in_use_is_carried_from_its_page(
    open_window: OpenWindow, qtbot: QtBot, tiny_gguf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OLLAMA_MODELS", str(tmp_path / "none"))
    window = open_window(absent(), EmbeddedEngine())
    window.show_page(Page.MODELS)
    page = window.page(Page.MODELS)
    assert isinstance(page, ModelsPage)
    stick = tmp_path / "stick"
    stick.mkdir()
    (stick / "other.txt").write_text("", encoding="utf-8")
    page.carrying.start(stick)  # no model but the demonstration's
    qtbot.waitUntil(lambda: not page.carrying.busy, timeout=60_000)
    assert "没有可以带走的模型" in page.carrying.job.said.text()
    assert page.carrying.job.failed
    window.desk.open_file(str(tiny_gguf), lambda error: None)
    qtbot.waitUntil(lambda: window.desk.in_use(Model(str(tiny_gguf), "embedded")), timeout=60_000)
    page.carrying.start(stick)
    assert page.carrying.busy
    qtbot.waitUntil(lambda: not page.carrying.busy, timeout=60_000)
    said = page.carrying.job.said
    assert said.isVisible()
    assert "已做好" in said.text()
    assert "装在这台电脑的 Python 里" in said.text()
    assert (stick / "刑法案台" / "models" / tiny_gguf.name).read_bytes() == tiny_gguf.read_bytes()
    assert (stick / "刑法案台" / "SHA256SUMS").is_file()


@pytest.mark.models
def test_a_folder_that_is_being_made_is_stopped_and_gone_on_with(
    open_window: OpenWindow, qtbot: QtBot, tiny_gguf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("OLLAMA_MODELS", str(tmp_path / "none"))
    monkeypatch.setattr("desktop.carrying.carry_out._CHUNK", 4096)
    window = open_window(absent(), EmbeddedEngine())
    window.desk.open_file(str(tiny_gguf), lambda error: None)
    qtbot.waitUntil(lambda: window.desk.in_use(Model(str(tiny_gguf), "embedded")), timeout=60_000)
    window.show_page(Page.MODELS)
    page = window.page(Page.MODELS)
    assert isinstance(page, ModelsPage)
    page.carrying.start(tmp_path)
    assert not page.carry.isEnabled()  # it would ask where to, and do nothing
    page.carrying.job.stop.click()
    qtbot.waitUntil(lambda: not page.carrying.busy, timeout=60_000)
    assert page.carry.isEnabled()
    assert "已停止" in page.carrying.job.said.text()
    assert not page.carrying.job.failed
    folder = tmp_path / "刑法案台"
    assert is_begun(folder)
    page.carrying.start(folder)
    qtbot.waitUntil(lambda: not page.carrying.busy, timeout=60_000)
    assert not is_begun(folder)
    assert (folder / "SHA256SUMS").is_file()
