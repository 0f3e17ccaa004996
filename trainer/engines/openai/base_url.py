"""The address of an OpenAI-compatible server, as a user pastes it."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass, replace

from resources.ollama.host import OllamaHost, read_host
from trainer.engines.address import plain_name

# What people copy out of examples together with the address.
_ENDPOINTS = ("chat/completions", "completions", "models", "embeddings", "responses")


@dataclass(frozen=True, slots=True)
class BaseUrl:
    """``host`` without a path; ``paths`` are where the API may be, the likeliest first, each without outer slashes."""

    host: OllamaHost
    paths: tuple[str, ...]

    @property
    def is_encrypted(self) -> bool:
        """Whether others on the way can read along; on this computer there are none."""
        return self.host.scheme == "https" or self.host.is_loopback

    @property
    def origin(self) -> str:
        """Scheme, host and port: what a key belongs to."""
        return self.host.url


def _names_a_place(text: str) -> bool:
    """Whether a host stands there, and no port that cannot be one: by Ollama's rules, in which a host is read, this
    computer or the usual port would take its place."""
    place = unicodedata.normalize("NFKC", text).partition("://")[2].partition("/")[0].rpartition("@")[2].strip()
    if place.startswith("["):
        address, _, port = place[1:].partition("]")
        port = port.removeprefix(":")
    elif place.count(":") > 1:
        return True  # an IPv6 address alone
    else:
        address, _, port = place.partition(":")
    return bool(address) and (not port or (port.isdecimal() and 0 < int(port[:6]) <= 65535))


def host_name(text: str) -> str:
    """The host that a user means by a name, a name with a port, or a whole address."""
    base = read_base_url(text)
    return plain_name(base.host.address) if base is not None else ""


def read_base_url(text: str) -> BaseUrl | None:
    """None for nothing. Without a scheme it is plain http: a server of one's own rarely has a certificate."""
    text = text.strip().strip("\"'").strip()
    if not text:
        return None
    text = text.partition("#")[0].partition("?")[0]
    text = text.replace("：//", "://", 1)
    text = text if "://" in text else f"http://{text}"
    host = read_host(text)
    if not _names_a_place(text):
        host = replace(host, readable=False)
    path = host.path.rstrip("/")
    for endpoint in _ENDPOINTS:
        path = path.removesuffix(endpoint).rstrip("/")
    given = path.strip("/")
    below = f"{given}/v1".strip("/")
    is_versioned = given.rpartition("/")[2].startswith("v") and given.rpartition("/")[2][1:].isdigit()
    return BaseUrl(replace(host, path=""), (given,) if is_versioned else (below, given))
