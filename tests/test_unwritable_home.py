"""A data folder that cannot be made or written to is told, and keeps neither the window nor a draft from being seen."""

from __future__ import annotations

import logging
import subprocess
import sys
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.desk.draft import Draft, load_draft
from desktop.window.crash import log_file, watched
from desktop.window.pages import Page
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import ScriptedEngine
from tests.window_process import ENDED, PATIENCE, told, window_process
from trainer.engines.openai.base_url import read_base_url
from trainer.home import NOWHERE, home, home_wanted


def test_no_log_keeps_no_window_shut(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file where a folder should be", encoding="utf-8")
    (tmp_path / "running").mkdir()
    with watched(tmp_path) as broken:
        assert broken
        logging.getLogger("desktop").error("this goes nowhere")
    assert not log_file(tmp_path).exists()


NOTICE = "print('unsaved', window.notices.unsaved.isVisible(), window.notices.unsaved.message.text(), flush=True)"
EVERYTHING = (
    "from desktop.window.pages import Page; [window.show_page(page) for page in Page]; "
    "window.page(Page.CASE).facts.facts.replace('甲某盗窃。'); window.page(Page.CASE).save(); "
    "window.desk.change(font_percent=115); "
) + NOTICE


@pytest.mark.parametrize("place", ["a-file/below", "a-file"])
def test_the_window_opens_where_the_folder_cannot_be_made(tmp_path: Path, place: str) -> None:
    (tmp_path / "a-file").write_text("x", encoding="utf-8")
    with window_process(tmp_path / place, do=EVERYTHING) as process:
        line = told(process, "unsaved")
        assert line.startswith("unsaved True")
        assert "a-file" in line
        told(process, "shown")
        process.terminate()
        assert process.wait(PATIENCE) == ENDED
        assert process.stderr is not None
        assert "Traceback" not in process.stderr.read()
    assert (tmp_path / "a-file").read_text(encoding="utf-8") == "x"


@pytest.mark.skipif(sys.platform == "win32", reason="no such limit")
def test_the_window_opens_on_a_full_disk(tmp_path: Path) -> None:
    """No file of that process may have any content, as on a disk without room."""
    limit = "import resource; resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0)); "
    with window_process(tmp_path, before=limit, do=EVERYTHING) as process:
        assert told(process, "unsaved").startswith("unsaved True")
        told(process, "shown")
        process.terminate()
        assert process.wait(PATIENCE) == ENDED


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
def test_the_window_opens_in_a_folder_that_is_read_only(tmp_path: Path) -> None:
    home = tmp_path / "home"
    home.mkdir(mode=0o555)
    with window_process(home, bound=True, do=EVERYTHING) as process:
        assert told(process, "unsaved").startswith("unsaved True")
        told(process, "shown")
        process.terminate()
        assert process.wait(PATIENCE) == ENDED
    assert list(home.iterdir()) == []


def test_without_a_home_nothing_is_made_where_one_stands(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """platformdirs then gives a folder by the name of "~"."""
    monkeypatch.setattr("trainer.home.user_data_path", lambda *_given, **_more: Path("~/.local/share/x"))
    monkeypatch.delenv("CRIMINAL_LAW_DESK_HOME", raising=False)
    monkeypatch.chdir(tmp_path)
    assert home_wanted() == NOWHERE
    with pytest.raises(OSError, match="criminal-law-desk"):
        home()
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_goes_away_is_told_and_one_that_comes_back_too(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(ScriptedEngine())
    case = window.page(Page.CASE)
    case.facts.facts.replace("甲某盗窃手机一部。")
    assert case.save()
    assert not window.notices.isVisible()
    gone = tmp_path.with_name(tmp_path.name + "-gone")
    tmp_path.rename(gone)
    tmp_path.write_text("what is mounted there now", encoding="utf-8")
    assert not case.save()
    assert window.notices.unsaved.isVisible()
    assert str(tmp_path) in window.notices.unsaved.message.text()
    window.desk.change(font_percent=115)
    tmp_path.unlink()
    gone.rename(tmp_path)
    assert case.save()
    assert window.notices.unsaved.isVisible()  # the settings are not on the disk yet
    window.desk.change(font_percent=100)
    assert not window.notices.isVisible()


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
