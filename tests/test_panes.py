"""The case page's panes at every width: nothing lies over anything, what has no room is a line that opens, and an
article that is closed leaves what it found."""

from __future__ import annotations

import json
from collections.abc import Callable
from itertools import combinations, product

import pytest
from PySide6.QtCore import QByteArray, QPoint, QRect
from PySide6.QtWidgets import QSplitter, QWidget
from pytestqt.qtbot import QtBot

from desktop.pages.case.case_page import CasePage
from desktop.pages.case.pane_layout import PaneLayout, Room, least_widths, pane_layout
from desktop.pages.case.pane_split import PaneSplit
from desktop.pages.case.stage import Stage
from desktop.settings.settings import Language
from desktop.window.main_window import MainWindow
from desktop.window.pages import Page
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import ScriptedEngine
from tests.window_texts import THEFT
from trainer.judgment.types import Article

BESIDE_RAIL = 128
"""Pixels of a window that are not the panes': the rail, and the page's margins."""


def case_of(window: MainWindow) -> CasePage:
    page = window.page(Page.CASE)
    assert isinstance(page, CasePage)
    return page


def judged(qtbot: QtBot, window: MainWindow) -> CasePage:
    case = case_of(window)
    case.facts.example_menu.actions()[0].trigger()
    case.predict()
    qtbot.waitUntil(lambda: case.judgment.stage is Stage.FINISHED, timeout=60_000)
    return case


def places(case: CasePage) -> list[QRect]:
    """Of the panes in sight, in the page."""
    panes: list[QWidget] = [case.facts, case.right, case.article]
    return [QRect(pane.mapTo(case, QPoint()), pane.size()) for pane in panes if pane.isVisible()]


@pytest.mark.parametrize(
    ("window", "article", "layout"),
    [
        ((1200, 800), False, PaneLayout.BESIDE),
        ((1090, 800), False, PaneLayout.STACKED),
        ((960, 600), False, PaneLayout.FACTS),
        ((960, 600), True, PaneLayout.READING),
        ((1190, 800), True, PaneLayout.READING),
        ((1320, 860), True, PaneLayout.ALL),
        ((800, 600), True, PaneLayout.ARTICLE),
    ],
)
def test_where_the_panes_stand(window: tuple[int, int], article: bool, layout: PaneLayout) -> None:
    room = Room(window[0] - BESIDE_RAIL, window[1] - 80, facts_width=370)
    assert pane_layout(room, article=article, facts_wanted=True) is layout


def test_larger_text_needs_more_room() -> None:
    assert pane_layout(Room(1300, 500, 1.0), article=True, facts_wanted=False) is PaneLayout.ALL
    assert pane_layout(Room(1300, 500, 1.5), article=True, facts_wanted=False) is PaneLayout.READING
    assert pane_layout(Room(1300, 500, 2.0), article=True, facts_wanted=False) is PaneLayout.ARTICLE
    assert pane_layout(Room(1300, 500, 1.5), article=False, facts_wanted=False) is PaneLayout.RIGHT


def test_what_stands_beside_each_other_has_room_for_its_least() -> None:
    for width, scale, facts, article in product(range(600, 2400, 7), (0.85, 1.0, 1.5, 2.0), (0, 500), (True, False)):
        room = Room(width, 500, scale, facts)
        layout = pane_layout(room, article=article, facts_wanted=True)
        least = [size for size in least_widths(layout, room) if size]
        assert sum(least) + 24 * max(0, len(least) - 1) <= width, (room, layout)


def apart(case: CasePage) -> bool:
    """Whether no pane reaches beyond the page or over another."""
    shown = places(case)
    beside = all(not one.intersects(other) for one, other in combinations(shown, 2))
    return bool(shown) and beside and all(case.rect().contains(place) for place in shown)


@pytest.mark.parametrize("language", [Language.CHINESE, Language.ENGLISH])
@pytest.mark.parametrize("percent", [100, 150])
def test_nothing_lies_over_anything(
    qtbot: QtBot, open_window: OpenWindow, dress: object, language: Language, percent: int
) -> None:
    window = open_window(ScriptedEngine(THEFT))
    dress(language, percent=percent)  # type: ignore[operator]
    case = judged(qtbot, window)
    for size, article in product(((960, 600), (1100, 700), (1199, 900), (1280, 720), (1440, 900)), (False, True)):
        window.resize(*size)
        if article:
            case.open_article(Article("刑法", 264))
        else:
            case.panes.close_article()
        qtbot.waitUntil(lambda: apart(case), timeout=60_000)


def test_closing_an_article_gives_the_judgment_exactly_its_room_back(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT))
    case = judged(qtbot, window)
    for size in ((1320, 860), (960, 600), (1280, 720)):
        window.resize(*size)
        qtbot.waitUntil(lambda: apart(case), timeout=60_000)
        qtbot.wait(20)  # what is laid out late is in its place
        before = places(case)
        for _ in range(3):
            case.open_article(Article("刑法", 264))
            qtbot.waitUntil(lambda before=before: places(case) != before, timeout=60_000)
            case.panes.close_article()
            qtbot.waitUntil(lambda before=before: places(case) == before, timeout=60_000)


def divide(split: QSplitter, sizes: list[int]) -> None:
    """As by a handle that is drawn."""
    split.setSizes(sizes)
    split.splitterMoved.emit(sizes[0], 1)


def test_each_arrangement_keeps_the_sizes_it_was_given(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT))
    window.resize(1440, 900)
    case = judged(qtbot, window)
    split = case.panes.split
    divide(split, [700, 500, 0])
    two = split.sizes()
    case.open_article(Article("刑法", 264))
    divide(split, [400, 450, 438])
    three = split.sizes()
    case.panes.close_article()
    assert split.sizes() == two
    case.open_article(Article("刑法", 264))
    assert split.sizes() == three
    kept = case.panes.state()
    other = PaneSplit(QWidget(), QWidget(), QWidget())
    qtbot.addWidget(other)
    other.restore(kept)
    assert json.loads(bytes(other.state().data()))["all"] == three
    other.restore(QByteArray(b"\x00\x00\x00\xff of an older version"))
    assert "all" not in json.loads(bytes(other.state().data()))


def test_below_1200_pixels_the_facts_are_a_line_that_opens(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT))
    window.resize(960, 600)
    case = case_of(window)
    qtbot.waitUntil(lambda: case.facts.isVisible() and not case.right.isVisible(), timeout=60_000)
    case.facts.setFocus()
    judged(qtbot, window)
    assert not case.facts.isVisible()
    assert case.right.isVisible()
    assert case.panes.beginning.text().startswith(case.facts.facts.text()[:20])
    assert window.focusWidget() is case.panes.unfold  # the keyboard's next key is not lost
    case.panes.unfold.click()
    assert case.facts.isVisible()
    assert not case.right.isVisible()
    assert window.focusWidget() is case.facts.facts.edit
    case.panes.unfold_right.click()
    assert case.right.isVisible()
    window.resize(960, 1000)
    qtbot.waitUntil(lambda: case.facts.isVisible() and case.right.isVisible(), timeout=60_000)
    upper, lower = places(case)
    assert upper.bottom() < lower.top()


def test_a_window_that_was_squeezed_gives_the_judgment_its_share_back(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine(THEFT))
    window.resize(1600, 900)
    case = case_of(window)
    qtbot.waitUntil(lambda: case.width() > 1400 and case.right.width() > case.facts.width(), timeout=60_000)
    for width in (1300, 1100, 960):
        window.resize(width, 600)
        qtbot.waitUntil(lambda width=width: case.window().width() == width, timeout=60_000)
        qtbot.wait(20)
    window.resize(1440, 900)
    qtbot.waitUntil(lambda: case.facts.isVisible() and case.right.isVisible(), timeout=60_000)
    qtbot.waitUntil(lambda: case.right.width() > case.facts.width(), timeout=60_000)


@pytest.mark.parametrize("language", [Language.CHINESE, Language.ENGLISH])
def test_on_a_small_laptop_facts_and_judgment_are_beside_each_other(
    qtbot: QtBot, open_window: OpenWindow, dress: Callable[..., None], language: Language
) -> None:
    window = open_window(ScriptedEngine(THEFT))
    dress(language)
    window.resize(1280, 720)
    case = case_of(window)
    qtbot.waitUntil(lambda: bool(places(case)) and case.facts.isVisible() and case.right.isVisible(), timeout=60_000)
    qtbot.waitUntil(lambda: places(case)[0].right() < places(case)[1].left(), timeout=60_000)
