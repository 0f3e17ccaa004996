"""The help says what the README says, in both languages."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from resources.help.reader import topics

ROOT = Path(__file__).resolve().parent.parent
HELP = ROOT / "resources" / "help"


def test_the_help_is_the_readmes_of_today(tmp_path: Path) -> None:
    subprocess.run([sys.executable, ROOT / "packaging" / "help_texts.py", "--to", tmp_path], check=True)
    for name in ("zh.md", "en.md"):
        fresh = (tmp_path / name).read_text(encoding="utf-8")
        assert fresh == (HELP / name).read_text(encoding="utf-8"), "run packaging/help_texts.py"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_topic_has_a_text(language: str) -> None:
    found = topics(language)  # type: ignore[arg-type]
    assert len(found) == len(topics("zh")) >= 4
    assert all(len(topic.text) > 100 for topic in found)
    assert not any("](docs/" in topic.text or "![" in topic.text for topic in found)


def test_code_of_the_terminal_is_whole() -> None:
    terminal = next(topic for topic in topics("zh") if topic.title == "终端")
    assert terminal.text.count("```") == 2
    assert "criminal-law-desk check" in terminal.text
