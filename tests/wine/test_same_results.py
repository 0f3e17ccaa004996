"""What Windows makes of the same files is, byte for byte, what Linux makes of them."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from tests.batch_help import STARTER, facts_of, results_in, write_lines
from tests.checked_texts import ANSWER, FACTS, WHOLE, word
from tests.corpus_texts import civil, dump_row, theft
from tests.court_texts import court_text
from tests.test_corpus_csv import table
from tests.tiny_model import write_tiny_qwen
from tests.wine.two_computers import Windows, files_in, run_here

RARE = "被告人㛃某"
"""The first character of the name is none of code page 936."""


def done(process: subprocess.CompletedProcess[bytes], status: int = 0) -> bytes:
    """What it printed, with the ends of lines of Linux."""
    assert process.returncode == status, process.stderr.decode("utf-8", "replace")
    return process.stdout.replace(b"\r\n", b"\n")


def test_judgments_are_read_alike(windows: Windows, folder: Path) -> None:
    lines = [json.dumps({"id": f"案{n}", "full_text": court_text(n)}, ensure_ascii=False) for n in range(20)]
    (folder / "判决 一.jsonl").write_text("\n".join([*lines, '{"broken']), encoding="utf-8")
    (folder / "判决 二.txt").write_bytes(court_text(20).replace("被告人", RARE, 1).encode("gb18030"))
    (folder / "判决 三.docx").write_bytes(word(WHOLE))
    here = done(run_here("-m", "trainer", "read", folder, "--json"))
    assert here.count(b"\n") == 23
    assert done(windows.run("-m", "trainer", "read", folder, "--json")) == here


def test_a_printed_recipe_is_read_back(windows: Windows, folder: Path) -> None:
    printed = done(windows.run("-m", "trainer", "recipe", "a10"))
    assert printed == done(run_here("-m", "trainer", "recipe", "a10"))
    (folder / "配方.toml").write_bytes(printed)
    assert done(windows.run("-m", "trainer", "recipe", folder / "配方.toml")) == printed


def test_the_same_data_is_made_by_two_processes(windows: Windows, folder: Path) -> None:
    rows = [dump_row(n, theft(n, day=1 + n % 28), decided=f"2021-03-{1 + n % 28:02}") for n in range(60)]
    rows += [dump_row(1000 + n, civil(n), kind="民事") for n in range(60)]
    source = folder / "裁判文书 2021.csv"
    source.write_text(table(rows), encoding="utf-8", newline="")
    os.utime(source, (1_600_000_000, 1_600_000_000))  # Windows tells fewer digits of a file's time, and it is kept
    options = ("--workers", "2", "--number", "40", "--reinforcement", "8", "--validation", "0.1", "--test", "0.1")
    done(run_here("-m", "trainer", "prepare", source, "--out", folder / "here", *options))
    done(windows.run("-m", "trainer", "prepare", source, "--out", folder / "数据 集", *options))
    here, there = files_in(folder / "here"), files_in(folder / "数据 集")
    assert any(name.endswith(".parquet") for name in here)
    assert there.keys() == here.keys()
    assert [name for name in here if there[name] != here[name]] == []


@pytest.mark.parametrize("kind", ["Q4_K_M", "Q8_0"])
def test_an_export_is_the_same_file(windows: Windows, folder: Path, kind: str) -> None:
    base = write_tiny_qwen(folder / "底座 模型", hidden_size=256, intermediate_size=512)
    options = ("--type", kind, "--name", "Tiny", "--license", "apache-2.0")
    done(run_here("-m", "trainer", "export", base, "--out", folder / "here.gguf", *options))
    done(windows.run("-m", "trainer", "export", base, "--out", folder / "模型.gguf", *options))
    assert (folder / "模型.gguf").read_bytes() == (folder / "here.gguf").read_bytes()


def test_a_judgment_is_checked_alike(windows: Windows, folder: Path) -> None:
    (folder / "判决书.docx").write_bytes(word(WHOLE))
    here = done(run_here("-m", "desktop", "check", folder / "判决书.docx", "--json", home=folder / "here"))
    assert done(windows.run("-m", "desktop", "check", folder / "判决书.docx", "--json", home=folder / "数据")) == here
    (folder / "事实.txt").write_bytes(FACTS.encode("gb18030"))
    arguments = ("-m", "desktop", "check", "-", "--facts", folder / "事实.txt", "--json")
    answer = ANSWER.encode()
    here = done(run_here(*arguments, given=answer, home=folder / "here"))
    assert done(windows.run(*arguments, given=answer, home=folder / "数据")) == here


def test_the_model_that_comes_along_judges_and_the_history_keeps_it(windows: Windows, folder: Path) -> None:
    """In the child, from standard input; then the history's four commands."""
    home = folder / "用户 数据"
    model = folder / "演示 模型.gguf"
    model.write_bytes(STARTER.read_bytes())
    judge = ("-m", "desktop", "judge", "-", "--engine", "embedded", "--model", model, "--seed", "7", "--json")
    judged = json.loads(done(windows.run(*judge, given=facts_of(1).encode(), home=home)))
    assert "盗窃" in judged["text"]
    assert judged["judgment"]["defendants"]

    listed = json.loads(done(windows.run("-m", "desktop", "history", "list", "--json", home=home)).splitlines()[0])
    number = str(listed["id"])
    shown = done(windows.run("-m", "desktop", "history", "show", number, home=home)).decode("utf-8")
    assert facts_of(1)[:30] in shown
    for file in (folder / "导出.docx", folder / "导出.json", folder / "导出.pdf"):
        kind = file.suffix[1:]
        done(windows.run("-m", "desktop", "history", "export", number, "--format", kind, "--out", file, home=home))
        assert file.stat().st_size > 1000
    done(windows.run("-m", "desktop", "history", "delete", number, "--yes", home=home))
    assert done(windows.run("-m", "desktop", "history", "list", "--json", home=home)) == b""
    # Nothing of it is left in the file either.
    assert facts_of(1)[:30].encode() not in b"".join(files_in(home).values())


def test_a_batch_is_judged_and_gone_on_with(windows: Windows, folder: Path) -> None:
    home = folder / "用户 数据"
    source = write_lines(folder / "案件 表.jsonl", 3)
    # Without a model's name it is the demonstration model that the program brings.
    options = ("--engine", "embedded", "--seed", "11", "--out", folder / "结果 一")
    done(windows.run("-m", "desktop", "batch", source, *options, home=home))
    rows = results_in(folder / "结果 一")
    assert [row["id"] for row in rows] == ["案1", "案2", "案3"]
    assert {path.suffix for path in (folder / "结果 一").iterdir()} >= {".xlsx", ".csv", ".jsonl"}
    # Called again there is nothing left to do, and the table is the same.
    done(windows.run("-m", "desktop", "batch", folder / "结果 一", home=home))
    assert results_in(folder / "结果 一") == rows


@pytest.mark.parametrize("program", ["desktop", "trainer"])
def test_each_program_tells_its_version(windows: Windows, program: str) -> None:
    assert done(windows.run("-m", program, "--version")) == done(run_here("-m", program, "--version"))
