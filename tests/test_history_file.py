"""The history's file: private, of today's form, and never the reason for losing what was judged."""

from __future__ import annotations

import os
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from desktop.history.database import Database
from desktop.history.history import History
from desktop.history.history_error import HistoryError
from desktop.history.history_file import NAME, note_damage, open_history
from desktop.history.run import Query, RunState
from desktop.history.schema import UPGRADES, upgrade
from desktop.settings.settings import Settings
from desktop.settings.store import load_settings, read_or_default
from resources.messages.wording import say
from tests.history_help import FACTS, TEXT, keep, prediction, verdict

VERSION_1 = Path(__file__).parent / "histories" / "version-1.sql"
posix = pytest.mark.skipif(os.name != "posix", reason="rights as POSIX has them")


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def made(file: Path, script: Path = VERSION_1) -> None:
    """A history of an earlier version."""
    with closing(sqlite3.connect(file)) as connection:
        connection.executescript(script.read_text(encoding="utf-8"))


@posix
@pytest.mark.parametrize("there_before", [False, True])
def test_only_the_user_may_read_it(tmp_path: Path, *, there_before: bool) -> None:
    folder = tmp_path / "home"
    file = folder / NAME
    before = os.umask(0)
    try:
        if there_before:
            folder.mkdir()
            with closing(sqlite3.connect(file)) as connection:
                connection.execute("PRAGMA journal_mode = WAL")
                connection.execute("CREATE TABLE other (x)")
                for name in (NAME, f"{NAME}-wal", f"{NAME}-shm"):
                    (folder / name).chmod(0o666)
                history = History.open(file)
        else:
            history = History.open(file)
        history.begin(prediction())
        assert mode(folder) == 0o700
        files = {each.name: mode(each) for each in folder.iterdir()}
        assert {NAME, f"{NAME}-wal", f"{NAME}-shm"} < set(files)
        assert set(files.values()) == {0o600}
        history.close()
    finally:
        os.umask(before)


@posix
def test_a_folder_that_all_may_write_to_keeps_its_rights(tmp_path: Path) -> None:
    tmp_path.chmod(0o1777)
    History.open(tmp_path / NAME).close()
    assert mode(tmp_path) == 0o1777


def test_a_first_history_is_opened(tmp_path: Path) -> None:
    """Every version's file comes up to date with all that is in it."""
    file = tmp_path / NAME
    made(file)
    history = History.open(file)
    (stopped, finished) = history.found(Query())
    assert (finished.names, finished.charges, finished.months) == (("甲某",), ("盗窃罪",), 8)
    assert finished.state is RunState.FINISHED
    assert stopped.state is RunState.INTERRUPTED
    assert history.run(stopped.id).text == "本院认为"
    run = history.run(finished.id)
    assert run.input == prediction(matter=run.input.matter)
    assert run.text == TEXT
    assert run.card is not None
    assert run.card["judgment"]["defendants"][0]["name"] == "甲某"
    assert [(each.name, each.notes, each.runs) for each in history.matters()] == [("甲某盗窃案", "价格认定书待补", 1)]
    assert history.count(Query(words="秘密窃取 手机")) == 1
    keep(history)
    history.delete([finished.id])
    assert history.count(Query(words="手机")) == 2
    history.close()


def test_the_first_version_stays_what_it_was(tmp_path: Path) -> None:
    """What was released is changed by a further upgrade, never in its own."""
    schemas = []
    for name in ("dumped", "made"):
        if name == "dumped":
            made(tmp_path / name)
        else:
            database = Database(tmp_path / name)
            upgrade(database, UPGRADES[:1])
            database.close()
        with closing(sqlite3.connect(tmp_path / name)) as connection:
            schemas.append(connection.execute("SELECT type, name, sql FROM sqlite_master ORDER BY name").fetchall())
    assert schemas[0] == schemas[1]


def test_an_upgrade_keeps_a_copy_of_what_was_before(tmp_path: Path) -> None:
    file = tmp_path / NAME
    made(file)
    second = (*UPGRADES, ("ALTER TABLE matter ADD COLUMN colour TEXT", "UPDATE matter SET colour = 'blue'"))
    database = Database(file)
    upgrade(database, second)
    with database.reading() as connection:
        assert connection.execute("SELECT name, colour FROM matter").fetchall() == [("甲某盗窃案", "blue")]
        assert connection.execute("PRAGMA user_version").fetchone() == (len(second),)
    database.close()
    copy = tmp_path / f"{NAME}.v1.bak"
    if os.name == "posix":
        assert mode(copy) == 0o600
    history = History.open(copy)
    assert history.count(Query()) == 2
    history.close()
    # The copy is a history of that version, which comes up to date when it is opened.
    assert {each.name for each in tmp_path.iterdir()} == {NAME, copy.name, f"{copy.name}.v1.bak"}


def test_an_upgrade_that_fails_changes_nothing(tmp_path: Path) -> None:
    file = tmp_path / NAME
    made(file)
    database = Database(file)
    with pytest.raises(sqlite3.OperationalError):
        upgrade(database, (*UPGRADES, ("DELETE FROM run", "CREATE TABLE matter (x)")))
    database.close()
    history = History.open(file)
    assert history.count(Query()) == 2
    history.close()


def test_a_later_versions_history_is_refused_and_left_alone(tmp_path: Path) -> None:
    file = tmp_path / NAME
    history = History.open(file)
    keep(history)
    history.close()
    with closing(sqlite3.connect(file)) as connection:
        connection.execute("PRAGMA user_version = 99")
    before = file.read_bytes()
    with pytest.raises(HistoryError) as raised:
        History.open(file)
    assert raised.value.kind == "newer"
    opened = open_history(tmp_path, Settings())
    assert not opened.history.keeps
    assert opened.problem is not None
    assert "更新版本" in say(opened.problem)
    assert "内存" in say(opened.problem)
    keep(opened.history)
    opened.history.close()
    assert file.read_bytes() == before


@pytest.mark.parametrize("content", [b"no database at all" * 100, b"SQLite format 3\0" + b"\xff" * 5000])
def test_a_damaged_history_is_put_aside_and_a_new_one_begun(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / NAME
    file.write_bytes(content)
    opened = open_history(tmp_path, Settings())
    assert opened.problem is not None
    assert opened.problem.key == "kept.kept-aside"
    assert opened.history.keeps
    assert keep(opened.history) == 1
    opened.history.close()
    (aside,) = tmp_path.glob("history.unreadable-*.db")
    assert aside.read_bytes() == content
    again = open_history(tmp_path, Settings())
    assert (again.problem, again.history.count(Query())) == (None, 1)
    again.history.close()


@pytest.mark.parametrize("version", [-1, 0, 1])
def test_a_database_that_is_no_history_is_put_aside(tmp_path: Path, version: int) -> None:
    with closing(sqlite3.connect(tmp_path / NAME)) as connection:
        connection.execute("CREATE TABLE run (x)")
        connection.execute(f"PRAGMA user_version = {version}")
    opened = open_history(tmp_path, Settings())
    assert opened.problem is not None
    assert "已另开一份新的历史" in say(opened.problem)
    opened.history.begin(prediction())
    opened.history.close()
    (aside,) = tmp_path.glob("history.unreadable-*.db")
    with closing(sqlite3.connect(aside)) as connection:
        assert connection.execute("PRAGMA user_version").fetchone() == (version,)


def test_a_wrong_index_is_made_anew_and_no_run_is_lost(tmp_path: Path) -> None:
    file = tmp_path / NAME
    history = History.open(file)
    run = keep(history)
    history.close()
    with closing(sqlite3.connect(file, isolation_level=None)) as connection:
        connection.execute("DELETE FROM words_data WHERE id > 10")
    history = History.open(file)
    with pytest.raises(HistoryError) as raised:
        history.found(Query(words="手机"))
    assert raised.value.kind == "damaged"
    assert history.trouble is raised.value
    history.close()
    note_damage(tmp_path)
    opened = open_history(tmp_path, Settings())
    assert opened.problem is None
    assert [each.id for each in opened.history.found(Query(words="手机"))] == [run]
    opened.history.close()
    assert [each.name for each in tmp_path.iterdir()] == [NAME]


def test_a_damage_in_the_middle_is_put_aside_once_it_is_known(tmp_path: Path) -> None:
    file = tmp_path / NAME
    history = History.open(file)
    for _ in range(30):
        keep(history)
    history.close()
    with file.open("r+b") as content:
        content.seek(3 * 4096)
        content.write(b"\xff" * (file.stat().st_size - 4 * 4096))
    note_damage(tmp_path)
    opened = open_history(tmp_path, Settings())
    assert opened.problem is not None
    assert opened.problem.key == "kept.kept-aside"
    opened.history.close()


@pytest.mark.parametrize("place", ["folder", "file"])
def test_where_nothing_can_be_kept_it_is_said(tmp_path: Path, place: str) -> None:
    folder = tmp_path / "home"
    if place == "folder":
        folder.write_text("a file where a folder should be", encoding="utf-8")
    else:
        (folder / NAME).mkdir(parents=True)
    opened = open_history(folder, Settings())
    assert opened.problem is not None
    assert "内存" in say(opened.problem)
    keep(opened.history)
    assert opened.history.count(Query(words="手机")) == 1
    opened.history.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit")
def test_a_full_disk_is_said_and_loses_nothing(tmp_path: Path) -> None:
    """No file of that process may grow beyond some kilobytes, as on a disk without room."""
    script = (
        "import resource, sys; from pathlib import Path\n"
        "from desktop.history.history import History; from desktop.history.history_error import HistoryError\n"
        "from desktop.history.history_file import open_history; from desktop.history.run import Query\n"
        "from desktop.settings.settings import Settings; from tests.history_help import keep, prediction\n"
        "folder = Path(sys.argv[1]); history = History.open(folder / 'history.db'); keep(history)\n"
        "run = history.begin(prediction()); history.write(run, '本院认为')\n"
        "size = max(each.stat().st_size for each in folder.iterdir())\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))\n"
        "try: history.write(run, '判' * 9000)\n"
        "except HistoryError as error: print(error.kind, history.trouble is error)\n"
        "assert history.run(run).text == '本院认为'\n"
        "opened = open_history(folder, Settings()); print(opened.problem.key); keep(opened.history)\n"
        "assert opened.history.count(Query()) == 1\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], capture_output=True, check=False, encoding="utf-8"
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.split() == ["file", "True", "kept.in-memory"]
    history = History.open(tmp_path / NAME)
    assert [history.run(each.id).text for each in history.found(Query())] == ["本院认为", TEXT]
    history.close()


@pytest.mark.parametrize("written", ['{"version": 9, "keep_history": false}', '{"keep_history":false, "font'])
def test_a_setting_keeps_nothing_though_its_file_cannot_be_read(tmp_path: Path, written: str) -> None:
    file = tmp_path / "settings.json"
    file.write_text(written, encoding="utf-8")
    assert not read_or_default(file).keep_history
    loaded = load_settings(file)
    assert loaded.kept_aside is not None
    assert not loaded.settings.keep_history
    file.write_text('{"version": 9, "keep_history": true}', encoding="utf-8")
    assert load_settings(file).settings.keep_history


def test_a_setting_keeps_nothing(tmp_path: Path) -> None:
    opened = open_history(tmp_path, Settings(keep_history=False))
    keep(opened.history)
    assert opened.problem is None
    opened.history.close()
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("odd", ["\0", "\ud83d", "a\0b\ud800", "\ud83d\ude00", "😀", "\r\n\x1b[0m", "\ufffe\uffff"])
def test_whatever_was_typed_or_written_comes_back(tmp_path: Path, odd: str) -> None:
    history = History.open(tmp_path / NAME)
    facts = f"{FACTS}{odd}"
    run = history.begin(prediction(facts, changes=((odd, odd),), system=odd))
    for piece in (TEXT, odd, "完"):
        history.write(run, piece)
    assert history.run(run).text == f"{TEXT}{odd}完"
    assert history.run(run).input == prediction(facts, changes=((odd, odd),), system=odd)
    read = verdict(facts, f"{TEXT}{odd}完")
    history.finish(run, read)
    assert history.run(run).text == read.text
    assert history.run(run).card is not None
    matter = history.add_matter(f"案{odd}")
    history.note(matter, odd)
    assert (history.matters()[0].name, history.matters()[0].notes) == (f"案{odd}", odd)
    assert history.count(Query(words="手机")) == 1
    history.delete([run])
    history.close()


def test_one_damaged_run_leaves_the_others_alone(tmp_path: Path) -> None:
    file = tmp_path / NAME
    history = History.open(file)
    bad, good = keep(history, group="g"), keep(history)
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("UPDATE content SET card = x'00' WHERE run = ?", (bad,))
    for read in (lambda: history.run(bad), lambda: history.runs_of("g")):
        with pytest.raises(HistoryError) as raised:
            read()
        assert raised.value.kind == "unreadable"
    assert history.trouble is None
    assert history.run(good).text == TEXT
    assert history.count(Query(words="手机")) == 2
    history.delete([bad])
    assert [each.id for each in history.found(Query())] == [good]
    history.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit")
def test_without_room_what_was_deleted_is_deleted_and_more_is_said(tmp_path: Path) -> None:
    """VACUUM wants to write the whole file a second time."""
    script = (
        "import resource, sys; from pathlib import Path\n"
        "from desktop.history.history import History; from desktop.history.history_error import HistoryError\n"
        "from desktop.history.run import Query; from tests.history_help import keep\n"
        "file = Path(sys.argv[1]); history = History.open(file); runs = [keep(history) for _ in range(60)]\n"
        "history.close(); history = History.open(file)\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (int(file.stat().st_size * 1.2),) * 2)\n"
        "try: history.delete(runs[:1])\n"
        "except HistoryError as error: print(error.message.key, history.count(Query()), history.trouble)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / NAME)], capture_output=True, check=False, encoding="utf-8"
    )
    assert done.stdout.split() == ["kept.not-rewritten", "59", "None"], done.stderr
