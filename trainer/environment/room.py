"""Room on the disk: what an environment takes, and whether there is enough for it."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from trainer.environment.errors import SetupError

_SPARE = 200_000_000
"""Bytes left to the rest of the computer."""


def size_of(folder: Path) -> int:
    """Bytes on the disk; a file that has several names counts once."""
    seen: set[tuple[int, int]] = set()
    total = 0
    for parent, _folders, names in os.walk(folder):
        for name in names:
            try:
                found = os.lstat(os.path.join(parent, name))
            except OSError:
                continue
            if (found.st_dev, found.st_ino) not in seen:
                seen.add((found.st_dev, found.st_ino))
                total += found.st_size
    return total


def free_bytes(folder: Path) -> int:
    """On the disk where the folder is to lie, be it there or not."""
    existing = next(each for each in (folder, *folder.absolute().parents) if each.exists())
    return shutil.disk_usage(existing).free


def check_room(folder: Path, needed: int) -> None:
    """Raises SetupError("room") where so many bytes do not fit."""
    free = free_bytes(folder)
    if needed + _SPARE > free:
        gigabytes = {"needed": f"{(needed + _SPARE) / 1e9:.1f}", "free": f"{free / 1e9:.1f}"}
        raise SetupError("room", "environment.no-room", folder=folder, **gigabytes)
