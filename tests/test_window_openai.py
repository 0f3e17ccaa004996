"""The office's own server in the window: settings, the models page, the foot, a judgment."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any

import keyring
import pytest
from pytestqt.qtbot import QtBot

from desktop.pages.case.stage import Stage
from desktop.pages.settings.office_server import OfficeServer
from desktop.settings.settings import Language, Settings
from desktop.settings.store import load_settings, save_settings
from desktop.window.app import make_engines
from desktop.window.main_window import MainWindow
from desktop.window.pages import Page
from tests.faulty_ollama import serving, whole
from tests.faulty_openai import NAME, chunk, events, serving_models
from tests.fixtures_window import OpenWindow
from tests.ollama_server import free_port
from tests.openai_server import KEY, MODEL, LlamaCppServer
from tests.test_api_keys import MemoryKeyring
from tests.window_help import all_words
from trainer.engines.address import Reach
from trainer.engines.engine import Model

JUDGMENT = "本院认为，被告人甲某犯盗窃罪，判处有期徒刑八个月。"


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch) -> None:
    """No server but the test's own."""
    monkeypatch.setenv("OLLAMA_HOST", "127.0.0.1:9")
    for name in ("OPENAI_BASE_URL", "OPENAI_API_KEY"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
def system_keyring() -> Iterator[MemoryKeyring]:
    before, system = keyring.get_keyring(), MemoryKeyring()
    keyring.set_keyring(system)
    yield system
    keyring.set_keyring(before)


def office_section(window: MainWindow) -> OfficeServer:
    window.show_page(Page.SETTINGS)
    section = window.page(Page.SETTINGS).findChild(OfficeServer)
    assert section is not None
    return section


def enter(section: OfficeServer, url: str, key: str = "") -> None:
    section.url.setText(url)
    section.url.editingFinished.emit()
    if key:
        section.key.setText(key)
        section.key.editingFinished.emit()


def offered(window: MainWindow) -> list[str]:
    return [model.name for model in window.desk.listing.models if model.engine == "openai"]


def test_a_real_server_from_address_and_key_to_its_models(
    qtbot: QtBot,
    open_window: OpenWindow,
    llama_cpp_server: LlamaCppServer,
    system_keyring: MemoryKeyring,
    tmp_path: Path,
) -> None:
    window = open_window(make=make_engines)
    section = office_section(window)
    assert not section.test.isEnabled()
    enter(section, llama_cpp_server.url)
    section.test.click()
    qtbot.waitUntil(lambda: "密钥" in section.result.text(), timeout=60_000)
    enter(section, llama_cpp_server.url, KEY)
    qtbot.waitUntil(lambda: "密钥环" in section.key_words.text(), timeout=60_000)
    assert section.key.text() == ""
    assert list(system_keyring.kept.values()) == [KEY]
    section.test.click()
    qtbot.waitUntil(lambda: "连接成功，有 1 个模型" in section.result.text(), timeout=60_000)
    qtbot.waitUntil(lambda: offered(window) == [MODEL], timeout=60_000)
    assert KEY not in (tmp_path / "settings.json").read_text(encoding="utf-8")
    # Facts go to a server only where it was chosen.
    assert window.desk.model is not None
    assert window.desk.model.engine == "embedded"
    window.show_page(Page.MODELS)
    assert f"OpenAI 兼容服务器  ·  127.0.0.1:{llama_cpp_server.port}" in all_words(window.page(Page.MODELS))
    section.forget.click()
    qtbot.waitUntil(lambda: system_keyring.kept == {}, timeout=60_000)


def test_without_a_keyring_it_is_said_how_long_the_key_lives(qtbot: QtBot, open_window: OpenWindow) -> None:
    window = open_window(make=make_engines)
    section = office_section(window)
    with serving_models() as url:
        enter(section, url, KEY)
        qtbot.waitUntil(lambda: "只保留到程序关闭" in section.key_words.text(), timeout=60_000)
        qtbot.waitUntil(lambda: offered(window) == [NAME], timeout=60_000)


def test_a_judgment_by_the_offices_server(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    with serving_models(chat=lambda handler, _: events(handler, chunk(JUDGMENT, "stop"))) as url:
        save_settings(tmp_path / "settings.json", Settings(openai_url=url, engine="openai", model=NAME))
        window = open_window(make=make_engines)
        assert window.status.chooser.text() == NAME
        assert f"OpenAI 兼容服务器  ·  {url[7:-3]}" in window.status.facts.text()
        assert "未加密" not in window.status.facts.text()
        case: Any = window.page(Page.CASE)
        case.facts.facts.replace("被告人甲某盗窃手机一部。")
        case.predict()
        qtbot.waitUntil(lambda: "有期徒刑八个月" in case.judgment.text.text(), timeout=60_000)
        qtbot.waitUntil(lambda: not case.running(), timeout=60_000)


def named(monkeypatch: pytest.MonkeyPatch, **addresses: str) -> None:
    """Names that stand for addresses, in this test alone."""
    real = socket.getaddrinfo

    def answer(host: Any, port: Any, *args: Any, **more: Any) -> Any:
        name = host.decode() if isinstance(host, bytes) else host
        if name in addresses:
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (addresses[name], port))]
        return real(host, port, *args, **more)

    monkeypatch.setattr(socket, "getaddrinfo", answer)


def test_a_host_outside_is_asked_about_and_remembered(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A name that stands for this computer, which counts as outside here so that something answers."""
    monkeypatch.setattr("trainer.engines.address.reach_of", lambda _address: Reach.ELSEWHERE)
    named(monkeypatch, **{"llm.firm.example": "127.0.0.1"})
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.delenv(name, raising=False)
    asked: list[str] = []

    def reply(handler: BaseHTTPRequestHandler, _: dict[str, Any]) -> None:
        asked.append(handler.path)
        whole(handler, {"data": [{"id": NAME}]})

    window = open_window(make=make_engines)
    section = office_section(window)
    with serving({"/v1/models": reply}) as host:
        enter(section, f"http://{host.replace('127.0.0.1', 'llm.firm.example')}/v1")
        assert section.unencrypted.isVisible()
        section.test.click()
        qtbot.waitUntil(section.allow.isVisible, timeout=60_000)
        assert section.allow.text() == "允许发往 llm.firm.example"
        assert "案情会发往这台主机" in section.result.text()
        assert asked == []
        assert load_settings(tmp_path / "settings.json").settings.openai_hosts == ()
        section.allow.click()
        qtbot.waitUntil(lambda: "连接成功" in section.result.text(), timeout=60_000)
        assert load_settings(tmp_path / "settings.json").settings.openai_hosts == ("llm.firm.example",)
        assert not section.allow.isVisible()
        section.revoke.click()
        assert load_settings(tmp_path / "settings.json").settings.openai_hosts == ()
        assert not section.revoke.isVisible()
        # Another host is asked about anew.
        enter(section, f"http://{host.replace('127.0.0.1', 'other.firm.example')}/v1")
        assert not section.allow.isVisible()


@pytest.mark.parametrize("url", ["https://api.openai.com/v1", "https://openrouter.ai/api/v1"])
def test_a_cloud_is_refused_without_a_question(qtbot: QtBot, open_window: OpenWindow, url: str) -> None:
    window = open_window(make=make_engines)
    section = office_section(window)
    enter(section, url)
    section.test.click()
    qtbot.waitUntil(lambda: "云端" in section.result.text(), timeout=60_000)
    qtbot.waitUntil(lambda: window.desk.listing.problem("openai") is not None, timeout=60_000)
    window.show_page(Page.MODELS)
    assert "云端" in all_words(window.page(Page.MODELS))


def test_the_foot_says_host_and_that_nothing_is_encrypted(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """A name of the office's network, which stands for this computer here so that something answers."""
    named(monkeypatch, **{"gpu.lan": "127.0.0.1"})
    with serving_models() as url:
        address = url.replace("127.0.0.1", "gpu.lan")
        save_settings(tmp_path / "settings.json", Settings(openai_url=address, engine="openai", model=NAME))
        window = open_window(make=make_engines)
        assert "  ·  gpu.lan:" in window.status.facts.text()
        assert window.status.facts.text().endswith("未加密")
        window.status.menu.fill()
        assert any("OpenAI 兼容服务器" in action.text() for action in window.status.menu.actions())
        assert office_section(window).unencrypted.isVisible()


def test_the_address_of_the_environment_where_the_settings_name_none(
    qtbot: QtBot, open_window: OpenWindow, monkeypatch: pytest.MonkeyPatch
) -> None:
    with serving_models() as url:
        monkeypatch.setenv("OPENAI_BASE_URL", url)
        window = open_window(make=make_engines)
        assert offered(window) == [NAME]


def test_two_servers_with_a_model_of_one_name(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    from tests.scripted_engine import ScriptedEngine

    here, there = Model("same:latest", "ollama"), Model("same:latest", "openai")
    window = open_window(ScriptedEngine(models=(here,)), ScriptedEngine(name="openai", models=(there,)))
    window.desk.choose(there)
    window.status.menu.fill()
    assert [action.isChecked() for action in window.status.menu.actions() if action.isCheckable()] == [False, True]


def test_settings_of_the_server_come_back(tmp_path: Path) -> None:
    file = tmp_path / "settings.json"
    chosen = Settings(openai_url="http://10.0.0.5:8000/v1", openai_hosts=("llm.firm.example",))
    save_settings(file, chosen)
    assert load_settings(file).settings == chosen
    file.write_text('{"version": 1, "openai_hosts": "all"}', encoding="utf-8")
    assert load_settings(file).kept_aside is not None


def test_the_section_is_english_in_the_english_window(
    qtbot: QtBot, open_window: OpenWindow, dress: Callable[..., None]
) -> None:
    window = open_window(make=make_engines)
    section = office_section(window)
    enter(section, "http://10.0.0.5:9/v1")
    dress(Language.ENGLISH)
    qtbot.waitUntil(lambda: section.test.text() == "Test the connection", timeout=60_000)
    words = all_words(section)
    assert not any("\u4e00" <= sign <= "\u9fff" for sign in words), words
    assert "unencrypted" in words.lower()


def test_a_wrong_key_and_a_server_that_is_gone_lead_to_the_settings(
    qtbot: QtBot, open_window: OpenWindow, llama_cpp_server: LlamaCppServer
) -> None:
    model = Model(MODEL, "openai")
    for url, title in (
        (llama_cpp_server.url, "模型服务没有接受请求"),
        (f"http://127.0.0.1:{free_port()}/v1", "连接不上模型服务"),
    ):
        window = open_window(make=make_engines)
        window.desk.change(openai_url=url)
        window.desk.choose(model)
        case: Any = window.page(Page.CASE)
        case.facts.facts.replace("被告人甲某盗窃手机一部。")
        case.predict()
        qtbot.waitUntil(lambda case=case: case.judgment.stage is Stage.FAILED, timeout=60_000)
        words = all_words(case.judgment)
        assert title in words
        assert "打开设置" in words
        assert "启动 Ollama" not in words


def test_an_option_that_was_not_taken_stands_beside_the_judgment(
    qtbot: QtBot, open_window: OpenWindow, tmp_path: Path
) -> None:
    def reply(handler: BaseHTTPRequestHandler, body: dict[str, Any]) -> None:
        if "seed" in body:
            whole(handler, {"error": {"message": "Unsupported parameter: 'seed'"}}, 400)
        else:
            events(handler, chunk(JUDGMENT, "stop"))

    with serving_models(chat=reply) as url:
        save_settings(tmp_path / "settings.json", Settings(openai_url=url, engine="openai", model=NAME, seed=7))
        window = open_window(make=make_engines)
        case: Any = window.page(Page.CASE)
        case.facts.facts.replace("被告人甲某盗窃手机一部。")
        case.predict()
        qtbot.waitUntil(lambda: "没有使用：seed" in case.judgment.progress.text(), timeout=60_000)


def test_the_room_for_facts_is_the_servers(qtbot: QtBot, open_window: OpenWindow, tmp_path: Path) -> None:
    """Of a server that tells its context; the user's own setting counts where he made one."""
    with serving_models({"id": NAME, "owned_by": "vllm", "max_model_len": 32_768}) as url:
        save_settings(tmp_path / "settings.json", Settings(openai_url=url, engine="openai", model=NAME))
        window = open_window(make=make_engines)
        case: Any = window.page(Page.CASE)
        limits: list[int] = []
        case.facts.counted.show_tokens = lambda _tokens, most: limits.append(most)
        case.facts.facts.replace("被告人甲某盗窃手机一部。")
        qtbot.waitUntil(lambda: limits[-1:] == [31_744], timeout=60_000)


def test_a_password_in_the_address_is_not_saved(open_window: OpenWindow, tmp_path: Path) -> None:
    window = open_window(make=make_engines)
    section = office_section(window)
    enter(section, f"http://name:{KEY}@127.0.0.1:{free_port()}/v1")
    assert KEY not in section.url.text()
    assert "没有保存" in section.key_words.text()
    assert KEY not in (tmp_path / "settings.json").read_text(encoding="utf-8")
