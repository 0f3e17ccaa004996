"""What the programs write: UTF-8 into files and pipes whatever the console's code page, and to a console what it can
show."""

from __future__ import annotations

import codecs
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.settings.settings import Settings
from desktop.settings.store import load_settings, save_settings
from tests.python_path import python_path
from trainer.recipe.recipe_file import load_recipe, write_recipe

CODE_PAGES = ["cp936", "cp1252", "ascii"]


def run(folder: Path, code_page: str, *words: str) -> subprocess.CompletedProcess[bytes]:
    """With streams as Python opens them on a Windows of that code page."""
    environment = {
        **os.environ,
        "PYTHONIOENCODING": f"{code_page}:strict",
        "PYTHONPATH": python_path(),
        "CRIMINAL_LAW_DESK_HOME": str(folder),
    }
    return subprocess.run(
        [sys.executable, "-m", *words], env=environment, cwd=folder, capture_output=True, check=False, timeout=120
    )


@pytest.mark.parametrize("code_page", CODE_PAGES)
def test_a_recipe_that_was_written_to_a_pipe_can_be_read_back(tmp_path: Path, code_page: str) -> None:
    done = run(tmp_path, code_page, "trainer", "recipe", "a10")
    assert done.returncode == 0
    file = tmp_path / "mine.toml"
    file.write_bytes(done.stdout)
    assert load_recipe(str(file)) == load_recipe("a10")
    assert "显存" in done.stdout.decode()


@pytest.mark.parametrize("code_page", CODE_PAGES)
@pytest.mark.parametrize(
    "words",
    [
        ("trainer", "--help"),
        ("trainer", "recipe", "--help"),
        ("desktop", "--help"),
        ("desktop", "batch", "--help"),
        ("desktop", "judge", "--help"),
        ("desktop", "--version"),
    ],
)
def test_help_is_shown_in_every_code_page(tmp_path: Path, code_page: str, words: tuple[str, ...]) -> None:
    done = run(tmp_path, code_page, *words)
    assert (done.returncode, done.stderr) == (0, b"")
    assert "criminal-law" in done.stdout.decode()


def test_rare_characters_reach_a_file(tmp_path: Path) -> None:
    """㛃 is in no code page of Windows but 65001."""
    judgment = tmp_path / "判决.txt"
    judgment.write_text(
        "本院认为，被告人㛃某犯盗窃罪。判决如下：被告人㛃某犯盗窃罪，判处拘役五个月，并处罚金人民币二千元。",
        encoding="utf-8",
    )
    done = run(tmp_path, "gb2312", "desktop", "check", str(judgment))
    assert "㛃某" in done.stdout.decode()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pseudo-terminals of this kind")
def test_a_console_shows_what_it_can(tmp_path: Path) -> None:
    """In its own character set, with a mark in place of what it lacks."""
    judgment = tmp_path / "j.txt"
    judgment.write_text("判决如下：被告人㛃某犯盗窃罪，判处拘役五个月，并处罚金人民币二千元。", encoding="utf-8")
    leader, follower = os.openpty()
    environment = {**os.environ, "PYTHONIOENCODING": "gb2312:strict", "PYTHONPATH": python_path()}
    command = [sys.executable, "-m", "desktop", "check", str(judgment)]
    with subprocess.Popen(command, env=environment, stdin=follower, stdout=follower, stderr=follower) as process:
        os.close(follower)
        shown = b""
        try:
            while piece := os.read(leader, 65_536):
                shown += piece
        except OSError:  # the other end is closed
            pass
    os.close(leader)
    text = shown.decode("gb2312")
    assert "?某" in text
    assert "盗窃罪" in text
    assert process.returncode in (0, 4)


def test_a_recipe_can_be_written_to_a_file(tmp_path: Path) -> None:
    file = tmp_path / "配方.toml"
    done = run(tmp_path, "cp936", "trainer", "recipe", "a10", "--out", str(file))
    assert (done.returncode, done.stdout) == (0, b"")
    assert file.read_bytes() == write_recipe(load_recipe("a10")).encode()


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "gb18030", "utf-8"])
def test_a_recipe_may_have_been_saved_by_any_editor(tmp_path: Path, encoding: str) -> None:
    """With a mark, with Windows' line ends, and as PowerShell writes it."""
    file = tmp_path / "a.toml"
    file.write_bytes(write_recipe(load_recipe("a10")).replace("\n", "\r\n").encode(encoding))
    assert load_recipe(str(file)) == load_recipe("a10")


def test_settings_may_have_been_saved_by_any_editor(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    save_settings(file, Settings(font_percent=130))
    file.write_bytes(codecs.BOM_UTF8 + file.read_bytes().replace(b"\n", b"\r\n"))
    found = load_settings(file)
    assert (found.settings.font_percent, found.kept_aside) == (130, None)
