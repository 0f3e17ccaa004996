"""The card's mark of the range that applies, in the window, in the terminal's card and in JSON."""

from __future__ import annotations

import json
from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.cards.charge_band import BandView
from desktop.judging.card_text import card_text
from desktop.judging.case import Case
from desktop.judging.judging import read_verdict
from desktop.judging.verdict import Verdict
from desktop.judging.verdict_json import verdict_json
from desktop.pages.case.stage import Stage
from desktop.settings.settings import Language
from desktop.window.pages import Page
from resources.model_card.parameters import Parameters
from tests.band_cases import text
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import STARTER, ScriptedEngine
from tests.window_texts import SEVERAL_CRIMES, THEFT

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
FACTS = "2021年3月5日，被告人甲某在商场内盗走乙某手机一部，价值人民币3200元。"
OPEN = "2021年3月5日，被告人甲某盗走乙某首饰一批，价值人民币5万元。"
UNTOLD = text("盗窃罪", "窃取他人财物", "有期徒刑一年，并处罚金二千元")


def verdict(facts: str, answer: str, province: str | None = None) -> Verdict:
    case = Case(facts, act_date=date(2021, 3, 5), province=province)
    return read_verdict(case, STARTER, Parameters(), answer, None)


def views(qtbot: QtBot, open_window: OpenWindow, answer: str, facts: str) -> tuple[list[BandView], object]:
    page = open_window(ScriptedEngine(answer)).page(Page.CASE)
    page.facts.facts.replace(facts)
    page.predict()
    qtbot.waitUntil(lambda: page.judgment.stage is Stage.FINISHED, timeout=60_000)
    return page.judgment.findChildren(BandView), page


def test_the_card_marks_the_range_and_why(qtbot: QtBot, open_window: OpenWindow) -> None:
    (view,), _ = views(qtbot, open_window, THEFT, FACTS)
    assert view.words.text() == "适用：3年以下有期徒刑、拘役、管制、单处罚金"
    assert "判决理由写明“数额较大”。" in view.why.text()
    assert "法释〔2013〕8号" in view.why.text()


def test_the_mark_shows_both_places(qtbot: QtBot, open_window: OpenWindow) -> None:
    (view,), page = views(qtbot, open_window, THEFT, FACTS)
    asked: list[object] = []
    page.judgment.pointed.connect(lambda places, _verdict: asked.append(places))  # type: ignore[attr-defined]
    # Pressed before it is laid out, it would be pressed beside itself.
    qtbot.waitUntil(lambda: view.mark.rect().contains(view.words.geometry().center()), timeout=60_000)
    qtbot.wait(50)
    QTest.mouseClick(view.mark, Qt.MouseButton.LeftButton)
    assert asked == [view.places]
    assert [THEFT[span.start : span.end] for span in view.places.text] == ["数额较大"]
    assert [FACTS[span.start : span.end] for span in view.places.facts] == ["3200元"]


def test_several_charges_are_named_and_one_range_needs_no_mark(qtbot: QtBot, open_window: OpenWindow) -> None:
    (view,), _ = views(qtbot, open_window, SEVERAL_CRIMES, FACTS)
    assert view.words.text().startswith("盗窃罪：适用：")


def test_what_is_open_and_what_is_undecided_is_said(qtbot: QtBot, open_window: OpenWindow) -> None:
    (view,), _ = views(qtbot, open_window, UNTOLD, OPEN)
    assert view.words.text().startswith("可能适用：3年以下")
    (view,), _ = views(qtbot, open_window, UNTOLD, "2021年3月5日，被告人甲某盗窃。")
    assert view.words.text() == "适用哪一档未能确定"
    assert not view.mark.pressable()


def test_in_english(qtbot: QtBot, open_window: OpenWindow, dress: object) -> None:
    dress(Language.ENGLISH)  # type: ignore[operator]
    (view,), _ = views(qtbot, open_window, THEFT, FACTS)
    assert view.words.text().startswith("Applies: ")
    assert "Fa Shi [2013] No. 8, Art. 1" in view.why.text()


def test_the_card_as_text() -> None:
    found = verdict(OPEN, UNTOLD)
    lines = card_text(found.judgment, found.findings, bands=found.bands)
    assert "    可能适用　3年以下有期徒刑" in lines
    assert "法释〔2013〕8号第1条" in lines
    assert "      Amount CNY 50,000" in card_text(found.judgment, found.findings, (), "en", found.bands)


def test_the_province_of_the_case_counts() -> None:
    (band,) = verdict(OPEN, UNTOLD, "浙江").bands
    assert band.tiers == (0,)


def test_json() -> None:
    plain = json.loads(json.dumps(verdict_json(verdict(FACTS, THEFT)), ensure_ascii=False))
    (charge,) = plain["judgment"]["defendants"][0]["charges"]
    band = charge["band"]
    assert band["tiers"] == [0]
    assert band["by"] == "words"
    assert band["ranges"][1]["months"] == [36, 120]
    assert band["rule"][0]["document"] == "法释〔2013〕8号"
    assert [THEFT[slice(*band["text_span"])], FACTS[slice(*band["facts_span"])]] == ["数额较大", "3200元"]
    assert all(set(reason) == {"message", "key", "values"} for reason in band["why"])


def test_json_of_a_charge_that_the_law_does_not_know() -> None:
    plain = verdict_json(verdict(FACTS, THEFT.replace("盗窃罪", "偷瓜罪")))
    assert plain["judgment"]["defendants"][0]["charges"][0]["band"] is None
