"""Cards side by side: what is not the same is coloured, and said to who does not see the colour."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from desktop.cards.column_view import Heading
from desktop.cards.columns_view import ColumnsView
from desktop.cards.reading_view import ReadingView
from desktop.judging.case import Case
from desktop.judging.judging import read_verdict
from desktop.judging.verdict import Verdict
from desktop.judging.verdict_differences import verdict_differences
from resources.model_card.parameters import Parameters
from tests.scripted_engine import TUNED
from tests.window_texts import THEFT, THEFT_DENIED, TWO_DEFENDANTS

pytestmark = pytest.mark.usefixtures("dressed")
FRAUD = "2020年11月，被告人己某、庚某骗取辛某人民币46800元。2021年2月3日，庚某主动投案。"


@pytest.fixture
def dressed(dress: Callable[..., None]) -> None:
    dress()


def read(text: str, facts: str) -> Verdict:
    return read_verdict(Case(facts), TUNED, Parameters(), text, None)


def shown(qtbot: QtBot, *verdicts: Verdict) -> list[ReadingView]:
    views = []
    for verdict, marks in zip(verdicts, verdict_differences(verdicts), strict=True):
        view = ReadingView()
        qtbot.addWidget(view)
        view.show_verdict(verdict, marks)
        views.append(view)
    return views


def marked(view: QWidget) -> set[str]:
    found = [child for child in view.findChildren(QWidget) if child.property("differs") == "true"]
    assert all("不同" in child.accessibleDescription() for child in found)
    return {child.text() if hasattr(child, "text") else child.accessibleName() for child in found}


def test_only_what_differs_is_coloured(qtbot: QtBot) -> None:
    confessed, denied = shown(qtbot, read(THEFT, "甲某盗窃。"), read(THEFT_DENIED, "甲某盗窃。"))
    assert {"拘役五个月", "八个月", "2,000 元", "坦白  ↓", "第67条第3款"} <= marked(confessed)
    assert {"有期徒刑八个月", "3,000 元"} <= marked(denied)
    assert not {"甲某", "盗窃罪", "第264条", "谅解  ↓"} & (marked(confessed) | marked(denied))


def test_the_same_twice_is_not_coloured(qtbot: QtBot) -> None:
    for view in shown(qtbot, read(THEFT, "甲某盗窃。"), read(THEFT, "甲某盗窃。")):
        assert marked(view) == set()


def test_who_is_left_out_is_named(qtbot: QtBot) -> None:
    alone = TWO_DEFENDANTS.split("\n二、")[0].replace("被告人己某、庚某", "被告人己某").replace("；庚某起次要作用", "")
    both, one = shown(qtbot, read(TWO_DEFENDANTS, FRAUD), read(alone, FRAUD))
    assert "（没有庚某）" in marked(one)
    assert "庚某" in marked(both)
    assert "己某" not in marked(both)


def columns(qtbot: QtBot, count: int) -> ColumnsView:
    view = ColumnsView()
    qtbot.addWidget(view)
    view.show_columns([lambda place=place: Heading(f"第 {place + 1} 栏") for place in range(count)])
    view.resize(900, 700)
    view.show()
    return view


def test_columns_are_marked_as_they_come(qtbot: QtBot) -> None:
    view = columns(qtbot, 3)
    first, second, third = view.columns
    second.text.append_text(THEFT_DENIED[:40])
    assert view.verdicts == ()
    view.show_verdict(0, read(THEFT, "甲某盗窃。"))
    assert marked(first.reading) == set()  # nothing to hold it against yet
    view.show_verdict(1, read(THEFT_DENIED, "甲某盗窃。"))
    assert second.text.text() == THEFT_DENIED
    assert "拘役五个月" in marked(first.reading)
    assert "有期徒刑八个月" in marked(second.reading)
    cards = second.reading.cards
    view.show_verdict(2, read(THEFT, "甲某盗窃。"))
    assert marked(third.reading) == set()
    assert second.reading.cards is cards  # nothing of it changed: whoever reads there is not disturbed


def test_columns_that_have_no_room_are_scrolled_sideways(qtbot: QtBot) -> None:
    view = columns(qtbot, 4)
    for place in range(4):
        view.show_verdict(place, read(THEFT, "甲某盗窃。"))
    qtbot.waitUntil(lambda: view.horizontalScrollBar().maximum() > 0, timeout=60_000)

    def apart() -> bool:
        heads = [column.head.geometry() for column in view.columns]
        return all(one.right() < other.left() for one, other in pairwise(heads))

    qtbot.waitUntil(apart, timeout=60_000)
