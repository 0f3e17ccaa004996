"""What the frozen programs make of files is, byte for byte, what the sources make of them; and they say no more."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from resources.version import version
from tests.batch_help import STARTER, facts_of, results_in, write_lines
from tests.bundle.frozen_program import DESK, TRAINER, FrozenProgram, done, run_source
from tests.checked_texts import ANSWER, FACTS, WHOLE, word
from tests.corpus_texts import civil, dump_row, theft
from tests.court_texts import court_text
from tests.test_corpus_csv import table
from tests.test_evaluation_run import cail_row
from tests.tiny_model import write_tiny_qwen
from tests.wine.two_computers import files_in
from trainer.evaluation.reporting.results_json import read_report

EMBEDDED = ("--engine", "embedded", "--seed", "7")


def assert_alike(
    frozen: FrozenProgram, home: Path, program: str, *arguments: str | Path, given: bytes = b"", status: int = 0
) -> bytes:
    """What both print; their other words are the same too."""
    here = run_source(program, *arguments, home=home / "源码", given=given)
    there = frozen.run(program, *arguments, home=home / "程序", given=given)
    assert (there.returncode, there.stderr.decode(), there.stdout.decode()) == (
        status,
        here.stderr.decode(),
        here.stdout.decode(),
    )
    assert here.returncode == status
    return there.stdout


@pytest.mark.parametrize("program", [DESK, TRAINER])
def test_each_tells_its_version(frozen: FrozenProgram, tmp_path: Path, program: str) -> None:
    assert done(frozen.run(program, "--version", home=tmp_path)).decode() == f"{program} {version()}\n"


@pytest.mark.parametrize(
    ("program", "command"),
    [
        *(
            (TRAINER, command)
            for command in ("prepare", "read", "export", "evaluate", "harness", "environment", "train", "push")
        ),
        *((DESK, command) for command in ("judge", "check", "batch", "history", "carry")),
    ],
)
def test_every_command_tells_its_usage(frozen: FrozenProgram, tmp_path: Path, program: str, command: str) -> None:
    assert command.encode() in assert_alike(frozen, tmp_path, program, command, "--help")


def test_a_word_that_is_no_command_opens_no_window(frozen: FrozenProgram, tmp_path: Path) -> None:
    assert_alike(frozen, tmp_path, DESK, "-m", "trainer", status=2)


def test_judgments_are_read_alike(frozen: FrozenProgram, tmp_path: Path) -> None:
    folder = tmp_path / "案卷 材料"
    folder.mkdir()
    lines = [json.dumps({"id": f"案{n}", "full_text": court_text(n)}, ensure_ascii=False) for n in range(20)]
    (folder / "判决 一.jsonl").write_text("\n".join([*lines, '{"broken']), encoding="utf-8")
    (folder / "判决 二.txt").write_bytes(court_text(20).encode("gb18030"))
    (folder / "判决 三.docx").write_bytes(word(WHOLE))
    assert assert_alike(frozen, tmp_path, TRAINER, "read", folder, "--json").count(b"\n") == 23


def test_two_processes_prepare_the_same_data(frozen: FrozenProgram, tmp_path: Path) -> None:
    rows = [dump_row(n, theft(n, day=1 + n % 28), decided=f"2021-03-{1 + n % 28:02}") for n in range(60)]
    rows += [dump_row(1000 + n, civil(n), kind="民事") for n in range(60)]
    dump = tmp_path / "裁判文书 2021.csv"
    dump.write_text(table(rows), encoding="utf-8", newline="")
    options = ("--workers", "2", "--number", "40", "--reinforcement", "8", "--validation", "0.1", "--test", "0.1")
    assert run_source(TRAINER, "prepare", dump, "--out", tmp_path / "源码", *options, home=tmp_path).returncode == 0
    prepared = frozen.run(TRAINER, "prepare", dump, "--out", tmp_path / "程序", *options, home=tmp_path)
    assert prepared.returncode == 0, prepared.stderr.decode()
    here, there = files_in(tmp_path / "源码"), files_in(tmp_path / "程序")
    assert any(name.endswith(".parquet") for name in here)
    assert there.keys() == here.keys()
    assert [name for name in here if there[name] != here[name]] == []


@pytest.mark.parametrize("kind", ["Q4_K_M", "Q8_0"])
def test_an_export_is_the_same_file(frozen: FrozenProgram, tmp_path: Path, kind: str) -> None:
    """Without a compiler: the quantisers were compiled before."""
    base = write_tiny_qwen(tmp_path / "底座 模型", hidden_size=256, intermediate_size=512)
    options = ("--type", kind, "--name", "Tiny", "--license", "apache-2.0")
    here, there = tmp_path / "源码.gguf", tmp_path / "程序.gguf"
    assert run_source(TRAINER, "export", base, "--out", here, *options, home=tmp_path).returncode == 0
    exported = frozen.run(TRAINER, "export", base, "--out", there, *options, home=tmp_path)
    assert exported.returncode == 0, exported.stderr.decode()
    assert there.read_bytes() == here.read_bytes()


def test_a_judgment_is_checked_alike(frozen: FrozenProgram, tmp_path: Path) -> None:
    document, facts = tmp_path / "判决书.docx", tmp_path / "事实.txt"
    document.write_bytes(word(WHOLE))
    facts.write_bytes(FACTS.encode("gb18030"))
    assert b"findings" in assert_alike(frozen, tmp_path, DESK, "check", document, "--json")
    assert_alike(frozen, tmp_path, DESK, "check", "-", "--facts", facts, "--json", given=ANSWER.encode())


def test_the_model_that_comes_along_judges_and_the_history_keeps_it(frozen: FrozenProgram, tmp_path: Path) -> None:
    given = facts_of(1).encode()
    judged = frozen.run(DESK, "judge", "-", *EMBEDDED, "--json", given=given, home=tmp_path)
    assert judged.returncode == 0, judged.stderr.decode()
    assert "盗窃" in json.loads(judged.stdout)["text"]
    run = json.loads(done(frozen.run(DESK, "history", "list", "--json", home=tmp_path)))
    number = str(run["id"])
    assert facts_of(1)[:30] in done(frozen.run(DESK, "history", "show", number, home=tmp_path)).decode()
    for file in (tmp_path / "导出.docx", tmp_path / "导出.json", tmp_path / "导出.pdf", tmp_path / "导出.md"):
        exported = ("history", "export", number, "--format", file.suffix[1:], "--out", file)
        assert frozen.run(DESK, *exported, home=tmp_path).returncode == 0
        assert file.stat().st_size > 1000
    assert frozen.run(DESK, "history", "delete", number, "--yes", home=tmp_path).returncode == 0
    assert done(frozen.run(DESK, "history", "list", "--json", home=tmp_path)) == b""


def test_a_batch_is_judged_and_gone_on_with(frozen: FrozenProgram, tmp_path: Path) -> None:
    cases, out = write_lines(tmp_path / "案件 表.jsonl", 2), tmp_path / "结果 一"
    judged = frozen.run(DESK, "batch", cases, *EMBEDDED, "--out", out, home=tmp_path)
    assert judged.returncode == 0, judged.stderr.decode()
    rows = results_in(out)
    assert [row["id"] for row in rows] == ["案1", "案2"]
    assert {path.suffix for path in out.iterdir()} >= {".xlsx", ".csv", ".jsonl"}
    assert frozen.run(DESK, "batch", out, home=tmp_path).returncode == 0
    assert results_in(out) == rows


def test_a_model_is_measured_and_reported(frozen: FrozenProgram, tmp_path: Path) -> None:
    """Without what only an installation with sources has: the report says which baseline it lacks."""
    cases, others = tmp_path / "测试 案件.jsonl", tmp_path / "训练 案件.jsonl"
    for file, numbers in ((cases, range(4)), (others, range(4, 12))):
        file.write_text("\n".join(cail_row(number, "盗窃", 264, 10 + number) for number in numbers), encoding="utf-8")
    asked = (f"cail={cases}", "--model", f"embedded:{STARTER}", "--train", others, "--num-predict", "200")
    measured = frozen.run(TRAINER, "evaluate", *asked, "--out", tmp_path / "评测", home=tmp_path)
    assert measured.returncode == 0, measured.stderr.decode()
    results = read_report(tmp_path / "评测" / "report.json")
    assert [(suite.suite, suite.cases) for suite in results.suites] == [("cail", 4)]
    assert {each.kind for each in results.suites[0].predictors} == {"model", "baseline"}
    assert {file.suffix for file in (tmp_path / "评测").iterdir()} >= {".html", ".tex", ".csv", ".jsonl"}
