"""What Windows and macOS have otherwise, in the sources: names of files and keys, logs, title bars, entry points."""

from __future__ import annotations

import errno
import logging
import os
import re
import shutil
import subprocess
import sys
import tomllib
from datetime import UTC, date, datetime
from importlib import import_module
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence, QStyleHints
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.controls import native_keys as keys
from desktop.controls.button import Button
from desktop.documents.file_name import is_name_everywhere
from desktop.history import day_start as day_start_module
from desktop.history.day_start import day_start
from desktop.settings.settings import Appearance
from desktop.theme import theme as theme_module
from desktop.theme.theme import Theme
from desktop.window.crash import log_file, watched

ROOT = Path(__file__).resolve().parent.parent
STARTS_A_PROGRAM = re.compile(r"subprocess\.(run|Popen|check_\w+|call)\(|create_subprocess_\w+\(")


@pytest.mark.parametrize("name", ["a10-20261127-2102", "甲某案 第二次", "v1.2", "COM", "CONSOLE", "nul2"])
def test_a_name_for_every_system(name: str) -> None:
    assert is_name_everywhere(name)


@pytest.mark.parametrize(
    "name", ["CON", "nul", "aux.txt", "Com1", "LPT9.log", "", ".", "..", "a.", "a ", " a", "长" * 60]
)
def test_a_name_that_some_system_refuses(name: str) -> None:
    assert not is_name_everywhere(name)


@pytest.mark.parametrize("character", '<>:"/\\|?*\t')
def test_a_character_that_some_system_refuses(character: str) -> None:
    assert not is_name_everywhere(f"a{character}b")


def test_keys_are_named_as_the_system_names_them(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    class OnAMac(QKeySequence):
        def toString(self, _form: object = None) -> str:  # noqa: N802
            return super().toString().replace("Ctrl+", "⌘").replace("Shift+", "⇧")

    assert keys.native_keys("打印（Ctrl+P）、Ctrl+Shift+K 或 F1") == "打印（Ctrl+P）、Ctrl+Shift+K 或 F1"
    monkeypatch.setattr(keys, "QKeySequence", OnAMac)
    assert keys.native_keys("打印（Ctrl+P）、Ctrl+Shift+K 或 F1") == "打印（⌘P）、⌘⇧K 或 F1"
    button = Button()
    qtbot.addWidget(button)
    button.say("核对判决    Ctrl+Enter", hint="（Ctrl+O）")
    assert (button.text(), button.toolTip()) == ("核对判决    ⌘Enter", "（⌘O）")


def test_a_log_that_another_window_writes_grows_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """As on Windows, where it cannot be renamed then; nothing of it is lost."""

    def in_use(*_: object) -> None:
        raise PermissionError("used by another process")

    with watched(tmp_path), monkeypatch.context() as windows:
        windows.setattr(os, "rename", in_use)
        for number in range(3):
            logging.getLogger("desktop").info("%d %s", number, "x" * 600_000)
    text = log_file(tmp_path).read_text(encoding="utf-8")
    assert [f" {number} x" in text for number in range(3)] == [True] * 3
    with watched(tmp_path):
        logging.getLogger("desktop").info("later")
    assert [each.name for each in log_file(tmp_path).parent.glob("*.log.1")] == ["criminal-law-desk.log.1"]


def test_title_bars_wear_the_chosen_appearance(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[Qt.ColorScheme] = []
    monkeypatch.setattr(QStyleHints, "setColorScheme", lambda _, scheme: asked.append(scheme))
    monkeypatch.setattr(theme_module.sys, "platform", "win32")
    theme = Theme(qapp)
    for appearance in (Appearance.DARK, Appearance.LIGHT, Appearance.AUTO):
        theme.dress(appearance, 100)
    assert asked == [Qt.ColorScheme.Dark, Qt.ColorScheme.Light, Qt.ColorScheme.Unknown]
    QGuiApplication.styleHints().colorSchemeChanged.disconnect(theme._follow)


def test_every_entry_point_is_there() -> None:
    """On Windows the window's has no console, and the terminal's has one."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    assert set(project["scripts"]) == {"criminal-law-desk", "criminal-law-trainer"}
    assert set(project["gui-scripts"]) == {"criminal-law-desk-window"}
    for place in (*project["scripts"].values(), *project["gui-scripts"].values()):
        module, _, name = place.partition(":")
        assert callable(getattr(import_module(module), name))


def test_sources_have_the_same_line_ends_everywhere() -> None:
    if not (ROOT / ".git").exists() or shutil.which("git") is None:
        pytest.skip("no checkout")
    found = subprocess.run(["git", "ls-files", "--eol"], cwd=ROOT, capture_output=True, check=True, text=True)
    lines = [line.split(None, 3) for line in found.stdout.splitlines()]
    assert {line[2] for line in lines} <= {"attr/text=auto", "attr/-text"}
    assert [line for line in lines if line[0] in ("i/crlf", "i/mixed")] == []


@pytest.mark.parametrize("platform", ["win32", "darwin"])
def test_no_test_of_types_is_left_out(platform: str) -> None:
    assert f"mypy --platform {platform}" in (ROOT / "Makefile").read_text(encoding="utf-8")


def test_nothing_asks_a_process_by_killing_it() -> None:
    """``os.kill(pid, 0)`` ends the process on Windows: only one place asks so, behind the question for the system."""
    asking = [
        str(file.relative_to(ROOT).as_posix())
        for room in ("desktop", "trainer", "resources")
        for file in (ROOT / room).rglob("*.py")
        if ", 0)" in "".join(line for line in file.read_text(encoding="utf-8").splitlines() if "os.kill(" in line)
    ]
    assert asking == ["trainer/whole_file.py"]


def test_no_program_opens_a_console() -> None:
    """A window of Windows that has none would see one flash up with each."""
    flags = "creationflags="
    started = {
        str(file.relative_to(ROOT).as_posix()): file.read_text(encoding="utf-8")
        for room in ("desktop", "trainer", "resources")
        for file in (ROOT / room).rglob("*.py")
        if re.search(
            r"subprocess\.(run|Popen|check_\w+|call)\(|create_subprocess_\w+\(", file.read_text(encoding="utf-8")
        )
    }
    without = {name for name, text in started.items() if flags not in text}
    assert len(started) > 4
    # Two start none on Windows; the third one's child goes on in the terminal that it was called from.
    assert without == {"trainer/awake.py", "trainer/commands/hardware.py", "trainer/commands/handed_over.py"}


def test_a_day_before_the_system_knows_any_has_a_start(monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows has no local time before 1970."""

    class OfWindows(datetime):
        def astimezone(self, tz: object = None) -> datetime:
            raise OSError(errno.EINVAL, "Invalid argument")

    day = date(1966, 5, 16)
    if sys.platform != "win32":
        assert day_start(day) == datetime(1966, 5, 16).astimezone()
    assert day_start(date(2026, 5, 16)) == datetime(2026, 5, 16).astimezone()
    monkeypatch.setattr(day_start_module, "datetime", OfWindows)
    assert day_start(day) == datetime(1966, 5, 16, tzinfo=UTC)
