"""``criminal-law-trainer read``: files, folders and standard input in, one JSON line out per document."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from threading import Event, Thread
from typing import IO, Any

import pytest

from tests.court_texts import court_text
from trainer.__main__ import main

ROOT = Path(__file__).resolve().parent.parent
KEYS = {"id", "rejected", "fact", "reasoning", "result", "judgment", "findings"}


def read(capfd: pytest.CaptureFixture[str], *arguments: str | Path) -> tuple[int, list[dict[str, Any]], str]:
    """Exit status, the lines, and what was said beside them."""
    status = main(["read", *map(str, arguments)])
    out, said = capfd.readouterr()
    lines = [json.loads(line) for line in out.splitlines()]
    assert all(set(line) == KEYS for line in lines)
    return status, lines, said


def rows(count: int) -> list[dict[str, object]]:
    return [{"id": f"案{number}", "full_text": court_text(number)} for number in range(count)]


def json_lines(count: int) -> bytes:
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows(count)).encode()


def test_a_line_for_each_document(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "判决.jsonl"
    file.write_bytes(json_lines(3))
    status, lines, said = read(capfd, file, "--json")
    assert status == 0
    assert [line["id"] for line in lines] == ["案0", "案1", "案2"]
    first = lines[0]
    assert first["rejected"] is None
    assert first["findings"] == []
    defendant = first["judgment"]["defendants"][0]
    assert defendant["charges"][0]["name"] == "盗窃罪"
    assert defendant["charges"][0]["sentence"]["months"] == 6
    assert {"law": "刑法", "number": 67, "sub": None, "paragraph": 3, "item": None} in first["judgment"]["articles"]
    assert first["fact"] in court_text(0)
    assert "3 份文书，读取 3 份" in said


def test_a_folder_of_many_formats(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.jsonl").write_bytes(json_lines(2))
    (tmp_path / "b.txt").write_bytes(court_text(2).encode("gb18030"))
    (tmp_path / "deeper").mkdir()
    (tmp_path / "deeper" / "c.json").write_text(json.dumps(rows(2), ensure_ascii=False), encoding="utf-16")
    (tmp_path / "d.xml").write_text("<writ><QW value='x'>", encoding="utf-8")
    (tmp_path / "e.bin").write_bytes(bytes(range(256)) * 20)
    (tmp_path / "f.txt").write_bytes(b"")
    (tmp_path / ".hidden").write_bytes(json_lines(1))
    status, lines, said = read(capfd, tmp_path)
    assert status == 0
    assert sum(line["rejected"] is None for line in lines) == 5
    assert all(line["rejected"] for line in lines if line["judgment"] is None)
    assert "未读取" in said


def test_what_is_refused_says_why(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    texts = {
        "civil": court_text(0).replace("刑 事", "民 事"),
        "second": court_text(0).replace("刑初", "刑终"),
        "cut": court_text(0).partition("判决如下")[0],
        "noise": "一" * 1_000_000,
    }
    file = tmp_path / "x.jsonl"
    file.write_text(
        "\n".join(json.dumps({"id": name, "full_text": text}, ensure_ascii=False) for name, text in texts.items())
        + '\n{"id": "broken", "full_text": "被告人\n',
        encoding="utf-8",
    )
    _, lines, _ = read(capfd, file)
    reasons = {line["id"]: str(line["rejected"]).partition(":")[0] for line in lines}
    assert [reasons.pop(name) for name in texts] == ["not_criminal", "second_instance", "no_verdict", "not_criminal"]
    assert set(reasons.values()) == {"damaged"}


def test_standard_input_streams() -> None:
    """The first lines come while the last has not been written yet."""
    answered = Event()
    with subprocess.Popen(
        [sys.executable, "-m", "trainer", "read", "--workers", "1"],
        cwd=ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as job:
        assert job.stdin is not None
        assert job.stdout is not None
        writer = Thread(target=_write, args=(job.stdin, answered))
        writer.start()
        first = json.loads(job.stdout.readline())
        answered.set()
        rest = job.stdout.readlines()
        writer.join()
    assert first["id"] == "案0"
    assert len(rest) == 400
    assert job.returncode == 0


def _write(stream: IO[bytes], answered: Event) -> None:
    with stream:
        stream.write(json_lines(400))
        stream.flush()
        if answered.wait(300):
            stream.write(json_lines(1))


def test_several_processes_give_the_same_lines_in_the_same_order(
    tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "many.jsonl"
    file.write_bytes(json_lines(300))
    one = read(capfd, file, "--workers", "1")
    assert len(one[1]) == 300
    assert read(capfd, file, "--workers", "2") == one


def test_a_missing_file_is_said_and_the_others_are_read(tmp_path: Path, capfd: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "there.jsonl"
    file.write_bytes(json_lines(1))
    status, lines, said = read(capfd, tmp_path / "missing.jsonl", file)
    assert status == 2
    assert len(lines) == 1
    assert "无法打开" in said
