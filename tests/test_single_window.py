"""A second start brings the window that is there to the front, and gives it the files that it was called with."""

from __future__ import annotations

import json
import os
import socket
import threading
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.window import single_window
from desktop.window.single_window import SingleWindow
from tests.window_process import ENDED, PATIENCE, told, window_process


def test_a_second_start_raises_the_first_and_hands_its_files_on(tmp_path: Path) -> None:
    home, document = tmp_path / "home", tmp_path / "起诉书.txt"
    document.write_text("被告人甲某于2021年3月盗窃手机一部，价值3200元。", encoding="utf-8")
    with window_process(home) as first:
        told(first, "shown")
        with window_process(home, document) as second:
            assert told(first, "forward") == "forward ['起诉书.txt']\n"
            assert second.wait(PATIENCE) == 0
        with window_process(home) as third:
            assert told(first, "forward") == "forward []\n"
            assert third.wait(PATIENCE) == 0
        first.terminate()
        assert first.wait(PATIENCE) == ENDED
    left = [path.name for path in home.iterdir() if path.name.startswith("window.a") or path.suffix == ".socket"]
    assert left == [] or os.name != "posix"  # one that was not asked to end clears nothing away
    with window_process(home) as again:
        told(again, "shown")


def test_a_window_that_does_not_answer_is_told_in_the_language_of_the_settings(tmp_path: Path) -> None:
    (tmp_path / "settings.json").write_text(json.dumps({"version": 1, "language": "en"}), encoding="utf-8")
    silent = "import time; print('shown', flush=True); time.sleep(60)"
    with window_process(tmp_path, do=silent) as first:
        told(first, "shown")
        with window_process(tmp_path) as second:
            assert second.stderr is not None
            assert "is open already" in second.stderr.readline()


@pytest.mark.parametrize("unix", [True, False])
def test_the_address_is_of_this_computer_and_takes_the_secret_alone(
    qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, unix: bool
) -> None:
    if not unix:
        monkeypatch.setattr(single_window, "_LONGEST_PATH", 0)
    elif not hasattr(socket, "AF_UNIX"):
        pytest.skip("no such sockets here")
    first, second = SingleWindow(tmp_path), SingleWindow(tmp_path)
    assert first.is_first()
    assert not second.is_first()
    asked: list[list[Path]] = []
    first.wanted.connect(asked.append)
    first.listen()
    address = json.loads((tmp_path / "window.address").read_text(encoding="utf-8"))
    assert bool(address["path"]) is unix
    assert answer_to(qtbot, second, []) is True
    assert answer_to(qtbot, second, [tmp_path / "a.txt"]) is True
    assert asked == [[], [tmp_path / "a.txt"]]
    (tmp_path / "window.address").write_text(json.dumps({**address, "secret": "guessed"}), encoding="utf-8")
    assert answer_to(qtbot, second, []) is False
    assert len(asked) == 2
    first.close()
    assert second.is_first()
    second.close()


def test_what_nobody_listens_at_is_given_up(tmp_path: Path) -> None:
    window = SingleWindow(tmp_path)
    assert not window.call_first([], patience=0.3)
    (tmp_path / "window.address").write_text('{"path": "", "port": 1, "secret": "x"}', encoding="utf-8")
    assert not window.call_first([], patience=0.3)
    (tmp_path / "window.address").write_text("[1", encoding="utf-8")
    assert not window.call_first([], patience=0.3)


def answer_to(qtbot: QtBot, window: SingleWindow, files: list[Path]) -> bool:
    """Asked on a thread, as by another process."""
    answers: list[bool] = []
    thread = threading.Thread(target=lambda: answers.append(window.call_first(files, patience=0.5)))
    thread.start()
    qtbot.waitUntil(lambda: bool(answers), timeout=60_000)
    thread.join()
    return answers[0]
