"""OLLAMA_HOST in all its forms; the expected addresses are those of Ollama's envconfig (v0.24, config_test.go)."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.ollama.host import read_host


@pytest.mark.parametrize(
    ("text", "url"),
    [
        (None, "http://127.0.0.1:11434"),
        ("", "http://127.0.0.1:11434"),
        ("1.2.3.4", "http://1.2.3.4:11434"),
        (":1234", "http://127.0.0.1:1234"),
        ("1.2.3.4:1234", "http://1.2.3.4:1234"),
        ("example.com", "http://example.com:11434"),
        ("example.com:1234", "http://example.com:1234"),
        ("http://example.com", "http://example.com:80"),
        ("https://example.com", "https://example.com:443"),
        ("HTTPS://example.com", "https://example.com:443"),
        ("https://example.com:1234/ollama/", "https://example.com:1234/ollama"),
        ("example.com/", "http://example.com:11434"),
        ("example.com:99999", "http://example.com:11434"),
        ("example.com:-1", "http://example.com:11434"),
        ("example.com:port", "http://example.com:11434"),
        (' "127.0.0.1:1234" ', "http://127.0.0.1:1234"),
        ("'http://127.0.0.1:1234'", "http://127.0.0.1:1234"),
        ("0.0.0.0", "http://127.0.0.1:11434"),
        ("http://0.0.0.0:80", "http://127.0.0.1:80"),
        ("[::]:1234", "http://[::1]:1234"),
        ("::1", "http://[::1]:11434"),
        ("[::1]", "http://[::1]:11434"),
        ("[0001:0002:0003:0004::1]:1234", "http://[1:2:3:4::1]:1234"),
        ("ollama.com", "https://ollama.com:443"),
    ],
)
def test_is_read_as_ollama_reads_it(text: str | None, url: str) -> None:
    assert read_host(text).url == url


@given(st.text(max_size=60))
def test_never_fails(text: str) -> None:
    host = read_host(text)
    assert host.address
    assert 0 <= host.port <= 65535
    assert not set(host.url) & set(' \n\t"<>?#@')


@pytest.mark.parametrize(
    ("text", "loopback", "key"),
    [
        ("localhost", True, True),
        ("127.0.0.7:1", True, True),
        ("[::1]:1", True, True),
        ("0.0.0.0", True, True),
        ("192.168.1.2", False, False),
        ("https://192.168.1.2", False, True),
        ("localhost.example.com", False, False),
    ],
)
def test_a_key_stays_here_or_goes_by_https(text: str, loopback: bool, key: bool) -> None:
    host = read_host(text)
    assert (host.is_loopback, host.may_carry_a_key) == (loopback, key)


def test_ollamas_own_cloud_is_known() -> None:
    assert read_host("https://ollama.com").is_cloud
    assert read_host("https://api.ollama.com:443").is_cloud
    assert not read_host("myollama.com").is_cloud
