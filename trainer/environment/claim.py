"""One process at a time works on an environment; the system itself lets go of it when that process ends."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterator
from contextlib import contextmanager

from filelock import FileLock, Timeout

from trainer.environment.errors import SetupError
from trainer.environment.place import Place


@contextmanager
def claimed(place: Place) -> Iterator[None]:
    """Raises SetupError("taken") where another process has it, OSError."""
    place.lock.parent.mkdir(parents=True, exist_ok=True)
    lock = FileLock(place.lock)
    try:
        lock.acquire(blocking=False)
    except Timeout as error:
        if not place.lock.exists():
            # The library takes a place that lets no file be made for one that is about to be free.
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(place.lock)) from error
        raise SetupError("taken", "environment.taken") from error
    try:
        yield
    finally:
        lock.release()
