"""OLLAMA_HOST in odd forms, through every command and the window: one sentence each, no traceback and no password."""

from __future__ import annotations

import asyncio
import base64
import json
import logging
import os
import random
import socket
import subprocess
import sys
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any, NoReturn

import pytest
from pytestqt.qtbot import QtBot

from desktop.commands.judge import main as judge
from desktop.desk.desk import Desk
from desktop.window.navigation import Page
from resources.messages.wording import say
from resources.ollama.host import read_host
from tests.faulty_ollama import Reply, lines, serving, whole
from tests.fixtures_window import OpenWindow
from tests.ollama_server import OllamaServer, free_port
from tests.python_path import python_path
from tests.scripted_engine import ScriptedEngine
from trainer.__main__ import main
from trainer.engines.engine import EngineError
from trainer.engines.ollama.engine import OllamaEngine
from trainer.engines.ollama.library import OllamaLibrary

pytestmark = pytest.mark.slow

SECRET = "geheim-7391"
SIGNS = "htps:/@[]%.:0123456789abcxyz-_ 。：／\\\"'#?&=\t\n\0\u200b\u2028\u00ad\ud800é中ａ１"
PIECES = (
    "http://",
    "https://",
    "user:",
    f"{SECRET}@",
    "127.0.0.1",
    "[::1]",
    "[fe80::1%eth0]",
    ":11434",
    "localhost",
    "..",
)
CARD = {"template": "", "capabilities": ["completion"]}
CAIL = {
    "fact": "甲某盗窃。",
    "meta": {
        "relevant_articles": [264],
        "accusation": ["盗窃"],
        "punish_of_money": 0,
        "criminals": ["甲某"],
        "term_of_imprisonment": {"death_penalty": False, "life_imprisonment": False, "imprisonment": 6},
    },
}


@pytest.fixture
def nowhere(monkeypatch: pytest.MonkeyPatch) -> None:
    """No name has an address, and nothing listens: what is asked for stays in this computer, and fails at once."""

    async def refused(*_: object, **__: object) -> NoReturn:
        raise ConnectionRefusedError

    async def unknown(*_: object, **__: object) -> NoReturn:
        raise socket.gaierror(socket.EAI_NONAME, "Name or service not known")

    monkeypatch.setattr(asyncio.base_events.BaseEventLoop, "create_connection", refused)
    monkeypatch.setattr(asyncio.base_events.BaseEventLoop, "getaddrinfo", unknown)


def odd(chance: random.Random) -> str:
    parts = [
        chance.choice(PIECES) if chance.random() < 0.4 else chance.choice(SIGNS) for _ in range(chance.randrange(16))
    ]
    return "".join(parts)


def test_two_thousand_odd_addresses_are_one_sentence_each(nowhere: None, caplog: pytest.LogCaptureFixture) -> None:
    chance = random.Random(23)
    asked = [*ODD, *(odd(chance) for _ in range(2000 - len(ODD)))]

    async def listed(host: str) -> EngineError:
        engine = OllamaEngine(read_host(host))
        try:
            await engine.models()
        except EngineError as error:
            return error
        finally:
            await engine.close()
        raise AssertionError(host)

    kinds = set()
    with caplog.at_level(logging.DEBUG):
        for host in asked:
            error = asyncio.run(listed(host))
            with OllamaLibrary(read_host(host)) as library, pytest.raises(EngineError) as of_publishing:
                library.version()
            assert str(of_publishing.value) == str(error)
            assert_one_sentence(str(error))
            assert SECRET not in f"{error} {error.detail} {error!r} {error.message}"
            kinds.add(error.kind)
    assert kinds == {"absent", "refused"}
    assert SECRET not in caplog.text


ODD = (
    "user:" + SECRET + "@",
    f"user:{SECRET}@192.168.1.2:11434",
    f"http://user:{SECRET}@192.168.1.2",
    f"user:a/{SECRET}@192.168.1.2",
    f"user:{SECRET}@ollama.com",
    f"https://user:{SECRET}@[fe80::1%eth0]:11434",
    f"{SECRET}@[::1",
    "127.0.0.1：11434",
    "http：//127.0.0.1",
    "[fe80::1%eth0]:11434",
    "fe80::1%eth0",
    "http://[fe80::1%25eth0]",
    "htps://127.0.0.1",
    "127.0.0.1:11434:11434",
    "http://",
    "\ud800",
    "a" * 5000,
)


@pytest.fixture
def files(tmp_path: Path) -> dict[str, Path]:
    """What the commands want besides a server."""
    made = {name: tmp_path / name for name in ("facts.txt", "cail.jsonl", "model.gguf", "manifest.json", "out")}
    made["facts.txt"].write_text("甲某盗窃手机一部。", encoding="utf-8")
    made["cail.jsonl"].write_text(json.dumps(CAIL, ensure_ascii=False), encoding="utf-8")
    made["model.gguf"].write_bytes(b"GGUF")
    return made


def commands(files: dict[str, Path], host: str) -> dict[str, list[str]]:
    """``host`` "" is that of the environment."""
    given = ["--host", host] if host else []
    evaluated = ["--cail", str(files["cail.jsonl"]), "--engine", "ollama", "--model", "law", "--out", str(files["out"])]
    manifest = ["--manifest", str(files["manifest.json"])]
    return {
        "judge": [str(files["facts.txt"]), "--engine", "ollama", "--json"],
        "evaluate": ["evaluate", *evaluated, "--json"],
        "push": ["push", str(files["model.gguf"]), "law", *given, *manifest, "--json"],
        "rollback": ["push", "law", "--rollback", *given, "--json"],
    }


@pytest.mark.parametrize("command", ["judge", "evaluate", "push", "rollback"])
@pytest.mark.parametrize("host", [text for text in ODD if "\ud800" not in text])
def test_the_commands_say_one_sentence(
    nowhere: None,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    files: dict[str, Path],
    command: str,
    host: str,
) -> None:
    monkeypatch.setenv("OLLAMA_HOST", host)
    arguments = commands(files, "")[command]
    status = judge(arguments) if command == "judge" else main(arguments)
    said = capsys.readouterr()
    assert status in {2, 3}
    assert SECRET not in said.out + said.err
    events = [json.loads(line) for line in said.out.splitlines() if line.startswith("{")]
    told = [event["message"] for event in events if event.get("event") == "failed"] or [said.err.strip()]
    assert_one_sentence(told[-1])
    assert not files["manifest.json"].exists()


def test_a_program_of_its_own_ends_without_a_traceback(files: dict[str, Path]) -> None:
    """As a shell calls it: nothing of the test's own stands in between."""
    for host in (f"user:{SECRET}@127.0.0.1:{free_port()}", f"http://user:{SECRET}@192.0.2.1", "127.0.0.1：1x"):
        environment = {**os.environ, "OLLAMA_HOST": host, "PYTHONPATH": python_path(), "PYTHONUTF8": "1"}
        command = [sys.executable, "-m", "trainer", *commands(files, "")["push"]]
        done = subprocess.run(command, env=environment, capture_output=True, timeout=120, check=False)
        assert done.returncode in {2, 3}
        assert b"Traceback" not in done.stderr
        assert SECRET.encode() not in done.stdout + done.stderr


def test_the_window_takes_any_address_and_shows_no_password(
    nowhere: None, qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    window = open_window(ScriptedEngine())
    window.show_page(Page.SETTINGS)
    page = window.page(Page.SETTINGS)
    chance = random.Random(5)
    for host in (*ODD, *(odd(chance) for _ in range(200))):
        page.host.setText(host)
        page.host.editingFinished.emit()
        assert f":{SECRET}@" not in page.host.text()
    page.host.setText(f"https://user:{SECRET}@office.example")
    page.host.editingFinished.emit()
    assert page.host.text() == "https://user:••••@office.example"
    page.host.editingFinished.emit()  # left as it is shown, it keeps its password
    qtbot.waitUntil(lambda: window.desk.settings.ollama_host == page.host.text(), timeout=60_000)
    assert window.desk.servers.whole_ollama_host() == f"https://user:{SECRET}@office.example"
    assert SECRET not in (tmp_path / "settings.json").read_text("utf-8")


def test_the_desk_words_any_address(nowhere: None, qtbot: QtBot, tmp_path: Path) -> None:
    """As the window's pages show it: what the engine says of the address that was set."""
    desk = Desk(lambda servers: (OllamaEngine(servers.ollama_host),), tmp_path / "settings.json")
    try:
        for host in (text for text in ODD if "\ud800" not in text):
            with qtbot.waitSignal(desk.listed, timeout=60_000):
                desk.change(ollama_host=host)
            problem = desk.listing.problem("ollama")
            assert problem is not None
            for language in (say(problem.message, "zh"), say(problem.message, "en")):
                assert SECRET not in language
                assert "\n" not in language
    finally:
        desk.close()


def failure(host: str) -> EngineError:
    with OllamaLibrary(read_host(host)) as library, pytest.raises(EngineError) as caught:
        library.models()
    return caught.value


def assert_one_sentence(text: str) -> None:
    assert text
    assert "\n" not in text
    assert "Traceback" not in text
    assert "{" not in text
    assert text.endswith(("。", "F"))  # … %2F


def behind_a_gateway(password: str) -> dict[str, Reply]:
    """An Ollama that wants a name and a password, as nginx asks for them."""
    expected = "Basic " + base64.b64encode(f"user:{password}".encode()).decode()

    def guarded(reply: Reply) -> Reply:
        def check(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
            if handler.headers["Authorization"] == expected:
                reply(handler, body)
                return
            page = f"<html><h1>401</h1>{handler.headers['Authorization']} {SECRET}</html>".encode()
            handler.send_response(401)
            handler.send_header("WWW-Authenticate", 'Basic realm="office"')
            handler.send_header("Content-Type", "text/html")
            handler.send_header("Content-Length", str(len(page)))
            handler.end_headers()
            handler.wfile.write(page)

        return check

    entry = {"name": "law:latest", "model": "law:latest", "size": 1, "digest": "0" * 64}
    end = {
        "message": {"role": "assistant", "content": "本院认为，被告人甲某犯盗窃罪，判处有期徒刑八个月。"},
        "done": True,
    }
    return {
        path: guarded(reply)
        for path, reply in {
            "/api/version": lambda handler, _: whole(handler, {"version": "0.24.0"}),
            "/api/tags": lambda handler, _: whole(handler, {"models": [entry]}),
            "/api/ps": lambda handler, _: whole(handler, {"models": []}),
            "/api/show": lambda handler, _: whole(handler, CARD),
            "/api/chat": lambda handler, _: lines(handler, end),
        }.items()
    }


def test_a_server_behind_a_password_is_used_and_the_password_told_to_nobody(
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    caplog: pytest.LogCaptureFixture,
    files: dict[str, Path],
) -> None:
    with caplog.at_level(logging.DEBUG), serving(behind_a_gateway(SECRET)) as host:
        monkeypatch.setenv("OLLAMA_HOST", f"http://user:{SECRET}@{host}")
        assert judge(commands(files, "")["judge"]) == 0
        assert main(commands(files, "")["evaluate"]) == 0
        assert main(["push", "law", "--rollback", "--json"]) == 2  # answered: there is nothing older
    said = capsys.readouterr()
    header = base64.b64encode(f"user:{SECRET}".encode()).decode()
    everything = f"{said.out}{said.err}{caplog.text}{(files['out'] / 'report.json').read_text('utf-8')}"
    assert SECRET not in everything
    assert header not in everything


@pytest.mark.parametrize("given", ["", f"user:{SECRET}@"])
def test_a_wrong_or_missing_password_is_one_sentence(given: str, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG), serving(behind_a_gateway("another")) as host:
        error = failure(f"{given}{host}")
    assert_one_sentence(str(error))
    assert "用户名和密码" in str(error)
    assert SECRET not in f"{error} {error.detail} {error!r} {error.__cause__!r} {caplog.text}"


def test_a_password_that_a_gateway_repeats_is_hidden() -> None:
    def repeated(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        whole(handler, {"error": f"denied: {handler.headers['Authorization']} for {SECRET}"}, 403)

    with serving({"/api/tags": repeated}) as host:
        error = failure(f"user:{SECRET}@{host}")
    told = f"{error} {error.detail} {error.__cause__!r}"
    assert SECRET not in told
    assert base64.b64encode(f"user:{SECRET}".encode()).decode() not in told
    assert "denied" in told


def test_an_address_with_a_zone_leads_to_the_real_server(own_ollama_server: OllamaServer) -> None:
    """A link-local address needs the network card beside it; of the loopback one, any card does."""
    own_ollama_server.kill()
    own_ollama_server.address = "[::1]"
    own_ollama_server.start()
    card = socket.if_nametoindex("lo")

    async def names(host: str) -> list[str]:
        engine = OllamaEngine(host)
        try:
            return [model.name for model in await engine.models()]
        finally:
            await engine.close()

    port = own_ollama_server.port
    for host in (f"[::1%{card}]:{port}", f"http://[::1%25{card}]:{port}", f"[::1]:{port}"):
        assert asyncio.run(names(host)) == ["tiny-law:latest"]
        with OllamaLibrary(read_host(host)) as library:
            assert library.version()
