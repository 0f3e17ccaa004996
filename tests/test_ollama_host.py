"""OLLAMA_HOST in all its forms; the expected addresses are those of Ollama's envconfig (v0.24, config_test.go)."""

from __future__ import annotations

from base64 import b64decode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from resources.messages.wording import say
from resources.ollama.host import masked, read_host, unmasked, without_password


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
        ("127.0.0.1：11434", "http://127.0.0.1:11434"),
        ("１２７。０。０。１：８０", "http://127.0.0.1:80"),
        ("http：//example.com", "http://example.com:80"),
        ("Example.COM.", "http://example.com:11434"),
        ("例子.cn", "http://xn--fsqu00a.cn:11434"),
        ("[fe80::1%eth0]:1234", "http://[fe80::1%eth0]:1234"),
        ("http://[fe80::1%25eth0]", "http://[fe80::1%eth0]:80"),
        ("[::ffff:127.0.0.1]:1234", "http://127.0.0.1:1234"),
        ("user:secret@example.com:1234", "http://example.com:1234"),
        ("https://user:se@c:ret@example.com/ollama", "https://example.com:443/ollama"),
    ],
)
def test_is_read_as_ollama_reads_it(text: str | None, url: str) -> None:
    assert read_host(text).url == url


@given(st.text(max_size=60) | st.text("htps:/@[]%.:1a 。：\\\"'#?\0\u200b\ud800", max_size=40))
def test_never_fails(text: str) -> None:
    host = read_host(text)
    assert host.address
    assert 0 <= host.port <= 65535
    assert not set(host.url) & set(' \n\t"<>?#@')
    assert host.refusal is None or "{" not in say(host.refusal)


@pytest.mark.parametrize(
    "text",
    [
        *("a:b:c", "http://[::1", "http://x y", "%zz:1", "htps://example.com", "user://x", "a..b", "-a.b", "\ud800x"),
        *("[fe80::1%e th0]", "[1.2.3.4]x", "x" * 64, "user:se/cret@example.com", "example.com/" + "x" * 3000),
    ],
)
def test_what_is_no_address_is_told_and_not_shown(text: str) -> None:
    host = read_host(text)
    assert not host.readable
    assert host.refusal is not None
    told = f"{say(host.refusal)} {say(host.refusal, 'en')} {host!r} {host.shown} {host.url}"
    assert text not in told
    assert "cret" not in told


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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("https://user:secret@example.com", "user:secret"),
        ("user:secret@127.0.0.1", "user:secret"),
        ("http://user:se%40c%2Fret%20@[::1]:80/x", "user:se@c/ret "),
        ("https://user:a@b:c@example.com", "user:a@b:c"),
        ("https://律师:密码@example.com", "律师:密码"),
        ("https://token@example.com", "token:"),
        ("https://@example.com", None),
        ("https://example.com/user:secret", None),
    ],
)
def test_name_and_password_go_into_one_header_and_are_shown_nowhere(text: str, expected: str | None) -> None:
    host = read_host(text)
    sent = host.authorization
    assert (b64decode(sent.removeprefix("Basic ")).decode() if sent else None) == expected
    assert host.refusal is None
    password = (expected or "").partition(":")[2]
    assert not password or password not in f"{host!r} {host.shown} {host.url}"


def test_a_password_does_not_go_in_the_clear() -> None:
    host = read_host("http://user:secret@192.168.1.2:11434")
    assert host.refusal is not None
    assert host.refusal.key == "engines.ollama-password-in-clear"
    assert "192.168.1.2:11434" in say(host.refusal)
    assert "secret" not in say(host.refusal)


@pytest.mark.parametrize(
    ("text", "shown", "bare"),
    [
        ("https://user:secret@host/x", "https://user:••••@host/x", "https://host/x"),
        ("user:se:c@ret@host:1", "user:••••@host:1", "host:1"),
        ('"user:secret@host"', "user:••••@host", "host"),
        ("host:1", "host:1", "host:1"),
        ("", "", ""),
    ],
)
def test_a_setting_is_shown_without_its_password_and_keeps_it(text: str, shown: str, bare: str) -> None:
    assert masked(text) == shown
    assert read_host(unmasked(shown, text)) == read_host(text)
    assert without_password(text) == bare


def test_a_password_that_is_typed_anew_is_taken() -> None:
    assert unmasked("https://user:new@host", "https://user:secret@host") == "https://user:new@host"
    assert unmasked("https://other:••••@elsewhere", "https://user:secret@host") == "https://other:secret@elsewhere"
    assert unmasked("host", "https://user:secret@host") == "host"


def test_ollamas_own_cloud_is_known() -> None:
    assert read_host("https://ollama.com").is_cloud
    assert read_host("https://api.ollama.com:443").is_cloud
    assert not read_host("myollama.com").is_cloud
