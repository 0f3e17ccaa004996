"""A history whose writers are killed, and one that several write at once."""

from __future__ import annotations

import json
import random
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from desktop.history.history import History
from desktop.history.run import Query, RunState
from tests.history_help import TEXT, keep, prediction

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="forks")
MOMENTS = 50


@pytest.mark.slow
def test_nothing_that_was_shown_is_lost(tmp_path: Path) -> None:
    file = tmp_path / "history.db"
    chance = random.Random(7)
    moments = [f"{chance.uniform(0, 0.12):.4f}" for _ in range(MOMENTS)]
    done = subprocess.run(
        [sys.executable, "-m", "tests.killed_history", str(file), *moments], capture_output=True, check=True, text=True
    )
    rounds = [json.loads(line) for line in done.stdout.splitlines()]
    assert len(rounds) == MOMENTS
    assert all(each["integrity"] in (["ok"], []) for each in rounds)
    shown: dict[int, int] = {}
    finished: set[int] = set()
    for each in rounds:
        for line in each["shown"]:
            what, run, *length = line.split()
            if what == "began":
                shown[int(run)] = 0
            elif what == "wrote":
                shown[int(run)] = int(length[0])
            elif what == "finished":
                finished.add(int(run))
            elif what == "deletes":
                shown.pop(int(run))
    assert sum(bool(each["shown"]) for each in rounds) > MOMENTS / 2
    history = History.open(file)
    kept = {each.id: history.run(each.id) for each in history.found(Query(), limit=100_000)}
    for run, length in shown.items():
        assert len(kept[run].text) >= length
        assert TEXT.startswith(kept[run].text)
        assert kept[run].summary.state in (
            {RunState.FINISHED} if run in finished else {RunState.INTERRUPTED, RunState.FINISHED}
        )
    assert history.count(Query(words="手机")) == len(kept)
    assert {each.name for each in tmp_path.iterdir() if "writer" in each.name} == set()
    history.close()


def test_a_run_is_cut_off_only_once_its_process_has_ended(tmp_path: Path) -> None:
    file = tmp_path / "history.db"
    script = (
        "import sys; from pathlib import Path; from desktop.history.history import History\n"
        "from tests.history_help import prediction\n"
        "history = History.open(Path(sys.argv[1])); run = history.begin(prediction()); history.write(run, '本院认为')\n"
        "print(run, flush=True); sys.stdin.read()\n"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(file)], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        run = int(writer.stdout.readline())
        history = History.open(file)
        assert history.found(Query())[0].state is RunState.WRITING
        assert history.found(Query())[0].written == 4
        writer.kill()
    (found,) = history.found(Query(words="本院认为"))
    assert (found.id, found.state, found.written) == (run, RunState.INTERRUPTED, 4)
    assert history.run(run).text == "本院认为"
    history.close()


@pytest.mark.slow
def test_several_write_at_once(tmp_path: Path) -> None:
    """Also a file that each of them is the first to open."""
    file = tmp_path / "history.db"
    script = (
        "import sys; from pathlib import Path; from desktop.history.history import History\n"
        "from tests.history_help import keep\n"
        "sys.stdin.readline(); history = History.open(Path(sys.argv[1]))\n"
        "for number in range(20): keep(history)\n"
        "history.close()\n"
    )
    writers = [
        subprocess.Popen([sys.executable, "-c", script, str(file)], stdin=subprocess.PIPE, text=True) for _ in range(3)
    ]
    for writer in writers:
        assert writer.stdin is not None
        writer.stdin.write("go\n")
        writer.stdin.flush()
    for writer in writers:
        writer.communicate()
    assert [writer.returncode for writer in writers] == [0, 0, 0]
    history = History.open(file)
    runs = history.found(Query(words="盗窃"))
    assert len(runs) == 60
    assert {history.run(each.id).text for each in runs} == {TEXT}
    history.close()


def test_what_another_deletes_is_gone_here(tmp_path: Path) -> None:
    first, second = History.open(tmp_path / "history.db"), History.open(tmp_path / "history.db")
    run = keep(first)
    writing = second.begin(prediction())
    second.delete([run])
    assert [each.id for each in first.found(Query())] == [writing]
    first.delete([writing])
    second.write(writing, "本院")
    assert second.count(Query()) == 0
    first.close()
    second.close()


def test_any_thread_may_use_one(tmp_path: Path) -> None:
    history = History.open(tmp_path / "history.db")
    other = keep(history)

    def write() -> None:
        run = history.begin(prediction())
        for start in range(0, len(TEXT), 5):
            history.write(run, TEXT[start : start + 5])
            history.found(Query(words="手机"))
        assert history.run(run).text == TEXT

    with ThreadPoolExecutor(6) as threads:
        jobs = [threads.submit(write) for _ in range(6)]
        threads.submit(history.delete, [other]).result()
        for job in jobs:
            job.result()
    assert [history.run(each.id).text for each in history.found(Query())] == [TEXT] * 6
    history.close()


@pytest.mark.slow
def test_of_several_that_find_it_damaged_one_puts_it_aside(tmp_path: Path) -> None:
    (tmp_path / "history.db").write_bytes(b"no history" * 1000)
    script = (
        "import sys; from pathlib import Path; from desktop.history.history_file import open_history\n"
        "from desktop.settings.settings import Settings; from tests.history_help import keep\n"
        "sys.stdin.readline(); opened = open_history(Path(sys.argv[1]), Settings()); keep(opened.history)\n"
        "assert opened.history.keeps; opened.history.close()\n"
    )
    processes = [
        subprocess.Popen([sys.executable, "-c", script, str(tmp_path)], stdin=subprocess.PIPE, text=True)
        for _ in range(3)
    ]
    for process in processes:
        assert process.stdin is not None
        process.stdin.write("go\n")
        process.stdin.flush()
    for process in processes:
        process.communicate()
    assert [process.returncode for process in processes] == [0, 0, 0]
    assert len(list(tmp_path.glob("history.unreadable-*"))) == 1
    history = History.open(tmp_path / "history.db")
    assert history.count(Query()) == 3
    history.close()
