"""OLLAMA_HOST as Ollama's own tools read it, and with a name and a password, as a server behind a gateway wants them.

Rules of ``envconfig.Host`` and ``ConnectableHost`` of Ollama 0.24: spaces and quotes around it are dropped; without a
scheme the port is 11434, with http 80, with https 443; a port that is none gives the default; 0.0.0.0 and :: are
addresses to listen on, so a client connects to the loopback address instead. Ours: ``user:password@`` before the
address (RFC 3986), full-width signs read as the ASCII ones that were meant, and anything else said to be no address.
"""

from __future__ import annotations

import ipaddress
import re
import unicodedata
from base64 import b64encode
from dataclasses import dataclass, field
from urllib.parse import unquote

from resources.messages.message import Message, message

_DEFAULT_PORTS = {"http": 80, "https": 443}
_PORT_WITHOUT_SCHEME = 11434
_NUMBER = re.compile(r"[+-]?[0-9]{1,9}", re.ASCII)
# A name as resolvers take it: labels of 63 signs at most. Underscores are no part of a host's name, yet occur.
_NAME = re.compile(
    r"(?=.{1,253}\Z)[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?(?:\.[a-z0-9_](?:[a-z0-9_-]{0,61}[a-z0-9_])?)*"
)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*://", re.ASCII | re.IGNORECASE)
# Of a link-local IPv6 address: the network card that leads to it (RFC 4007).
_ZONE = re.compile(r"[\w.-]{1,32}", re.ASCII)
_LONGEST = 2048
_NOBODY = "unreadable.invalid"  # a name that no resolver knows (RFC 6761)
MASK = "••••"
"""In place of a password."""
_DOTS = str.maketrans("。", ".")  # what a Chinese keyboard gives for a dot, and NFKC leaves as it is


@dataclass(frozen=True, slots=True)
class OllamaHost:
    """Where the server is. ``address`` is bare: an IPv6 address has no brackets. ``user`` and ``password`` are kept out
    of everything that is shown; ``readable`` is False where the text is no address."""

    scheme: str
    address: str
    port: int
    path: str = ""
    user: str = field(default="", repr=False)
    password: str = field(default="", repr=False)
    readable: bool = True

    @property
    def url(self) -> str:
        """The base address of all requests, without name and password, and without a slash at its end."""
        path = f"/{self.path}" if self.path else ""
        return f"{self.scheme}://{self.shown}{path}"

    @property
    def shown(self) -> str:
        """For the eye: address and port."""
        address = f"[{self.address}]" if ":" in self.address else self.address
        return f"{address}:{self.port}"

    @property
    def is_loopback(self) -> bool:
        """On this computer: nothing leaves it, and no proxy is asked."""
        if self.address == "localhost" or self.address.endswith(".localhost"):
            return True
        found = _ip(self.address)
        return found is not None and found.is_loopback

    @property
    def is_cloud(self) -> bool:
        """Ollama's own service on the internet, which this program never sends a case to."""
        return self.address == "ollama.com" or self.address.endswith(".ollama.com")

    @property
    def may_carry_a_key(self) -> bool:
        """A password or an API key goes over https, or stays on this computer."""
        return self.is_loopback or self.scheme == "https"

    @property
    def authorization(self) -> str | None:
        """The header for name and password (RFC 7617); None where there are none."""
        if not (self.user or self.password):
            return None
        return "Basic " + b64encode(f"{self.user}:{self.password}".encode("utf-8", "surrogatepass")).decode("ascii")

    @property
    def refusal(self) -> Message | None:
        """Why nothing is sent there; None where it may be."""
        if not self.readable:
            return message("engines.ollama-address-unreadable")
        if self.is_cloud:
            return message("engines.ollama-in-cloud", host=self.address)
        if self.authorization is not None and not self.may_carry_a_key:
            return message("engines.ollama-password-in-clear", host=self.shown)
        return None


def read_host(text: str | None) -> OllamaHost:
    """Never fails: a text that is no address gives a host that is not ``readable``, with a ``refusal``."""
    text = _bare(text)
    scheme, separator, rest = text.partition("://")
    if not separator:
        scheme, rest = "http", text
        default_port = _PORT_WITHOUT_SCHEME
        if _plain(text) == "ollama.com":
            scheme, default_port = "https", 443
    else:
        default_port = _DEFAULT_PORTS.get(scheme.lower(), _PORT_WITHOUT_SCHEME)
        scheme = scheme.lower() or "http"
    user_info, place = _without_user_info(rest)
    host_and_port, _, path = place.partition("/")
    address, port = _split(_plain(host_and_port), default_port)
    user, _, password = user_info.partition(":")
    readable = scheme in _DEFAULT_PORTS and len(text) <= _LONGEST and "@" not in path and _is_address(address)
    if not readable:
        return OllamaHost("http", _NOBODY, _PORT_WITHOUT_SCHEME, readable=False)
    return OllamaHost(scheme, address, port, _printable(path.strip("/")), unquote(user), unquote(password))


def without_password(text: str) -> str:
    """The setting without user name and password, as ``ollama serve`` takes it."""
    before, _, after = _around_user_info(text)
    return before + after


def masked(text: str) -> str:
    """The setting with dots for its password, as an input field shows it."""
    before, user_info, after = _around_user_info(text)
    user, colon, password = user_info.partition(":")
    return f"{before}{user}{colon}{MASK}@{after}" if password else text


def password_in(text: str) -> str:
    """The setting's password as it was typed, or the dots in its place; "" where there is none."""
    return _around_user_info(text)[1].partition(":")[2]


def unmasked(text: str, kept: str) -> str:
    """The text of an input field that first showed ``masked(kept)``: dots left in it stand for the kept password."""
    before, user_info, after = _around_user_info(text)
    user, _, password = user_info.partition(":")
    if password != MASK:
        return text
    kept_password = _around_user_info(kept)[1].partition(":")[2]
    return f"{before}{user}:{kept_password}@{after}"


def _around_user_info(text: str) -> tuple[str, str, str]:
    """Scheme, name and password, the rest. Joined with an @ they are the text without its quotes."""
    text = _bare(text)
    scheme = found[0] if (found := _SCHEME.match(text)) else ""
    user_info, _, place = text[len(scheme) :].rpartition("@")
    return scheme, user_info, place


def _bare(text: str | None) -> str:
    return (text or "").strip().strip("\"'").strip().replace("：//", "://", 1)


def _without_user_info(rest: str) -> tuple[str, str]:
    """Name and password, and what follows them. A password may hold any sign but a slash, an @ among them."""
    authority, slash, path = rest.partition("/")
    user_info, _, place = authority.rpartition("@")
    return user_info, f"{place}{slash}{path}"


def _plain(text: str) -> str:
    """In lower case, with ASCII's signs for their full-width forms: 127。0。0。1：11434 is what was meant by it."""
    return unicodedata.normalize("NFKC", text).translate(_DOTS).strip().lower()


def _split(text: str, default_port: int) -> tuple[str, int]:
    """Go's ``net.SplitHostPort``; without a port the whole is the address."""
    match = re.fullmatch(r"\[([^\[\]]*)\]:([^:]*)|([^:\[\]]*):([^:\[\]]*)", text)
    if match is None:
        return _connectable(text[1:-1] if text.startswith("[") and text.endswith("]") else text), default_port
    address = match[1] if match[1] is not None else match[3]
    port = match[2] if match[2] is not None else match[4]
    if _NUMBER.fullmatch(port) and 0 <= int(port) <= 65535:
        return _connectable(address), int(port)
    return _connectable(address), default_port


def _connectable(address: str) -> str:
    """The address to connect to; a name of other letters than ASCII's as it is looked up (xn--…)."""
    address = address.replace("%25", "%", 1).rstrip(".") or "127.0.0.1"
    found = _ip(address)
    if found is None:
        try:
            return address if address.isascii() else address.encode("idna").decode("ascii")
        except UnicodeError:
            return address
    if isinstance(found, ipaddress.IPv6Address) and found.ipv4_mapped is not None:
        found = found.ipv4_mapped
    if found.is_unspecified:
        return "127.0.0.1" if found.version == 4 else "::1"
    return str(found)


def _is_address(address: str) -> bool:
    if ":" not in address:
        return _NAME.fullmatch(address) is not None
    found = _ip(address)
    return isinstance(found, ipaddress.IPv6Address) and (
        found.scope_id is None or _ZONE.fullmatch(found.scope_id) is not None
    )


def _ip(address: str) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        return ipaddress.ip_address(address)
    except ValueError:
        return None


def _printable(text: str) -> str:
    """What an address of a web request cannot carry is left out."""
    return "".join(sign for sign in text if sign.isprintable() and sign not in ' "\\<>^`{|}?#@[]%')
