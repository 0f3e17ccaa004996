"""``criminal-law-desk history``: listed, shown, exported and deleted in the terminal."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import mammoth
import pytest
from pypdf import PdfReader

from desktop.__main__ import main
from desktop.history.history import History
from desktop.history.history_file import NAME
from desktop.history.run import Query, RunInput, RunKind, RunState
from desktop.judging.case import Case
from desktop.settings.settings import Settings
from desktop.settings.store import save_settings
from resources.disclaimer.reader import label
from tests.history_help import FACTS, TEXT, keep, prediction, verdict
from tests.scripted_engine import STARTER, TUNED
from trainer.commands.exit_status import ExitStatus

FRAUD = "公诉机关指控被告人张某犯诈骗罪：张某骗取李某59620元。"
Told = Callable[..., tuple[int, str, str]]


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """With a theft in a matter, a stopped run and a fraud by another model."""
    monkeypatch.setenv("CRIMINAL_LAW_DESK_HOME", str(tmp_path))
    history = History.open(tmp_path / NAME)
    matter = history.add_matter("甲某盗窃案")
    history.note(matter, "价格认定书待补")
    keep(history, matter=matter)
    stopped = history.begin(prediction())
    history.finish(stopped, verdict(text="本院认为，被告人"), RunState.STOPPED)
    history.begin(prediction(FRAUD, STARTER))
    history.close()
    return tmp_path


@pytest.fixture
def told(home: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    def run(*words: object) -> tuple[int, str, str]:
        status = main(["history", *map(str, words)])
        said = capsys.readouterr()
        return status, said.out, said.err

    return run


@pytest.fixture
def kept(home: Path) -> Iterator[History]:
    history = History.open(home / NAME)
    yield history
    history.close()


def test_the_list_tells_who_what_and_how_it_ended(told: Told) -> None:
    status, out, err = told("list")
    fraud, stopped, theft = out.splitlines()
    assert status == ExitStatus.DONE
    assert [line.split()[0] for line in (fraud, stopped, theft)] == ["3", "2", "1"]
    assert theft.endswith(f"甲某  盗窃罪  有期徒刑八个月，缓刑一年，罚金 2,000 元  {TUNED.name}  案件 1：甲某盗窃案")
    assert stopped.endswith("［已停止］")
    assert "张某  诈骗罪" in fraud
    assert fraud.endswith("［程序中断］")
    assert err == "列出 3 条，共 3 条。\n"
    _, out, err = told("--language", "en", "list", "--charge", "盗窃")
    assert "甲某  theft (盗窃罪)" in out
    assert "matter 1: 甲某盗窃案" in out
    assert err == "1 of 1 entries.\n"


@pytest.mark.parametrize(
    ("options", "wanted"),
    [
        (("--words", "手机"), [2, 1]),
        (("--words", "认定书"), [1]),
        (("--charge", "盗窃罪"), [1]),
        (("--charge", "没有这个罪"), []),
        (("--model", "CRIMINALLAW"), [2, 1]),
        (("--model", STARTER.name), [3]),
        (("--matter", "1"), [1]),
        (("--since", "2000-01-01"), [3, 2, 1]),
        (("--since", "2999年1月1日"), []),
        (("--limit", "1"), [3]),
    ],
)
def test_the_list_is_narrowed(told: Told, options: tuple[str, ...], wanted: list[int]) -> None:
    status, out, _ = told("list", "--json", *options)
    assert status == ExitStatus.DONE
    assert [json.loads(line)["id"] for line in out.splitlines()] == wanted


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("list", "--since", "gestern"), "2026-03-05"),
        (("list", "--model", "qwen9"), "qwen9"),
        (("show", "7"), "没有编号为 7"),
        (("export", "7"), "没有编号为 7"),
        (("export",), "三者选一"),
        (("export", "1", "--all"), "三者选一"),
        (("export", "--matter", "9"), "没有编号为 9 的案件"),
        (("export", "1", "--format", "docx"), "--out"),
        (("delete", "1", "7", "--yes"), "没有编号为 7"),
        (("delete", "--yes"), "三者选一"),
        (("delete", "1"), "--yes"),
    ],
)
def test_what_cannot_be_done_is_said_and_does_nothing(
    told: Told, kept: History, words: tuple[str, ...], said: str
) -> None:
    status, out, err = told(*words)
    assert (status, out) == (ExitStatus.BAD_INPUT, "")
    assert said in err
    assert kept.count(Query()) == 3


@pytest.mark.parametrize(
    "words", [("list", "--limit", "0"), ("show", "x"), ("show", "99999999999999999999"), (), ("say",)]
)
def test_options_that_are_none_end_with_the_usual_status(told: Told, words: tuple[str, ...]) -> None:
    with pytest.raises(SystemExit) as ended:
        told(*words)
    assert ended.value.code == ExitStatus.BAD_INPUT


def test_a_run_is_shown_with_where_it_comes_from(told: Told) -> None:
    status, out, _ = told("show", 1)
    assert status == ExitStatus.DONE
    for part in (
        *("记录 1", "案件 1：甲某盗窃案", FACTS, TEXT, "缓刑　一年", TUNED.name, str(TUNED.digest), "种子  7"),
        f"【{label('zh', ours=True)}】",
    ):
        assert part in out
    _, out, _ = told("show", 2, "--language", "en")
    assert "[stopped]" in out
    assert label("en", ours=True) in out


def test_a_run_is_shown_as_json(told: Told) -> None:
    _, out, _ = told("show", 1, "--json")
    shown: dict[str, Any] = json.loads(out)
    assert shown["text"] == shown["card"]["text"] == TEXT
    assert shown["input"]["facts"] == FACTS
    assert shown["input"]["model"]["digest"] == TUNED.digest
    assert shown["input"]["parameters"]["seed"] == 7
    assert (shown["matter"], shown["matter_name"]) == (1, "甲某盗窃案")
    assert shown["label"] == label("zh", ours=True)


def test_a_batch_is_shown_by_its_folder(told: Told, kept: History) -> None:
    run = kept.begin(RunInput(RunKind.BATCH, Case("120 行"), given="/cases/batch"))
    _, out, _ = told("show", run)
    assert "/cases/batch" in out
    status, _, err = told("export", run, "--format", "md", "--out", "x.md")
    assert status == ExitStatus.BAD_INPUT
    assert "没有可以导出的记录" in err


def test_everything_goes_out_as_lines_of_json(told: Told, home: Path) -> None:
    _, out, _ = told("export", "--all")
    lines = [json.loads(line) for line in out.splitlines()]
    assert [line["id"] for line in lines] == [1, 2, 3]
    file = home / "out.jsonl"
    status, out, _ = told("export", 3, 1, "--out", file, "--json")
    assert status == ExitStatus.DONE
    assert json.loads(out) == {"event": "exported", "runs": 2, "file": str(file)}
    assert [json.loads(line) for line in file.read_text(encoding="utf-8").splitlines()] == [lines[2], lines[0]]
    before = file.read_bytes()
    status, _, err = told("export", 1, "--out", file)
    assert status == ExitStatus.BAD_INPUT
    assert "已经存在" in err
    assert file.read_bytes() == before
    assert told("export", 1, "--out", file, "--overwrite")[0] == ExitStatus.DONE
    assert len(file.read_text(encoding="utf-8").splitlines()) == 1


def test_odd_text_goes_out_too(told: Told, kept: History) -> None:
    run = keep(kept, FACTS + "\ud83d\0")
    status, out, _ = told("export", run)
    assert status == ExitStatus.DONE
    assert json.loads(out)["input"]["facts"] == FACTS + "?\0"


def test_a_matter_goes_out_as_a_document(told: Told, home: Path) -> None:
    word, plain = home / "甲.docx", home / "甲.md"
    assert told("export", "--matter", 1, "--format", "docx", "--out", word)[0] == ExitStatus.DONE
    with word.open("rb") as file:
        text = mammoth.extract_raw_text(file).value
    assert told("export", "--matter", 1, "--format", "md", "--out", plain)[0] == ExitStatus.DONE
    for content in (text, plain.read_text(encoding="utf-8")):
        for part in ("甲某盗窃案", "价格认定书待补", FACTS, label("zh", ours=True), str(TUNED.digest)):
            assert part in content


def test_a_run_goes_out_as_pdf_without_a_display(home: Path) -> None:
    file = home / "甲.pdf"
    environment = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "QT_QPA_PLATFORM")}
    words = [sys.executable, "-m", "desktop", "history", "export", "1", "--format", "pdf", "--out", str(file)]
    done = subprocess.run(words, env=environment, capture_output=True, check=False)
    assert done.returncode == ExitStatus.DONE, done.stderr.decode()
    text = "".join(page.extract_text() for page in PdfReader(file).pages)
    assert "甲某" in text
    assert "有期徒刑八个月" in "".join(text.split())


@pytest.mark.parametrize(
    ("words", "left"),
    [(("2", "3"), {1}), (("--matter", "1"), {2, 3}), (("--all",), set())],
    ids=["runs", "matter", "all"],
)
def test_what_is_deleted_is_gone(told: Told, home: Path, words: tuple[str, ...], left: set[int]) -> None:
    status, out, _ = told("delete", *words, "--yes", "--json")
    assert status == ExitStatus.DONE
    assert json.loads(out) == {"event": "deleted", "runs": sorted({1, 2, 3} - left)}
    history = History.open(home / NAME)
    assert {each.id for each in history.found(Query())} == left
    history.close()
    if not left:
        assert "甲某".encode() not in b"".join(each.read_bytes() for each in home.iterdir())


@pytest.mark.parametrize(("answer", "left"), [("y\n", 2), ("是\n", 2), ("\n", 3), ("n\n", 3), ("", 3)])
def test_at_a_terminal_it_asks_before(
    told: Told, home: Path, monkeypatch: pytest.MonkeyPatch, answer: str, left: int
) -> None:
    terminal = io.StringIO(answer)
    terminal.isatty = lambda: True  # type: ignore[method-assign]
    monkeypatch.setattr(sys, "stdin", terminal)
    status, out, err = told("delete", 1)
    assert "永久删除 1 条记录？" in err
    assert status == (ExitStatus.DONE if left == 2 else ExitStatus.STOPPED)
    assert ("已永久删除" in out) is (left == 2)
    history = History.open(home / NAME)
    assert history.count(Query()) == left
    history.close()


def test_a_later_versions_history_is_said(told: Told, home: Path, kept: History) -> None:
    with kept._database.writing() as connection:
        connection.execute("PRAGMA user_version = 99")
    status, out, err = told("list")
    assert (status, out) == (ExitStatus.BAD_INPUT, "")
    assert "更新版本" in err


def test_where_nothing_is_kept_that_is_said(told: Told, home: Path) -> None:
    save_settings(home / "settings.json", Settings(keep_history=False))
    status, out, err = told("list")
    assert (status, out) == (ExitStatus.DONE, "")
    assert "不保留历史" in err


def test_a_damaged_history_is_put_aside_and_said(told: Told, home: Path) -> None:
    for each in home.glob(f"{NAME}*"):
        each.write_bytes(b"nothing" * 1000)
    status, out, err = told("list")
    assert (status, out) == (ExitStatus.DONE, "")
    assert "没有删除" in err
    assert len(list(home.glob("history.unreadable-*.db"))) == 1
