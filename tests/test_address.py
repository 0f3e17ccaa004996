"""Where a host is, and whether it may be sent a case."""

from __future__ import annotations

import asyncio
import socket
from ipaddress import ip_address
from typing import Any

import pytest

from trainer.engines.address import Destination, Reach, look_up, reach_of
from trainer.engines.clouds import is_cloud_host
from trainer.engines.engine import EngineError
from trainer.engines.openai.base_url import host_name, read_base_url
from trainer.engines.openai.route import Route, find_route


@pytest.mark.parametrize(
    ("address", "reach"),
    [
        ("127.0.0.1", Reach.LOOPBACK),
        ("127.8.9.10", Reach.LOOPBACK),
        ("::1", Reach.LOOPBACK),
        ("::ffff:127.0.0.1", Reach.LOOPBACK),
        ("10.1.2.3", Reach.PRIVATE),
        ("172.16.0.1", Reach.PRIVATE),
        ("172.31.255.255", Reach.PRIVATE),
        ("192.168.1.5", Reach.PRIVATE),
        ("100.64.0.1", Reach.PRIVATE),
        ("100.127.255.255", Reach.PRIVATE),
        ("169.254.7.7", Reach.PRIVATE),
        ("fd12:3456::1", Reach.PRIVATE),
        ("fe80::1%eth0", Reach.PRIVATE),
        ("::ffff:10.0.0.1", Reach.PRIVATE),
        ("172.32.0.1", Reach.ELSEWHERE),
        ("100.128.0.1", Reach.ELSEWHERE),
        ("8.8.8.8", Reach.ELSEWHERE),
        ("203.0.113.9", Reach.ELSEWHERE),
        ("2001:db8::1", Reach.ELSEWHERE),
        ("::ffff:8.8.8.8", Reach.ELSEWHERE),
        ("0.0.0.0", Reach.ELSEWHERE),
    ],
)
def test_reach_of_an_address(address: str, reach: Reach) -> None:
    assert reach_of(ip_address(address)) is reach


@pytest.mark.parametrize(
    ("name", "cloud"),
    [
        ("api.openai.com", True),
        ("API.OpenAI.com.", True),
        ("firm.openai.azure.com", True),
        ("openrouter.ai", True),
        ("dashscope.aliyuncs.com", True),
        ("api.deepseek.com", True),
        ("ollama.com", True),
        ("notopenai.com", False),
        ("openai.com.office.lan", False),
        ("deepseek.office.lan", False),
        ("127.0.0.1", False),
    ],
)
def test_clouds_are_known_by_name(name: str, cloud: bool) -> None:
    assert is_cloud_host(name) is cloud


def resolving(monkeypatch: pytest.MonkeyPatch, *addresses: str, canonical: str = "") -> list[str]:
    """Every name stands for these addresses from now on; returns the names that were looked up."""
    asked: list[str] = []

    def answer(host: Any, port: Any, *_: Any, **__: Any) -> Any:
        asked.append(host)
        found = []
        for address in addresses:
            family = socket.AF_INET6 if ":" in address else socket.AF_INET
            found.append((family, socket.SOCK_STREAM, 6, canonical if not found else "", (address, port)))
        return found

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    return asked


@pytest.mark.parametrize(
    ("name", "addresses", "reach"),
    [
        ("gpu", ("192.168.1.5",), Reach.PRIVATE),
        ("llm.office.example", ("10.0.0.5", "fd00::5"), Reach.PRIVATE),
        ("llm.office.example", ("10.0.0.5", "203.0.113.9"), Reach.ELSEWHERE),
        ("llm.office.example", ("203.0.113.9",), Reach.ELSEWHERE),
        ("gpu.lan", ("2001:db8::5",), Reach.PRIVATE),
        ("gpu.local.", ("2001:db8::5",), Reach.PRIVATE),
        ("me", ("127.0.0.1", "::1"), Reach.LOOPBACK),
    ],
)
def test_a_name_reaches_as_far_as_its_farthest_address(
    monkeypatch: pytest.MonkeyPatch, name: str, addresses: tuple[str, ...], reach: Reach
) -> None:
    resolving(monkeypatch, *addresses)
    assert asyncio.run(look_up(name, 8000)) == Destination(reach, addresses)


def test_a_cloud_and_this_computer_are_not_looked_up(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = resolving(monkeypatch, "10.0.0.5")
    assert asyncio.run(look_up("api.openai.com", 443)).reach is Reach.CLOUD
    assert asyncio.run(look_up("localhost", 8000)).reach is Reach.LOOPBACK
    assert asyncio.run(look_up("127.0.0.1", 8000)).addresses == ("127.0.0.1",)
    assert asked == []


def test_an_alias_of_a_cloud_is_a_cloud(monkeypatch: pytest.MonkeyPatch) -> None:
    resolving(monkeypatch, "10.0.0.5", canonical="firm.openai.azure.com")
    assert asyncio.run(look_up("llm.office.example", 443)).reach is Reach.CLOUD


def way(url: str, *allowed: str) -> Route | EngineError:
    base = read_base_url(url)
    assert base is not None
    try:
        return asyncio.run(find_route(base.host, frozenset(allowed)))
    except EngineError as error:
        return error


@pytest.mark.parametrize("allowed", [(), ("api.openai.com",)])
def test_a_cloud_is_refused_whatever_is_allowed(allowed: tuple[str, ...]) -> None:
    error = way("https://api.openai.com/v1", *allowed)
    assert isinstance(error, EngineError)
    assert (error.kind, error.message.key) == ("refused", "engines.cloud-refused")


def test_a_host_outside_is_asked_for_and_remembered_by_name(monkeypatch: pytest.MonkeyPatch) -> None:
    resolving(monkeypatch, "203.0.113.9")
    error = way("https://llm.firm.example/v1", "other.example")
    assert isinstance(error, EngineError)
    assert error.kind == "unconfirmed"
    assert "--allow-host llm.firm.example" in str(error)
    assert "案情会发往那里" in str(error)
    assert way("https://LLM.firm.example./v1", "llm.firm.example") == Route(Reach.ELSEWHERE, None)


@pytest.mark.parametrize(
    ("text", "url", "paths"),
    [
        ("127.0.0.1:8080", "http://127.0.0.1:8080", ("v1", "")),
        ("http://gpu.lan:8000/v1/", "http://gpu.lan:8000", ("v1",)),
        ("https://llm.firm.example", "https://llm.firm.example:443", ("v1", "")),
        ("https://llm.firm.example/gateway", "https://llm.firm.example:443", ("gateway/v1", "gateway")),
        ("http://[fd00::5]:1234/v1/chat/completions", "http://[fd00::5]:1234", ("v1",)),
        (' "http://10.0.0.5:1234/v1/models" ', "http://10.0.0.5:1234", ("v1",)),
        ("http://10.0.0.5:1234/v1?x=1#y", "http://10.0.0.5:1234", ("v1",)),
    ],
)
def test_addresses_as_they_are_pasted(text: str, url: str, paths: tuple[str, ...]) -> None:
    base = read_base_url(text)
    assert base is not None
    assert (base.host.url, base.paths) == (url, paths)


@pytest.mark.parametrize(
    "text", ["llm.firm.example", "LLM.firm.example.", "llm.firm.example:8000", "https://llm.firm.example/v1"]
)
def test_a_host_is_allowed_however_it_is_written(text: str) -> None:
    assert host_name(text) == "llm.firm.example"
    assert host_name("[fd00::5]:8000") == host_name("fd00::5") == "fd00::5"


def test_no_address() -> None:
    assert read_base_url(" ") is None
