"""The day of the law is told wherever a judgment is: in the window, the help, the JSON and what is copied."""

from __future__ import annotations

import io
import sys
from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.__main__ import main
from desktop.judging.verdict_json import verdict_json
from desktop.pages.settings.settings_page import SettingsPage
from desktop.pages.statutes.statutes_page import StatutesPage
from desktop.settings.settings import Language
from desktop.window.pages import Page
from resources.law.interpretations import interpretations
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import ScriptedEngine
from tests.test_verdict_forms import verdict

ZH, EN = "法律数据核对至 2026-08-28", "Law data checked to 2026-08-28"


def test_it_is_in_the_json() -> None:
    assert verdict_json(verdict())["law_as_of"] == "2026-08-28"


@pytest.mark.parametrize(("words", "told"), [(["--help"], ZH), (["--help", "--language", "en"], EN)])
def test_it_is_in_the_help(words: list[str], told: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(words) == 0
    assert told in capsys.readouterr().out.splitlines()


def test_it_is_under_a_card_in_the_terminal(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    judgment = "本院认为，被告人甲某的行为已构成盗窃罪。判决如下：被告人甲某犯盗窃罪，判处拘役三个月，并处罚金二千元。"
    stdin = io.TextIOWrapper(io.BytesIO(judgment.encode()))
    monkeypatch.setattr(sys, "stdin", stdin)
    assert main(["check", "-"]) == 0
    assert ZH in capsys.readouterr().out.splitlines()


def test_the_foot_leads_to_the_list(open_window: OpenWindow, qtbot: QtBot, dress: Callable[..., None]) -> None:
    window = open_window(ScriptedEngine())
    assert window.status.law.text() == ZH
    qtbot.mouseClick(window.status.law, Qt.MouseButton.LeftButton)
    page = window.page(Page.SETTINGS)
    assert isinstance(page, SettingsPage)
    assert window.stack.currentWidget() is page
    assert page.sources.list.isVisible()
    listed = page.sources.list.text().splitlines()
    assert len(listed) == len(interpretations())
    assert listed[-1].startswith("法释〔1997〕5号《关于适用刑法时间效力规定若干问题的解释》")
    dress(Language.ENGLISH)
    qtbot.waitUntil(lambda: window.status.law.text() == EN)
    assert page.sources.list.text().splitlines()[-1].startswith("Fa Shi [1997] No. 5")


def test_the_statutes_page_tells_it(open_window: OpenWindow) -> None:
    page = open_window(ScriptedEngine()).page(Page.STATUTES)
    assert isinstance(page, StatutesPage)
    assert page.law_day.text() == ZH
