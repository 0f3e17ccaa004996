"""The program ended from outside: what was typed is kept, and the next start is not told of a crash."""

from __future__ import annotations

import signal
import sys
from pathlib import Path

import pytest

from desktop.desk.draft import load_draft
from tests.window_process import PATIENCE, told, window_process

WRITE = (
    "from desktop.window.pages import Page; window.page(Page.CASE).facts.facts.replace('甲某于2021年3月盗窃手机一部。')"
)
BROKEN = "print('news', window.notices.news.message.text(), flush=True)"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_a_signal_ends_it_as_its_button_does(tmp_path: Path, name: str) -> None:
    with window_process(tmp_path, do=WRITE) as process:
        told(process, "shown")
        assert (tmp_path / "running").exists()
        process.send_signal(getattr(signal, name))
        assert process.wait(PATIENCE) == 0
    assert not (tmp_path / "running").exists()
    assert load_draft(tmp_path / "draft.json").facts.startswith("甲某于2021年3月")
    with window_process(tmp_path, do=BROKEN) as process:
        assert told(process, "news").strip() == "news"


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such signals")
def test_a_signal_while_it_starts_is_not_lost(tmp_path: Path) -> None:
    do = "import os, signal; os.kill(os.getpid(), signal.SIGTERM)"
    with window_process(tmp_path, do=do) as process:
        assert process.wait(PATIENCE) == 0
    assert not (tmp_path / "running").exists()


def test_a_kill_is_told(tmp_path: Path) -> None:
    with window_process(tmp_path) as process:
        told(process, "shown")
        process.kill()
        process.wait(PATIENCE)
    with window_process(tmp_path, do=BROKEN) as process:
        assert "上次程序没有正常结束" in told(process, "news")
