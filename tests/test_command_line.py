"""What the two programs do with the words on their command line before any work begins."""

from __future__ import annotations

import os
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest

from tests.python_path import python_path

ROOT = Path(__file__).resolve().parent.parent
STATED = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["version"]


def call(module: str, *words: str, display: bool) -> subprocess.CompletedProcess[str]:
    """Nothing of the user's is seen; without a display a judgment of an example would begin."""
    kept = {name: value for name, value in os.environ.items() if name not in ("DISPLAY", "WAYLAND_DISPLAY")}
    kept.pop("QT_QPA_PLATFORM", None)
    shown = {"QT_QPA_PLATFORM": "offscreen"} if display else {}
    environment = {**kept, **shown, "PYTHONPATH": python_path(), "PYTHONUTF8": "1"}
    command = [sys.executable, "-m", module, *words]
    return subprocess.run(command, env=environment, capture_output=True, encoding="utf-8", timeout=60, check=False)


@pytest.mark.parametrize("display", [True, False])
def test_the_desk_tells_its_version_and_nothing_else(display: bool) -> None:
    done = call("desktop", "--version", display=display)
    assert (done.returncode, done.stdout, done.stderr) == (0, f"criminal-law-desk {STATED}\n", "")


def test_the_trainer_tells_its_version() -> None:
    done = call("trainer", "--version", display=False)
    assert (done.returncode, done.stdout) == (0, f"criminal-law-trainer {STATED}\n")


def test_the_version_is_that_of_the_installed_program() -> None:
    assert version("criminal-law-desk") == STATED
    sources = [path for folder in ("desktop", "trainer", "resources") for path in (ROOT / folder).rglob("*.py")]
    assert [path for path in sources if f'"{STATED}"' in path.read_text(encoding="utf-8")] == []


@pytest.mark.parametrize("words", [("--help",), ("-h",)])
@pytest.mark.parametrize("display", [True, False])
def test_help_starts_nothing(words: tuple[str, ...], display: bool) -> None:
    done = call("desktop", *words, display=display)
    assert (done.returncode, done.stderr) == (0, "")
    assert "criminal-law-desk judge" in done.stdout
    assert "本院认为" not in done.stdout


@pytest.mark.parametrize(
    "words", [("jugde",), ("--versoin",), ("--version", "now"), ("--help", "judge"), ("案情.txt",)]
)
@pytest.mark.parametrize("display", [True, False])
def test_unknown_words_give_the_usage_and_start_nothing(words: tuple[str, ...], display: bool) -> None:
    done = call("desktop", *words, display=display)
    assert (done.returncode, done.stdout) == (2, "")
    assert words[0] in done.stderr
    assert "criminal-law-desk judge" in done.stderr


def test_unknown_words_of_judge_start_no_judgment() -> None:
    done = call("desktop", "judge", "--facts", "案情.txt", display=False)
    assert (done.returncode, done.stdout) == (2, "")
    assert "usage" in done.stderr
