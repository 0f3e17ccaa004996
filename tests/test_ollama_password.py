"""The password in Ollama's address: in the keyring under its server, never in the settings' file."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import keyring
import pytest
from pytestqt.qtbot import QtBot

from desktop.desk.desk import Desk
from desktop.settings.api_keys import SERVICE, ApiKeys
from desktop.settings.ollama_password import whole_host
from desktop.settings.servers import Servers
from desktop.settings.settings import Settings
from desktop.settings.store import save_settings
from desktop.window.pages import Page
from tests.fixtures_window import OpenWindow
from tests.scripted_engine import ScriptedEngine
from tests.test_api_keys import LockedKeyring, MemoryKeyring

SECRET = "geheim-7391"
HOST = f"https://user:{SECRET}@office.example:8443"
SHOWN = "https://user:••••@office.example:8443"


@pytest.fixture
def ring() -> Iterator[MemoryKeyring]:
    """A keyring as a desktop has it, and the system's afterwards."""
    before = keyring.get_keyring()
    made = MemoryKeyring()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)


def file_of(folder: Path) -> str:
    return (folder / "settings.json").read_text(encoding="utf-8")


def test_a_password_goes_to_the_keyring_and_comes_back(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, ring: MemoryKeyring
) -> None:
    window = open_window(ScriptedEngine())
    window.show_page(Page.SETTINGS)
    page = window.page(Page.SETTINGS)
    page.host.setText(HOST)
    page.host.editingFinished.emit()
    qtbot.waitUntil(lambda: window.desk.settings.ollama_host == SHOWN, timeout=60_000)
    assert page.host.text() == SHOWN
    assert "密钥环" in page.password_words.text()
    assert SECRET not in file_of(tmp_path)
    assert list(ring.kept.items()) == [((SERVICE, "https://user@office.example:8443"), SECRET)]
    assert whole_host(SHOWN, ApiKeys()) == HOST  # as after the next start
    page.host.setText("127.0.0.1:5000")
    page.host.editingFinished.emit()
    qtbot.waitUntil(lambda: window.desk.settings.ollama_host == "127.0.0.1:5000", timeout=60_000)
    assert ring.kept == {}


def test_another_server_never_gets_it(ring: MemoryKeyring) -> None:
    ring.kept[SERVICE, "https://user@office.example:8443"] = SECRET
    for other in ("https://user:••••@elsewhere.example:8443", "https://other:••••@office.example:8443"):
        assert SECRET not in whole_host(other, ApiKeys())


def test_what_an_older_version_left_is_moved(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, ring: MemoryKeyring
) -> None:
    save_settings(tmp_path / "settings.json", Settings(ollama_host=HOST))
    asked: list[str] = []

    def make(servers: Servers) -> tuple[ScriptedEngine]:
        asked.append(servers.whole_ollama_host())
        return (ScriptedEngine(),)

    window = open_window(make=make)
    qtbot.waitUntil(lambda: window.desk.settings.ollama_host == SHOWN, timeout=60_000)
    qtbot.waitUntil(lambda: len(asked) > 1, timeout=60_000)
    assert set(asked) == {HOST}
    assert SECRET not in file_of(tmp_path)
    assert not window.notices.news.isVisible()


def test_without_a_keyring_it_is_kept_until_the_end_and_that_is_said(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path, ring: MemoryKeyring
) -> None:
    keyring.set_keyring(LockedKeyring())
    save_settings(tmp_path / "settings.json", Settings(ollama_host=HOST))
    window = open_window(ScriptedEngine())
    qtbot.waitUntil(lambda: window.desk.settings.ollama_host == SHOWN, timeout=60_000)
    assert "OLLAMA_HOST" in window.notices.news.message.text()
    assert window.desk.servers.whole_ollama_host() == HOST
    assert json.loads(file_of(tmp_path))["ollama_host"] == SHOWN
    later = Desk(lambda _servers: (), tmp_path / "settings.json")
    assert later.servers.whole_ollama_host() == "https://user:@office.example:8443"
    later.close()
