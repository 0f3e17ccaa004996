"""Fetching the recommended model: how fast it comes, as it is measured and as the window shows it."""

from __future__ import annotations

import json
import threading
from http.server import BaseHTTPRequestHandler
from typing import Any

from pytestqt.qtbot import QtBot

from desktop.window.pages import Page
from tests.faulty_ollama import lines, serving, whole
from tests.fixtures_window import OpenWindow
from trainer.engines.download_speed import DownloadSpeed
from trainer.engines.ollama.engine import OllamaEngine
from trainer.engines.ollama.pull import PullProgress


def test_nothing_is_said_before_a_second_has_passed() -> None:
    speed = DownloadSpeed()
    assert speed.bytes_per_second() is None
    speed.note({"a": 0}, 100.0)
    speed.note({"a": 900}, 100.9)
    assert speed.bytes_per_second() is None
    speed.note({"a": 1500}, 101.5)
    assert speed.bytes_per_second() == 1000


def test_what_an_earlier_download_left_is_no_speed() -> None:
    speed = DownloadSpeed()
    speed.note({}, 0.0)
    speed.note({"a": 5_000_000}, 1.0)
    speed.note({"a": 5_001_000, "b": 7_000_000}, 2.0)
    assert speed.bytes_per_second() == 500


def test_only_the_last_seconds_count() -> None:
    speed = DownloadSpeed()
    for second in range(21):
        speed.note({"a": second * 1000}, float(second))
    for second in range(21, 26):
        speed.note({"a": 20_000}, float(second))
    assert speed.bytes_per_second() == 500
    for second in range(26, 40):
        speed.note({"a": 20_000}, float(second))
    assert speed.bytes_per_second() == 0


def test_the_time_left_follows_from_the_speed() -> None:
    assert PullProgress("pulling", 40, 100, 20.0).seconds_left == 3
    assert PullProgress("pulling", 40, 100, 0.0).seconds_left is None
    assert PullProgress("pulling", 40, 100).seconds_left is None


def test_the_window_shows_how_the_download_goes_and_stops_it(qtbot: QtBot, open_window: OpenWindow) -> None:
    left = threading.Event()

    def pull(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        done = 500_000_000
        lines(handler, {"status": "pulling manifest"})
        for _ in range(2400):
            done += 1_000_000
            try:
                row = {"status": "pulling a", "digest": "a", "completed": done, "total": 2_500_000_000}
                handler.wfile.write(json.dumps(row).encode() + b"\n")
            except OSError:
                left.set()
                return
            if left.wait(0.05):
                return

    replies = {
        "/api/pull": pull,
        "/api/tags": lambda handler, _: whole(handler, {"models": []}),
        "/api/ps": lambda handler, _: whole(handler, {"models": []}),
        "/api/version": lambda handler, _: whole(handler, {"version": "0.24.0"}),
    }
    with serving(replies) as host:
        window = open_window(OllamaEngine(host))
        window.show_page(Page.MODELS)
        panel = window.page(Page.MODELS).pull
        panel.fetch.click()
        qtbot.waitUntil(lambda: "剩余 " in panel.progress.text(), timeout=60_000)
        words = panel.progress.text()
        assert "/ 2.5 GB" in words
        assert "MB/s" in words
        assert panel.bar.value() >= 200
        panel.cancel.click()
        assert "已取消" in panel.progress.text()
        qtbot.waitUntil(left.is_set, timeout=60_000)
        assert panel.fetch.isEnabled()
