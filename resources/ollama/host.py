"""OLLAMA_HOST as Ollama's own tools read it.

Rules of ``envconfig.Host`` and ``ConnectableHost`` of Ollama 0.24: spaces and quotes around it are dropped; without a
scheme the port is 11434, with http 80, with https 443; a port that is none gives the default; 0.0.0.0 and :: are
addresses to listen on, so a client connects to the loopback address instead.
"""

from __future__ import annotations

import ipaddress
import re
from dataclasses import dataclass

_DEFAULT_PORTS = {"http": 80, "https": 443}
_PORT_WITHOUT_SCHEME = 11434
_NUMBER = re.compile(r"[+-]?[0-9]+", re.ASCII)


@dataclass(frozen=True, slots=True)
class OllamaHost:
    """Where the server is. ``address`` is bare: an IPv6 address has no brackets."""

    scheme: str
    address: str
    port: int
    path: str = ""

    @property
    def url(self) -> str:
        """The base address of all requests, without a slash at its end."""
        address = f"[{self.address}]" if ":" in self.address else self.address
        path = f"/{self.path}" if self.path else ""
        return f"{self.scheme}://{address}:{self.port}{path}"

    @property
    def shown(self) -> str:
        """For the eye: address and port."""
        address = f"[{self.address}]" if ":" in self.address else self.address
        return f"{address}:{self.port}"

    @property
    def is_loopback(self) -> bool:
        """On this computer: nothing leaves it, and no proxy is asked."""
        if self.address.lower() == "localhost" or self.address.lower().endswith(".localhost"):
            return True
        found = _ip(self.address)
        return found is not None and found.is_loopback

    @property
    def is_cloud(self) -> bool:
        """Ollama's own service on the internet, which this program never sends a case to."""
        address = self.address.lower().rstrip(".")
        return address == "ollama.com" or address.endswith(".ollama.com")

    @property
    def may_carry_a_key(self) -> bool:
        """An API key goes over https, or stays on this computer."""
        return self.is_loopback or self.scheme == "https"


def read_host(text: str | None) -> OllamaHost:
    """Never fails: what cannot be read gives an address that nobody answers at, or the default."""
    text = (text or "").strip().strip("\"'").strip()
    scheme, separator, rest = text.partition("://")
    if not separator:
        scheme, rest = "http", text
        default_port = _PORT_WITHOUT_SCHEME
        if text == "ollama.com":
            scheme, rest = "https", "ollama.com:443"
    else:
        scheme = scheme.lower()
        default_port = _DEFAULT_PORTS.get(scheme, _PORT_WITHOUT_SCHEME)
        if scheme not in _DEFAULT_PORTS:
            scheme = "http"
    host_and_port, _, path = rest.partition("/")
    address, port = _split(host_and_port, default_port)
    found = _ip(address)
    if found is not None and found.is_unspecified:
        address = "127.0.0.1" if found.version == 4 else "::1"
    elif found is not None:
        address = str(found)
    return OllamaHost(scheme, _printable(address) or "127.0.0.1", port, _printable(path.strip("/")))


def _split(text: str, default_port: int) -> tuple[str, int]:
    """Go's ``net.SplitHostPort``; without a port the whole is the address."""
    match = re.fullmatch(r"\[([^\[\]]*)\]:([^:]*)|([^:\[\]]*):([^:\[\]]*)", text)
    if match is None:
        return text.strip("[]"), default_port
    address = match[1] if match[1] is not None else match[3]
    port = match[2] if match[2] is not None else match[4]
    if _NUMBER.fullmatch(port) and 0 <= int(port) <= 65535:
        return address, int(port)
    return address, default_port


def _ip(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(address)
    except ValueError:
        return None


def _printable(text: str) -> str:
    """What an address of a web request cannot carry is left out."""
    return "".join(sign for sign in text if sign.isprintable() and sign not in ' "\\<>^`{|}?#@[]%')
