"""A data folder that cannot be made or written to is told, and keeps neither the window nor a draft from being seen."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from pathlib import Path

import pytest

from desktop.desk.draft import Draft, load_draft
from desktop.window.crash import log_file, watched
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import ScriptedEngine
from trainer.commands.exit_status import ExitStatus
from trainer.engines.openai.base_url import read_base_url


def test_no_log_keeps_no_window_shut(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file where a folder should be", encoding="utf-8")
    (tmp_path / "running").mkdir()
    with watched(tmp_path) as broken:
        assert broken
        logging.getLogger("desktop").error("this goes nowhere")
    assert not log_file(tmp_path).exists()


@pytest.mark.parametrize("place", ["a-file/below", "a-file"])
def test_a_folder_that_cannot_be_made_is_told(tmp_path: Path, place: str) -> None:
    (tmp_path / "a-file").write_text("x", encoding="utf-8")
    script = (
        "import sys; from PySide6.QtWidgets import QMessageBox\n"
        "QMessageBox.critical = lambda *given: print('DIALOG', given[2])\n"
        "from desktop.window.app import main; sys.exit(main(['test']))\n"
    )
    environment = {**os.environ, "CRIMINAL_LAW_DESK_HOME": str(tmp_path / place), "QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run([sys.executable, "-c", script], env=environment, capture_output=True, check=False)
    assert done.returncode == ExitStatus.UNAVAILABLE
    assert b"DIALOG" in done.stdout
    assert b"CRIMINAL_LAW_DESK_HOME" in done.stderr
    assert b"a-file" in done.stderr
    assert b"Traceback" not in done.stderr


def test_an_unsaved_window_says_so(open_window: OpenWindow) -> None:
    window = open_window(ScriptedEngine())
    window.tell_unsaved()
    assert "不会保存" in window.notices.news.message.text()


def test_a_draft_nested_too_deep_is_put_aside(tmp_path: Path) -> None:
    path = tmp_path / "draft.json"
    path.write_text("[" * 200_000, encoding="ascii")
    assert load_draft(path) == Draft()
    assert path.with_suffix(".unreadable").exists()


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit")
def test_a_full_disk_leaves_the_draft_as_it_was(tmp_path: Path) -> None:
    """No file of that process may grow beyond some kilobytes, as on a disk without room."""
    script = (
        "import resource, sys; from pathlib import Path; from desktop.desk.draft import Draft, load_draft, save_draft\n"
        "path = Path(sys.argv[1]); assert save_draft(path, Draft(facts='甲'))\n"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))\n"
        "assert not save_draft(path, Draft(facts='乙' * 9000)); assert load_draft(path).facts == '甲'\n"
        "assert [each.name for each in path.parent.iterdir()] == ['draft.json']\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path / "draft.json")], capture_output=True, check=False
    )
    assert done.returncode == 0, done.stderr.decode()


@pytest.mark.parametrize(
    "text",
    [
        "//host",
        "http:///v1",
        "http://:8000/v1",
        "http://host:99999",
        "http://host:0/v1",
        "http://host:abc",
        "http://host:-1",
    ],
)
def test_an_office_address_without_a_host_or_with_no_port_is_none(text: str) -> None:
    """Ollama's rules would make this computer, or the usual port, of it; an office's server is somewhere."""
    base = read_base_url(text)
    assert base is not None
    assert not base.host.readable


@pytest.mark.parametrize(
    "text", ["host", "host:8000/v1", "http://[::1]:8000/v1", "http://u:p@host:80", "１２７.０.０.１：8000", "fe80::1"]
)
def test_an_office_address_that_is_one(text: str) -> None:
    base = read_base_url(text)
    assert base is not None
    assert base.host.readable
