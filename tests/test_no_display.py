"""Without a display that works the example is judged in the terminal, with a sentence instead of Qt's abort."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.python_path import ROOT
from tests.window_process import environment

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")


def start(home: Path, *words: str, **display: str) -> subprocess.CompletedProcess[str]:
    """The real program; where it judges, it finds no model."""
    variables = environment(home, OLLAMA_HOST="127.0.0.1:1", **display)
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        if name not in display:
            variables.pop(name, None)
    return subprocess.run(
        [sys.executable, "-m", "desktop", *words],
        env=variables,
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )


@pytest.mark.slow
@pytest.mark.parametrize(
    "display",
    [{"DISPLAY": ":4711"}, {"WAYLAND_DISPLAY": "wayland-none"}, {"DISPLAY": ":4711", "QT_QPA_PLATFORM": "nothing"}],
)
def test_a_display_that_is_none_leads_to_the_terminal(tmp_path: Path, display: dict[str, str]) -> None:
    done = start(tmp_path, **display)
    assert done.returncode >= 0, "ended by a signal"
    assert "没有显示器，改在终端中预测一个示例" in done.stdout
    assert "Qt platform plugin" not in done.stdout + done.stderr
    assert "xcb" not in done.stderr


def test_a_document_is_not_judged_unseen(tmp_path: Path) -> None:
    document = tmp_path / "起诉书.txt"
    document.write_text("被告人甲某盗窃手机一部。", encoding="utf-8")
    done = start(tmp_path, str(document), DISPLAY=":4711")
    assert done.returncode == 3
    assert done.stdout == ""
    assert "criminal-law-desk judge" in done.stderr
