"""``criminal-law-desk batch`` as a user calls it, with the real llama.cpp: killed, stopped, gone on with."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from pathlib import Path

import openpyxl
import pytest

from desktop.__main__ import main
from desktop.batch.batch_folder import RESULTS
from desktop.history.history import History
from desktop.history.run import Query, RunKind, RunState
from tests.batch_help import batch_command, environment, results_in, run_batch, write_lines
from tests.ollama_server import free_port

pytestmark = [pytest.mark.slow, pytest.mark.models]
ROWS = 9


def begun(home: Path, arguments: list[str], folder: Path, answers: int) -> subprocess.Popen[str]:
    """The command, when it has given that many answers."""
    process = subprocess.Popen(
        batch_command(*arguments),
        env=environment(home),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        start_new_session=True,
    )
    until = time.monotonic() + 120
    while answers_in(folder) < answers:
        assert process.poll() is None
        assert time.monotonic() < until
        time.sleep(0.02)
    return process


def answers_in(folder: Path) -> int:
    file = folder / RESULTS
    return file.read_bytes().count(b"\n") if file.exists() else 0


def test_killed_in_the_middle_it_ends_as_if_it_had_never_been(tmp_path: Path) -> None:
    table = write_lines(tmp_path / "案件.jsonl", ROWS)
    common = [str(table), "--engine", "embedded", "--seed", "11", "--out"]
    unbroken = run_batch(tmp_path / "home", *common, str(tmp_path / "unbroken"))
    assert unbroken.returncode == 0, unbroken.stderr
    assert "犯罪事实：“事实”列" in unbroken.stderr

    killed = tmp_path / "killed"
    process = begun(tmp_path / "home", [*common, str(killed)], killed, 3)
    os.killpg(process.pid, signal.SIGKILL)
    process.communicate()
    before = answers_in(killed)
    assert 3 <= before < ROWS

    stopped = begun(tmp_path / "home", [str(killed)], killed, before + 2)
    os.kill(stopped.pid, signal.SIGINT)
    _, told = stopped.communicate(timeout=60)
    assert stopped.returncode == 130
    assert "已完成的都已保存。继续：criminal-law-desk batch" in told
    assert answers_in(killed) < ROWS

    went_on = run_batch(tmp_path / "home", *common, str(killed))
    assert went_on.returncode == 0, went_on.stderr
    assert results_in(killed) == results_in(tmp_path / "unbroken")
    assert [row["id"] for row in results_in(killed)] == [f"案{number}" for number in range(1, ROWS + 1)]
    history = History.open(tmp_path / "home" / "history.db")
    kept = history.found(Query(kind=RunKind.BATCH))
    history.close()
    assert [each.state for each in kept] == [RunState.FINISHED] * 2


def test_two_at_once_and_one_file_asked_for(tmp_path: Path) -> None:
    table = write_lines(tmp_path / "案件.jsonl", 4)
    out = tmp_path / "结果.xlsx"
    arguments = (str(table), "--engine", "embedded", "--parallel", "2", "--samples", "2", "--json", "--out", str(out))
    done = run_batch(tmp_path / "home", *arguments)
    assert done.returncode == 0, done.stderr
    *progress, last = [json.loads(line) for line in done.stdout.splitlines()]
    assert {line["event"] for line in progress} == {"progress"}
    assert (last["event"], last["rows"], last["wanted"], last["done"], last["failed"]) == ("batch", 4, 8, 8, 0)
    assert last["files"] == [str(out)]
    book = openpyxl.load_workbook(out)
    assert [row[2] for row in book["结果"].iter_rows(min_row=2, values_only=True)] == ["案1", "案2", "案3", "案4"]
    assert book["各份"].max_row == 9
    other = run_batch(tmp_path / "home", str(table), "--samples", "3", "--out", str(out))
    assert other.returncode == 2
    assert "份数不同：开始时是 2，现在是 3" in other.stderr
    table_only = (str(out.with_name("结果.batch")), "--table", "--out", str(tmp_path / "b.csv"))
    assert run_batch(tmp_path / "home", *table_only).returncode == 0
    assert (tmp_path / "b.csv").read_bytes().count(b"\xe6\xa1\x88") >= 4
    over = run_batch(tmp_path / "home", str(out.with_name("结果.batch")), "--table", "--out", str(table))
    assert (over.returncode, "不会被覆盖" in over.stderr) == (2, True)


def test_what_is_asked_for_wrongly_is_told_before_anything_is_judged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CRIMINAL_LAW_DESK_HOME", str(tmp_path / "home"))
    monkeypatch.setenv("OLLAMA_HOST", f"127.0.0.1:{free_port()}")
    table = write_lines(tmp_path / "案件.jsonl", 2)
    before = table.read_bytes()
    (tmp_path / "mine.csv").write_text("mine", encoding="utf-8")
    out = str(tmp_path / "o")
    for arguments, status, told in (
        ((str(table),), 2, "请用 --out 指定"),
        ((str(table), "--out", str(tmp_path / "a.docx")), 2, "不能写成“.docx”文件"),
        ((str(table), "--out", out, "--facts-column", "甲"), 2, "没有名为“甲”的列"),
        ((str(tmp_path / "gone.csv"), "--out", out), 2, "gone.csv"),
        ((str(table), "--out", out, "--engine", "ollama"), 3, "Ollama"),
        ((str(table), "--out", str(table)), 2, "已经存在，不会被覆盖"),
        ((str(table), "--out", str(tmp_path / "mine.csv")), 2, "已经存在，不会被覆盖"),
    ):
        assert main(["batch", *arguments]) == status
        assert told in capsys.readouterr().err
    assert (table.read_bytes(), (tmp_path / "mine.csv").read_text("utf-8")) == (before, "mine")
    assert not (tmp_path / "o").exists()
