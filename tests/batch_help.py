"""Tables of made-up cases for the tests of the batch."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from tests.ollama_server import free_port
from tests.python_path import python_path

ROOT = Path(__file__).resolve().parent.parent
STARTER = ROOT / "resources" / "starter" / "starter.gguf"
_THINGS = ("手机", "电动自行车", "手提电脑", "照相机", "金项链")


def facts_of(number: int) -> str:
    """A theft of its own for each number; no person in it is real."""
    name = "甲乙丙丁戊己庚辛壬癸"[number % 10]
    thing = _THINGS[number % len(_THINGS)]
    return (
        f"2021年3月{1 + number % 28}日15时许，被告人{name}某在某市某区一商场内，趁店员不备，盗走{thing}一部。"
        f"经鉴定，被盗物品价值人民币{2100 + 37 * number}元。次日，{name}某被民警抓获，赃物已追回并发还。"
    )


def write_lines(file: Path, count: int) -> Path:
    """A table as JSON lines: id, facts, and a column of the user's own."""
    rows = [{"id": f"案{number}", "事实": facts_of(number), "真实罪名": "盗窃罪"} for number in range(1, count + 1)]
    file.write_text("".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows), encoding="utf-8")
    return file


def environment(home: Path) -> dict[str, str]:
    """Without an Ollama, and without anything of the user's."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("OLLAMA", "OPENAI", "DISPLAY"))}
    return {
        **kept,
        "CRIMINAL_LAW_DESK_HOME": str(home),
        "OLLAMA_HOST": f"127.0.0.1:{free_port()}",
        "PYTHONPATH": python_path(),
        "PYTHONUTF8": "1",
    }


def batch_command(*arguments: str) -> list[str]:
    return [sys.executable, "-m", "desktop", "batch", *arguments]


def run_batch(home: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        batch_command(*arguments),
        env=environment(home),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        timeout=3600,
        check=False,
    )


def results_in(folder: Path) -> list[dict[str, Any]]:
    """The rows of the batch's table as JSON lines, less what differs from try to try."""
    rows = [json.loads(line) for line in (folder / "判决预测.jsonl").read_text(encoding="utf-8").splitlines()]
    for row in rows:
        for sample in row["samples"]:
            del sample["seconds"]
    return rows
