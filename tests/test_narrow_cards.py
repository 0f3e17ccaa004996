"""Cards that stand side by side in a low and narrow window: no line of one makes its column wider than the others."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from desktop.cards.column_view import Heading
from desktop.cards.columns_view import ColumnsView
from desktop.judging.case import Case
from desktop.judging.judging import read_verdict
from desktop.judging.verdict import Verdict
from desktop.settings.settings import Language
from resources.model_card.parameters import Parameters
from tests.scripted_engine import STARTER
from tests.window_texts import SEVERAL_CRIMES, THEFT

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)
FACTS = "2021年3月5日，被告人甲某在商场内盗走乙某手机一部，价值人民币3200元。"
ROOM = 800  # pixels that two columns have in a window of 960


def verdict(answer: str) -> Verdict:
    return read_verdict(Case(FACTS, act_date=date(2021, 3, 5)), STARTER, Parameters(), answer, None)


@pytest.mark.parametrize("language", [Language.CHINESE, Language.ENGLISH])
def test_two_columns_share_a_small_window(qtbot: QtBot, dress: Callable[..., None], language: Language) -> None:
    dress(language)
    view = ColumnsView()
    qtbot.addWidget(view)
    view.resize(ROOM, 600)
    view.show_columns([lambda: Heading("1"), lambda: Heading("2")])
    view.show()
    for place, answer in enumerate((THEFT, SEVERAL_CRIMES)):
        view.show_verdict(place, verdict(answer))
    first, second = (column.body for column in view.columns)
    qtbot.waitUntil(lambda: abs(first.width() - second.width()) <= 1, timeout=60_000)
    assert view.horizontalScrollBar().maximum() == 0
