"""Several answers in the window: asked for, followed, stopped, spread out, and each opened."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.cards.samples_card import SamplesCard
from desktop.cards.term_track import Scale, TermTrack, TrackKind
from desktop.history.run import Query, RunState
from desktop.pages.case.case_page import CasePage
from desktop.pages.case.sample_count import SampleCount
from desktop.pages.case.stage import Stage
from desktop.settings.settings import Language
from desktop.window.main_window import MainWindow
from desktop.window.pages import Page
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import ScriptedEngine
from tests.window_help import words_of
from trainer.engines.engine import EngineError

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
FACTS = "2021年3月5日，被告人甲某在某商场内盗走乙某手机一部，价值人民币3200元。"
JUDGMENT = (
    "本院认为，被告人甲某的行为已构成{0}。依照《中华人民共和国刑法》第二百六十四条之规定，判决如下：\n"
    "被告人甲某犯{0}，判处有期徒刑{1}，并处罚金人民币二千元。"
)
EIGHT, TEN, YEAR = (JUDGMENT.format("盗窃罪", term) for term in ("八个月", "十个月", "一年"))


def page(window: MainWindow) -> CasePage:
    made = window.page(Page.CASE)
    assert isinstance(made, CasePage)
    return made


def ask(window: MainWindow, count: int, facts: str = FACTS) -> CasePage:
    case = page(window)
    case.facts.facts.replace(facts)
    case.facts.samples.set_value(count)
    case.predict()
    return case


def card(case: CasePage) -> SamplesCard:
    return case.findChildren(SamplesCard)[0]


def test_the_middle_one_is_shown_and_the_others_are_opened(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(YEAR, EIGHT, TEN))
    window.desk.change(seed=7)
    case = ask(window, 3)
    qtbot.waitUntil(lambda: case.judgment.text.text() == TEN, timeout=60_000)
    assert case.judgment.progress.text() == "3 份已完成  ·  显示居中的一份  ·  种子 9"
    words = words_of(card(case))
    assert {"3 份中 3 份为盗窃罪", "本次 3 份", "8 至 12 个月，居中 10", "法定幅度", "量刑指导意见"} <= words
    assert "第 3 份  ·  有期徒刑十个月  ·  种子 9  ·  居中  ·  正在看" in words
    first = card(case).buttons[0]
    first.setFocus()
    QTest.keyClick(first, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: case.judgment.text.text() == YEAR)
    assert "显示第 1 份" in case.judgment.progress.text()
    assert card(case).buttons[0].hasFocus()
    card(case).buttons[1].click()
    assert case.judgment.text.text() == EIGHT
    assert len(window.desk.history.store().found(Query())) == 3


def test_a_stop_counts_what_is_done(qtbot: QtBot, open_window: OpenWindow) -> None:
    class Slow(ScriptedEngine):
        """Writes two answers, and no end to the others."""

        @property
        def hold_after(self) -> int | None:
            return 3 if len(self.requests) > 2 else None

        @hold_after.setter
        def hold_after(self, _value: int | None) -> None:
            pass

    window = open_window(Slow(YEAR, EIGHT))
    case = ask(window, 5)
    qtbot.waitUntil(lambda: case.judgment.progress.text().startswith("2/5 份"), timeout=60_000)
    assert case.judgment.stop.isVisible()
    case.stop()
    qtbot.waitUntil(lambda: case.judgment.progress.text().startswith("应写 5 份，完成 2 份"), timeout=60_000)
    assert "2 份中 2 份为盗窃罪" in words_of(card(case))
    states = {run.state for run in window.desk.history.store().found(Query())}
    assert RunState.WRITING not in states


def test_an_answer_that_fails_leaves_the_others(qtbot: QtBot, open_window: OpenWindow) -> None:
    class Dying(ScriptedEngine):
        """Dies with the third question."""

        def judge(self, request):  # type: ignore[no-untyped-def]
            self.error = EngineError("died", "engines.child-died") if len(self.requests) == 2 else None
            self.texts = [""] if len(self.requests) == 2 else [YEAR]
            return super().judge(request)

    window = open_window(Dying())
    case = ask(window, 4)
    qtbot.waitUntil(lambda: case.judgment.stage is Stage.FAILED, timeout=60_000)
    qtbot.waitUntil(lambda: not case.running())
    assert case.judgment.progress.text().startswith("应写 4 份，完成 ")
    assert case.judgment.text.text() == YEAR


def test_two_defendants_have_a_spread_each(qtbot: QtBot, open_window: OpenWindow) -> None:
    def text(first: str, second: str) -> str:
        return (
            "本院认为，被告人甲某、乙某的行为均已构成盗窃罪。依照《中华人民共和国刑法》第二百六十四条之规定，判决如下：\n"
            f"一、被告人甲某犯盗窃罪，判处有期徒刑{first}，并处罚金人民币二千元。\n"
            f"二、被告人乙某犯盗窃罪，判处有期徒刑{second}，并处罚金人民币二千元。"
        )

    window = open_window(ScriptedEngine(text("一年", "八个月"), text("一年", "十个月"), text("二年", "九个月")))
    case = ask(window, 3, FACTS.replace("甲某", "甲某、丁某"))
    qtbot.waitUntil(lambda: case.judgment.progress.text().startswith("3 份已完成"), timeout=60_000)
    words = words_of(card(case))
    assert {"甲某", "乙某", "12 至 24 个月，居中 12", "8 至 10 个月，居中 9"} <= words


def test_one_answer_alone_has_no_card_of_several(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(YEAR))
    case = ask(window, 3)
    qtbot.waitUntil(lambda: case.judgment.progress.text().startswith("3 份已完成"), timeout=60_000)
    ask(window, 1)
    qtbot.waitUntil(lambda: case.judgment.stage is Stage.FINISHED and not card(case).isVisible(), timeout=60_000)
    assert "居中" not in case.judgment.progress.text()


def test_a_kept_group_is_opened_with_its_middle_one(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(YEAR, EIGHT, TEN))
    case = ask(window, 3)
    qtbot.waitUntil(lambda: case.judgment.progress.text().startswith("3 份已完成"), timeout=60_000)
    run = window.desk.history.store().found(Query())[-1].id
    ask(window, 1, FACTS + "甲某被抓获。")
    qtbot.waitUntil(lambda: case.judgment.stage is Stage.FINISHED and not card(case).isVisible(), timeout=60_000)
    case.open_run(run)
    qtbot.waitUntil(lambda: case.judgment.text.text() == TEN, timeout=60_000)
    assert "3 份中 3 份为盗窃罪" in words_of(card(case))


def test_any_number_is_asked_for_and_what_is_none_is_one(qtbot: QtBot, open_window: OpenWindow) -> None:
    field = page(open_window(ScriptedEngine())).facts.samples
    assert isinstance(field, SampleCount)
    assert [field.itemText(place) for place in range(field.count())] == ["1 份", "3 份", "5 份", "10 份", "20 份"]
    line = field.lineEdit()
    assert line is not None
    for typed, value in (("7", 7), ("2", 2), ("12", 12), ("999", 100), ("0", 1), ("", 1)):
        line.setFocus()
        line.selectAll()
        QTest.keyClicks(line, typed) if typed else QTest.keyClick(line, Qt.Key.Key_Delete)
        QTest.keyClick(line, Qt.Key.Key_Tab)
        qtbot.waitUntil(lambda value=value: field.currentText() == f"{value} 份")  # type: ignore[misc]
        assert field.value() == value


def test_in_english(qtbot: QtBot, open_window: OpenWindow, dress: Callable[..., None]) -> None:
    window = open_window(ScriptedEngine(YEAR, EIGHT, TEN))
    case = ask(window, 3)
    qtbot.waitUntil(lambda: case.judgment.progress.text().startswith("3 份已完成"), timeout=60_000)
    dress(Language.ENGLISH)
    qtbot.waitUntil(lambda: case.judgment.progress.text().startswith("3 answers done"))
    words = words_of(card(case))
    assert {"3 of 3 answers: theft (盗窃罪)", "8 to 12 months, middle 10", "These 3 answers"} <= words


@pytest.mark.parametrize(
    ("months", "most", "ticks"),
    [([8, 12], 12, (0, 12)), ([14], 24, (0, 12, 24)), ([120], 120, (0, 24, 48, 72, 96, 120)), ([], 12, (0, 12))],
)
def test_the_axis_ends_with_a_whole_year(months: list[float], most: float, ticks: tuple[int, ...]) -> None:
    scale = Scale.around(months)
    assert (scale.most, scale.ticks) == (most, ticks)


def test_dots_stand_where_their_months_are(qtbot: QtBot) -> None:
    track = TermTrack(TrackKind.DOTS, (6, 12), Scale(12), shown=12)
    qtbot.addWidget(track)
    track.resize(216, 20)
    assert [track.place(months) for months in (0, 6, 12)] == [8, 108, 208]
    image = track.grab().toImage()
    assert image.pixelColor(108, 10) != image.pixelColor(58, 3)
