"""What was deleted is in no byte of any file in the folder."""

from __future__ import annotations

import random
import sqlite3
import threading
import time
from contextlib import closing
from pathlib import Path

import pytest

from desktop.history import wiping
from desktop.history.history import History
from desktop.history.history_error import HistoryError
from desktop.history.history_file import NAME
from desktop.history.run import Query
from desktop.history.schema import backup_of
from resources.messages.message import message
from tests.history_help import FACTS, TEXT, keep, prediction, verdict


def everything(folder: Path) -> bytes:
    return b"".join(each.read_bytes() for each in folder.iterdir()).lower()


def marked(history: History, mark: str, chance: random.Random) -> int:
    """A run of any length, whole or not, with its mark wherever something of the user's is kept."""
    facts = FACTS * chance.randrange(3) + mark + FACTS * chance.randrange(3)
    run = history.begin(prediction(facts, group=mark, changes=((mark, mark),), system=mark))
    for _ in range(chance.randrange(1, 12)):
        history.write(run, f"本院认为{mark}")
    match chance.randrange(3):
        case 0:
            history.finish(run, verdict(facts, TEXT + mark))
        case 1:
            history.fail(run, message("kept.file", file=mark))
        case _:
            history.keep_sheets(run, [{"mark": mark}])
    return run


def test_the_bytes_are_gone(tmp_path: Path) -> None:
    chance = random.Random(11)
    history = History.open(tmp_path / NAME)
    marks = {marked(history, mark, chance): mark for mark in (f"secret{number:04}x" for number in range(60))}
    assert all(mark.encode() in everything(tmp_path) for mark in marks.values())
    gone = chance.sample(list(marks), 40)
    for start in range(0, 40, 10):
        history.delete(gone[start : start + 10])
        left = everything(tmp_path)
        assert [run for run in gone[: start + 10] if marks[run].encode() in left] == []
    assert all(mark.encode() in left for run, mark in marks.items() if run not in gone)
    assert history.count(Query(words="secret")) == 20
    history.close()


def test_a_copy_at_which_a_process_was_killed_goes_too(tmp_path: Path) -> None:
    history = History.open(tmp_path / NAME)
    run = keep(history, FACTS + "secretfact")
    for end in ("", "-journal"):
        (tmp_path / f".{NAME}.v1.bak.0a1b2c3d-99999-00ff00ff.part{end}").write_bytes(b"secretfact")
    history.delete([run])
    assert b"secret" not in everything(tmp_path)
    history.close()


def test_what_another_process_deletes_while_it_is_listed_leaves_the_list(tmp_path: Path) -> None:
    reading, deleting = History.open(tmp_path / NAME), History.open(tmp_path / NAME)
    problems: list[Exception] = []

    def read() -> None:
        try:
            while deleting.count(Query()):
                reading.found(Query(words="手机"))
        except Exception as error:
            problems.append(error)

    runs = [reading.begin(prediction(FACTS)) for _ in range(60)]
    reader = threading.Thread(target=read)
    reader.start()
    for start in range(0, 60, 3):
        with deleting._database.writing() as connection:
            wiping.delete_runs(connection, runs[start : start + 3])
    reader.join()
    assert problems == []
    reading.close()
    deleting.close()


def test_a_matters_name_and_notes_go_with_it(tmp_path: Path) -> None:
    history = History.open(tmp_path / NAME)
    matter = history.add_matter("secretname")
    history.note(matter, "secretnote")
    keep(history, FACTS + "secretfact", matter=matter)
    history.delete_matter(matter, runs=True)
    assert b"secret" not in everything(tmp_path)
    history.close()


def test_everything_goes_and_what_was_copied_and_put_aside_too(tmp_path: Path) -> None:
    file = tmp_path / NAME
    history = History.open(file)
    keep(history, FACTS + "secretfact")
    history.add_matter("secretname")
    for other in (backup_of(file, 1), tmp_path / "history.unreadable-20260101T000000Z.db"):
        other.write_bytes(b"secret")
    history.delete_all()
    assert b"secret" not in everything(tmp_path)
    assert history.count(Query()) == 0
    assert keep(history) == 2  # a number is never given again
    history.close()


def test_a_copy_from_before_an_upgrade_goes_with_the_first_run_that_is_deleted(tmp_path: Path) -> None:
    file = tmp_path / NAME
    history = History.open(file)
    run = keep(history, FACTS + "secretfact")
    with closing(sqlite3.connect(file)) as source, closing(sqlite3.connect(backup_of(file, 1))) as copy:
        source.backup(copy)
    history.delete([run])
    assert b"secret" not in everything(tmp_path)
    history.close()


def test_while_another_reads_it_waits(tmp_path: Path) -> None:
    file = tmp_path / NAME
    history = History.open(file)
    run = keep(history, FACTS + "secretfact")
    reading = threading.Event()

    def read_for_a_moment() -> None:
        with closing(sqlite3.connect(file, isolation_level=None)) as other:
            other.execute("BEGIN")
            other.execute("SELECT * FROM content").fetchall()
            reading.set()
            time.sleep(0.5)
            other.execute("COMMIT")

    reader = threading.Thread(target=read_for_a_moment)
    reader.start()
    reading.wait()
    history.delete([run])
    assert b"secret" not in everything(tmp_path)
    reader.join()
    history.close()


def test_where_another_reads_on_and_on_it_is_said_and_made_good_later(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wiping, "_TRIES", 1)
    monkeypatch.setattr(wiping, "_BUSY_MILLISECONDS", 10)
    file = tmp_path / NAME
    history = History.open(file)
    run = keep(history, FACTS + "secretfact")
    with closing(sqlite3.connect(file, isolation_level=None)) as other:
        other.execute("BEGIN")
        other.execute("SELECT * FROM content").fetchall()
        with pytest.raises(HistoryError) as raised:
            history.delete([run])
        assert raised.value.message.key == "kept.not-wiped"
        assert history.count(Query()) == 0
        other.execute("COMMIT")
    history.close()
    assert b"secret" not in everything(tmp_path)
