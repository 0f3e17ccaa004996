"""Where Ollama is looked for: a window that was opened by a click has another PATH than a terminal."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import pytest

from resources.ollama import program
from resources.ollama.program import installed_ollama, usual_places


def test_the_installers_own_places() -> None:
    windows = {"LOCALAPPDATA": "/users/用户/AppData/Local", "PROGRAMFILES": "/programs"}
    assert [place.as_posix() for place in usual_places("win32", windows)] == [
        "/users/用户/AppData/Local/Programs/Ollama/ollama.exe",
        "/programs/Ollama/ollama.exe",
    ]
    assert list(usual_places("win32", {})) == []
    mac = [place.as_posix() for place in usual_places("darwin", {"HOME": "/Users/me"})]
    assert mac[:2] == [
        "/Applications/Ollama.app/Contents/Resources/ollama",
        "/Users/me/Applications/Ollama.app/Contents/Resources/ollama",
    ]
    assert {"/opt/homebrew/bin/ollama", "/usr/local/bin/ollama"} <= set(mac)
    assert Path("/usr/local/bin/ollama") in usual_places("linux", {})


def test_it_is_found_where_path_does_not_name_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path / "empty"))
    place = tmp_path / "Programs" / "Ollama" / "ollama.exe"
    place.parent.mkdir(parents=True)
    monkeypatch.setattr(sys, "platform", "win32")
    monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    monkeypatch.delenv("PROGRAMFILES", raising=False)
    monkeypatch.setattr(program.shutil, "which", lambda _: None)
    assert installed_ollama() is None
    place.touch(0o755)
    assert installed_ollama() == str(place)


def test_what_lies_in_the_current_folder_is_not_started(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows looks there before it looks in PATH."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(program.shutil, "which", lambda _: os.path.join(".", "ollama.EXE"))
    monkeypatch.setattr(program, "usual_places", lambda *_: iter(()))
    assert installed_ollama() is None
