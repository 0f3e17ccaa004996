"""The password in Ollama's address: in the system's keyring, and dots in its place in the settings' file."""

from __future__ import annotations

from desktop.settings.api_keys import ApiKeys
from resources.ollama.host import MASK, masked, password_in, read_host, unmasked


def in_plain(host: str) -> bool:
    """Whether a password can be read in it."""
    return password_in(host) not in ("", MASK)


def put_away(host: str, keys: ApiKeys) -> bool:
    """Keeps the password of an address, which ``masked`` then stands for. False: until the program ends only."""
    return keys.put(_origin(host), password_in(host))


def forget(host: str, keys: ApiKeys) -> None:
    """An address that nobody asks any more leaves no password behind."""
    if password_in(host):
        keys.put(_origin(host), "")


def whole_host(host: str, keys: ApiKeys) -> str:
    """The address with its password again, as the server wants it. It may wait for the user to unlock his keyring."""
    if password_in(host) != MASK:
        return host
    password = keys.get(_origin(host)) or ""
    return unmasked(host, f"http://:{password}@localhost")


def _origin(host: str) -> str:
    """Under which the password is kept: another server, or another name there, never gets it."""
    found = read_host(masked(host))
    return f"{found.scheme}://{found.user}@{found.shown}"
