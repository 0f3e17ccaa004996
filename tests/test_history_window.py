"""The window's one history: opened beside it, another where the settings or the file demand it, deleted as a whole."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from desktop.desk.history_keeper import HistoryKeeper
from desktop.history.history import History
from desktop.history.history_error import HistoryError
from desktop.history.history_file import NAME, delete_everything
from desktop.history.run import Query
from desktop.history.schema import backup_of
from desktop.pages.settings.history_section import HistorySection
from desktop.settings.settings import BadSetting, Settings, from_plain
from desktop.settings.store import read_settings
from desktop.window.pages import Page
from tests.fixtures_window import OpenWindow
from tests.history_help import FACTS, keep, prediction
from tests.scripted_engine import ScriptedEngine
from tests.window_texts import THEFT

pytestmark = pytest.mark.qt_log_ignore("propagateSizeHints", extend=True)


class Wanted:
    """Settings that a test changes."""

    def __init__(self) -> None:
        self.now = Settings()

    def __call__(self) -> Settings:
        return self.now


@pytest.fixture
def wanted() -> Wanted:
    return Wanted()


@pytest.fixture
def keeper(qtbot: QtBot, tmp_path: Path, wanted: Wanted):  # type: ignore[no-untyped-def]
    made = HistoryKeeper(tmp_path, wanted)
    yield made
    made.close()


def test_it_is_one_from_every_thread(keeper: HistoryKeeper) -> None:
    found: list[History] = []
    threads = [threading.Thread(target=lambda: found.append(keeper.store())) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 8
    assert len(set(map(id, found))) == 1
    assert keeper.problem is None


def test_a_setting_changes_it_and_what_is_under_way_ends_where_it_began(
    keeper: HistoryKeeper, wanted: Wanted, tmp_path: Path
) -> None:
    kept = keeper.store()
    run = kept.begin(prediction())
    wanted.now = replace(wanted.now, keep_history=False)
    unkept = keeper.store()
    assert not unkept.keeps
    keep(unkept)
    kept.write(run, "本院认为")
    wanted.now = Settings()
    again = keeper.store()
    assert again.keeps
    assert [each.written for each in again.found(Query())] == [4]


def test_a_damage_that_a_call_finds_is_mended_at_the_next(keeper: HistoryKeeper, tmp_path: Path) -> None:
    run = keep(keeper.store())
    with closing(sqlite3.connect(tmp_path / NAME, isolation_level=None)) as other:
        other.execute("DELETE FROM words_data WHERE id > 10")
    with pytest.raises(HistoryError):
        keeper.store().found(Query(words="手机"))
    assert [each.id for each in keeper.store().found(Query(words="手机"))] == [run]
    assert keeper.problem is None


def test_a_file_that_fails_later_leaves_one_in_memory_and_says_so(qtbot: QtBot, keeper: HistoryKeeper) -> None:
    store = keeper.store()
    with store._database.reading() as connection:
        connection.execute("PRAGMA query_only = ON")  # as a disk that has become read-only
    with pytest.raises(HistoryError) as raised:
        store.begin(prediction())
    assert raised.value.kind == "file"
    with qtbot.waitSignal(keeper.problem_changed):
        unkept = keeper.store()
    assert not unkept.keeps
    assert keeper.problem is not None
    assert keeper.problem.key == "kept.in-memory"
    assert keep(unkept) == 1


def test_the_window_says_what_is_in_the_way(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    (tmp_path / NAME).write_bytes(b"no history" * 1000)
    window = open_window(ScriptedEngine(THEFT))
    window.show_page(Page.HISTORY)
    qtbot.waitUntil(lambda: "没有删除" in window.notices.news.message.text(), timeout=60_000)
    assert window.desk.history.store().keeps


def test_where_nothing_can_be_kept_the_window_opens_says_so_and_judges(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    (tmp_path / NAME).mkdir()
    window = open_window(ScriptedEngine(THEFT))
    case = window.page(Page.CASE)
    case.facts.facts.replace(FACTS)
    case.predict()
    qtbot.waitUntil(lambda: window.desk.history.store().count(Query(words="手机")) == 1, timeout=60_000)
    qtbot.waitUntil(lambda: "只留在内存中" in window.notices.news.message.text(), timeout=60_000)


def section_of(window) -> HistorySection:  # type: ignore[no-untyped-def]
    window.show_page(Page.SETTINGS)
    return window.page(Page.SETTINGS).history


def test_the_switch_is_kept(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(ScriptedEngine(THEFT))
    section = section_of(window)
    assert section.keep.isChecked()
    section.keep.setFocus()
    qtbot.keyClick(section.keep, Qt.Key.Key_Space)
    assert read_settings(tmp_path / "settings.json").keep_history is False
    assert not window.desk.history.store().keeps
    assert not section_of(open_window(ScriptedEngine(THEFT))).keep.isChecked()


@pytest.mark.parametrize("kept_now", [True, False])
def test_everything_is_deleted_once_it_was_asked(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, *, kept_now: bool
) -> None:
    """Also what was kept before nothing was to be kept any more."""
    history = History.open(tmp_path / NAME)
    keep(history, FACTS + "secretfact")
    history.close()
    window = open_window(ScriptedEngine(THEFT))
    window.desk.change(keep_history=kept_now)
    section = section_of(window)
    qtbot.mouseClick(section.delete_all, Qt.MouseButton.LeftButton)
    assert section.question is not None
    section.question.reject()
    assert b"secretfact" in (tmp_path / NAME).read_bytes()
    qtbot.mouseClick(section.delete_all, Qt.MouseButton.LeftButton)
    button = next(each for each in section.question.findChildren(QPushButton) if each.text() == "全部删除")
    with qtbot.waitSignal(window.desk.history.changed, timeout=60_000):
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert section.result.text() == "全部历史已永久删除。"
    assert b"secretfact" not in b"".join(each.read_bytes() for each in tmp_path.iterdir() if each.is_file())


@pytest.mark.parametrize("kind", ["damaged", "newer"])
def test_also_a_file_that_cannot_be_read(tmp_path: Path, kind: str) -> None:
    file = tmp_path / NAME
    history = History.open(file)
    keep(history, FACTS + "secretfact")
    history.close()
    backup_of(file, 1).write_bytes(b"secretfact")
    if kind == "newer":
        with closing(sqlite3.connect(file)) as connection:
            connection.execute("PRAGMA user_version = 99")
    else:
        file.write_bytes(b"secretfact" * 1000)
    unkept = History.open(None)
    delete_everything(tmp_path, unkept)
    unkept.close()
    assert list(tmp_path.iterdir()) == []


def test_the_setting_is_yes_or_no() -> None:
    assert from_plain({"keep_history": False}).keep_history is False
    with pytest.raises(BadSetting):
        from_plain({"keep_history": "no"})
