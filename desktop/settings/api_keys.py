"""Keys of model servers: in the system's keyring, each under the server that it belongs to, and nowhere else."""

from __future__ import annotations

import logging
from typing import Any

_log = logging.getLogger(__name__)

SERVICE = "criminal-law-desk"
# Backends below it are none, or write keys into plain files (``keyring.backend.KeyringBackend.priority``).
_LEAST_PRIORITY = 1


class ApiKeys:
    """``origin``: scheme, host and port. Another server never gets a key that was entered for this one.

    A key for which there is no keyring is kept in memory until the program ends. Calls may wait for the user to unlock
    his keyring, so that the window makes them on another thread.
    """

    def __init__(self) -> None:
        self._in_memory: dict[str, str] = {}
        self.changes = 0  # a client that was made before the last one has another key

    def get(self, origin: str) -> str | None:
        """The key; None where there is none, or the keyring stays locked."""
        if origin in self._in_memory:
            return self._in_memory[origin]
        keyring = _keyring()
        try:
            return keyring.get_password(SERVICE, origin) or None if keyring is not None else None
        except Exception as error:  # a backend raises whatever its system raises
            _tell("read", error)
            return None

    def put(self, origin: str, key: str) -> bool:
        """Keeps a key, or forgets it where ``key`` is empty. False: until the program ends only."""
        self.changes += 1
        self._in_memory.pop(origin, None)
        kept = self._put(origin, key)
        if key and not kept:
            self._in_memory[origin] = key
        return kept

    def _put(self, origin: str, key: str) -> bool:
        keyring = _keyring()
        if keyring is None:
            return not key
        try:
            if key:
                keyring.set_password(SERVICE, origin, key)
            elif keyring.get_password(SERVICE, origin) is not None:
                keyring.delete_password(SERVICE, origin)
            return bool((keyring.get_password(SERVICE, origin) or "") == key)
        except Exception as error:
            _tell("written", error)
            return False


def _keyring() -> Any:
    """The system's; None where there is none that keeps secrets. Imported late: it looks through all its backends."""
    try:
        import keyring

        return keyring if keyring.get_keyring().priority >= _LEAST_PRIORITY else None
    except Exception as error:
        _tell("found", error)
        return None


def _tell(what: str, error: Exception) -> None:
    """Without the error's own words, which may hold what was to be kept."""
    _log.warning("the system's keyring could not be %s: %s", what, type(error).__name__)
