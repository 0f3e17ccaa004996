"""Training data made of judgments of our own, by the real command."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

from tests.corpus_texts import theft


def write_judgments(folder: Path, count: int) -> Path:
    """``count`` thefts of 2021, a third of them denied, and one of 2019."""
    folder.mkdir(parents=True, exist_ok=True)
    rows = [
        {"id": f"j{number}", "full_text": theft(number, attitude="confessed" if number % 3 else "denied")}
        for number in range(count)
    ]
    rows.append({"id": "other year", "full_text": theft(900, year=2019)})
    text = "\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (folder / "judgments.jsonl").write_text(text, encoding="utf-8")
    return folder


def made_data(folder: Path, count: int = 60) -> Path:
    """A finished preparation in ``folder``, made once."""
    if not (folder / "data" / "manifest.json").exists():
        inputs = write_judgments(folder / "judgments", count)
        options = ["--number", "50", "--reinforcement", "12", "--validation", "0.1", "--test", "0.1", "--workers", "1"]
        command = [sys.executable, "-m", "trainer", "prepare", str(inputs), "--out", str(folder / "data"), *options]
        subprocess.run(command, check=True)
    return folder / "data"
