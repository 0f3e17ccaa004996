"""``--engine openai`` in the terminal, as a user calls it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import pytest

from desktop.settings.settings import Settings
from desktop.settings.store import save_settings
from tests.faulty_ollama import whole
from tests.faulty_openai import NAME, chunk, events, serving_models
from tests.fixtures_ollama import TINY
from tests.ollama_server import OllamaServer, free_port
from tests.openai_server import KEY
from tests.python_path import python_path

pytestmark = pytest.mark.slow

FACTS = "2021年3月5日，被告人甲某在某商场盗窃手机一部，价值人民币3200元。"
JUDGMENT = "本院认为，被告人甲某犯盗窃罪，判处有期徒刑八个月。"


@pytest.fixture
def environment(tmp_path: Path) -> dict[str, str]:
    """Without any server, and without anything of the user's."""
    dropped = ("OLLAMA", "OPENAI", "DISPLAY", "WAYLAND", "QT_QPA", "DBUS")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(dropped)}
    return {
        **kept,
        "HOME": str(tmp_path),
        "CRIMINAL_LAW_DESK_HOME": str(tmp_path / "desk"),
        "OLLAMA_HOST": f"127.0.0.1:{free_port()}",
        "PYTHONPATH": python_path(),
        "PYTHONUTF8": "1",
    }


def called(environment: dict[str, str], *arguments: str, given: str = FACTS) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", *arguments],
        env=environment,
        input=given,
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )


def test_judge_with_a_real_server(environment: dict[str, str], ollama_server: OllamaServer) -> None:
    environment |= {"OPENAI_BASE_URL": f"http://{ollama_server.host}/v1", "OPENAI_API_KEY": KEY}
    done = called(environment, "desktop", "judge", "--engine", "openai", "--model", TINY, "--seed", "1", "--json")
    plain = json.loads(done.stdout)
    assert (plain["engine"], plain["model"]) == ("openai", TINY)
    assert plain["text"]
    assert KEY not in done.stdout + done.stderr
    # On this computer nothing has to be encrypted.
    assert f"OpenAI 兼容服务器 {ollama_server.host}）" in done.stderr


def test_the_address_of_the_settings_and_that_of_the_environment_before_it(environment: dict[str, str]) -> None:
    with serving_models(chat=lambda handler, _: events(handler, chunk(JUDGMENT, "stop"))) as url:
        settings = Settings(openai_url=url)
        save_settings(Path(environment["CRIMINAL_LAW_DESK_HOME"]) / "settings.json", settings)
        done = called(environment, "desktop", "judge", "--engine", "openai", "--json")
        plain = json.loads(done.stdout)
        assert (done.returncode, plain["model"], plain["digest"]) == (0, NAME, None)
        environment["OPENAI_BASE_URL"] = f"http://127.0.0.1:{free_port()}"
        assert called(environment, "desktop", "judge", "--engine", "openai").returncode == 3


def test_an_option_that_the_server_does_not_take_is_told_once(environment: dict[str, str]) -> None:
    def reply(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        if "seed" in body:
            whole(handler, {"error": {"message": "Unsupported parameter: 'seed'"}}, 400)
        else:
            events(handler, chunk(JUDGMENT, "stop"))

    with serving_models(chat=reply) as url:
        environment["OPENAI_BASE_URL"] = url
        asked = ("--engine", "openai", "--seed", "7", "--samples", "2", "--json")
        done = called(environment, "desktop", "judge", *asked)
    assert done.returncode == 0
    assert done.stderr.count("没有使用：seed。") == 1
    options = json.loads(done.stdout)["options"]
    assert "seed" not in options
    assert "repeat_penalty" not in options
    assert options["temperature"] == 0.2


def test_without_an_address_it_is_said_where_to_put_it(environment: dict[str, str]) -> None:
    done = called(environment, "desktop", "judge", "--engine", "openai")
    assert done.returncode == 3
    assert "OPENAI_BASE_URL" in done.stderr


@pytest.mark.parametrize(
    ("url", "allowed", "words"),
    [
        ("https://203.0.113.9/v1", (), "--allow-host 203.0.113.9"),
        ("https://203.0.113.9/v1", ("203.0.113.8",), "--allow-host 203.0.113.9"),
        ("https://api.openai.com/v1", ("api.openai.com",), "云端"),
        ("https://dashscope.aliyuncs.com/compatible-mode/v1", ("dashscope.aliyuncs.com",), "云端"),
    ],
)
@pytest.mark.parametrize("command", ["judge", "evaluate"])
def test_no_way_out_of_the_program_skips_the_refusal(
    environment: dict[str, str], tmp_path: Path, url: str, allowed: tuple[str, ...], words: str, command: str
) -> None:
    environment |= {"OPENAI_BASE_URL": url, "OPENAI_API_KEY": KEY}
    asked = ["--engine", "openai", "--model", "m", *(f"--allow-host={host}" for host in allowed)]
    if command == "judge":
        done = called(environment, "desktop", "judge", *asked)
    else:
        cases = tmp_path / "cases.jsonl"
        meta = {"accusation": ["盗窃"], "relevant_articles": [264], "criminals": ["甲"], "punish_of_money": 0}
        meta |= {"term_of_imprisonment": {"death_penalty": False, "life_imprisonment": False, "imprisonment": 8}}
        cases.write_text(json.dumps({"fact": FACTS, "meta": meta}) + "\n", encoding="utf-8")
        done = called(environment, "trainer", "evaluate", "--cail", str(cases), *asked, "--out", str(tmp_path / "out"))
    assert done.returncode == 3, done.stderr
    assert words in done.stderr
    assert KEY not in done.stdout + done.stderr


def test_evaluate_with_a_server(environment: dict[str, str], tmp_path: Path) -> None:
    cases = tmp_path / "cases.jsonl"
    meta = {"accusation": ["盗窃"], "relevant_articles": [264], "criminals": ["甲某"], "punish_of_money": 0}
    meta |= {"term_of_imprisonment": {"death_penalty": False, "life_imprisonment": False, "imprisonment": 8}}
    cases.write_text(json.dumps({"fact": FACTS, "meta": meta}) + "\n", encoding="utf-8")
    asked = ("trainer", "evaluate", "--cail", str(cases), "--engine", "openai", "--model", NAME, "--json")
    with serving_models(chat=lambda handler, _: events(handler, chunk(JUDGMENT, "stop"))) as url:
        environment["OPENAI_BASE_URL"] = url
        done = called(environment, *asked, "--out", str(tmp_path / "out"))
    assert done.returncode == 0, done.stderr
    report = json.loads(done.stdout)
    assert (report["engine"], report["model"]) == ("openai", NAME)
