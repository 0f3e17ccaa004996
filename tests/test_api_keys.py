"""Keys of model servers: where they are kept, and where they are not."""

from __future__ import annotations

import logging
from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend

from desktop.settings.api_keys import SERVICE, ApiKeys

ORIGIN = "http://10.0.0.5:8000"
KEY = "sk-office-secret"


class MemoryKeyring(KeyringBackend):
    """A keyring as a desktop has it."""

    priority = 5  # type: ignore[assignment]
    viable = False  # taken where a test sets it, and never by itself

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


class LockedKeyring(MemoryKeyring):
    """The user does not unlock it."""

    def get_password(self, service: str, username: str) -> str | None:
        raise RuntimeError(f"locked: {KEY}")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise RuntimeError(f"locked: {password}")


class PlainFileKeyring(MemoryKeyring):
    """Writes what it is given into a file that anyone can read; such backends call themselves not recommended."""

    priority = 0.5  # type: ignore[assignment]


@pytest.fixture
def restored() -> Iterator[None]:
    """The system's keyring afterwards."""
    before = keyring.get_keyring()
    yield
    keyring.set_keyring(before)


def test_a_key_is_in_the_keyring_under_its_own_server(restored: None) -> None:
    system = MemoryKeyring()
    keyring.set_keyring(system)
    keys = ApiKeys()
    assert keys.put(ORIGIN, KEY) is True
    assert system.kept == {(SERVICE, ORIGIN): KEY}
    assert ApiKeys().get(ORIGIN) == KEY
    assert ApiKeys().get("http://10.0.0.6:8000") is None
    assert keys.put(ORIGIN, "") is True
    assert system.kept == {}
    assert keys.get(ORIGIN) is None
    assert keys.changes == 2


@pytest.mark.parametrize("system", [LockedKeyring(), PlainFileKeyring(), None])
def test_without_a_keyring_a_key_lives_as_long_as_the_program(
    restored: None, caplog: pytest.LogCaptureFixture, system: MemoryKeyring | None
) -> None:
    if system is not None:
        keyring.set_keyring(system)
    else:
        from keyring.backends.fail import Keyring

        keyring.set_keyring(Keyring())  # type: ignore[no-untyped-call]
    keys = ApiKeys()
    with caplog.at_level(logging.DEBUG):
        assert keys.put(ORIGIN, KEY) is False
        assert keys.get(ORIGIN) == KEY
        assert ApiKeys().get(ORIGIN) is None
        keys.put(ORIGIN, "")
        assert keys.get(ORIGIN) is None
    assert system is None or system.kept == {}
    assert KEY not in caplog.text
