"""The window itself on Windows: opened with a document, asked for a judgment by its key, and closed."""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.checked_texts import FACTS, word
from tests.wine.two_computers import ROOT, Windows

PATIENCE = 240.0
PICTURE = ROOT / ".cache/windows/report/window.png"


@pytest.fixture
def display() -> Iterator[str]:
    """A screen of its own."""
    listening, told = os.pipe()
    command = ["Xvfb", "-displayfd", str(told), "-screen", "0", "1440x900x24"]
    with subprocess.Popen(command, pass_fds=[told], stderr=subprocess.DEVNULL) as server:
        os.close(told)
        with os.fdopen(listening) as number:
            yield f":{number.readline().strip()}"
        server.terminate()


def seen(display: str, *command: str) -> str:
    """What a program of X says of that screen."""
    environment = os.environ | {"DISPLAY": display}
    return subprocess.run(command, env=environment, capture_output=True, text=True, timeout=60, check=False).stdout


def until(holds: Callable[[], object], what: str) -> None:
    end = time.monotonic() + PATIENCE
    while not holds():
        assert time.monotonic() < end, what
        time.sleep(1)


def test_a_document_is_judged_in_the_window(windows: Windows, folder: Path, display: str) -> None:
    home = folder / "用户 数据"
    document = folder / "起诉书 一.docx"
    document.write_bytes(word(f"起诉书\n经依法审查查明：{FACTS}\n本院认为，被告人甲某的行为触犯了刑法。"))

    def runs() -> list[dict[str, object]]:
        listed = windows.run("-m", "desktop", "history", "list", "--json", home=home)
        return [json.loads(line) for line in listed.stdout.splitlines()]

    with windows.started("-m", "desktop", document, home=home, display=display) as program:
        try:
            until(lambda: "刑法案台" in seen(display, "xwininfo", "-root", "-tree"), "no window")
            until(lambda: colours(display) > 100, "the window is empty")
            # A key that comes before the facts are taken out of the document does nothing.
            until(lambda: seen(display, "xdotool", "key", "ctrl+Return") or runs(), "nothing was judged")
            until(lambda: runs()[0]["state"] == "finished", "the judgment does not end")
            PICTURE.parent.mkdir(parents=True, exist_ok=True)
            seen(display, "import", "-window", "root", str(PICTURE))
            seen(display, "xdotool", "key", "alt+F4")
            assert program.wait(PATIENCE) == 0
        finally:
            program.kill()


def colours(display: str) -> int:
    """How many there are on the screen."""
    return int(seen(display, "convert", "x:root", "-format", "%k", "info:") or 0)
