"""Whether the folder's disk or stick has room for what is carried."""

from __future__ import annotations

import os
import shutil
from collections.abc import Sequence
from pathlib import Path

from desktop.carrying.parts import CarriedFile
from trainer.told_error import ToldError

_FAT_MOST = 2**32 - 1  # bytes: no file on FAT is longer
_FAT = frozenset(("vfat", "msdos", "fat", "fat16", "fat32"))
_SPARE = 16 << 20  # for names, folders and what is written beside


def refuse_no_room(folder: Path, files: Sequence[CarriedFile], *, already: int) -> None:
    """``already``: bytes of them that are there. Raises ToldError("room")."""
    if any(file.size > _FAT_MOST for file in files) and file_system(folder) in _FAT:
        raise too_long_for_fat(files)
    wanted = sum(file.size for file in files) - already - _begun_bytes(folder, files) + _SPARE
    free = shutil.disk_usage(folder).free
    if wanted > free:
        raise ToldError("room", "carry.no-room", wanted=_gigabytes(wanted), free=_gigabytes(free), folder=str(folder))


def too_long_for_fat(files: Sequence[CarriedFile], detail: str = "") -> ToldError:
    """What is said where the longest of them cannot be."""
    longest = max(files, key=lambda file: file.size)
    return ToldError("room", "carry.fat32", detail, file=Path(longest.place).name)


def file_system(folder: Path) -> str:
    """The kind of the disk that the folder is on, in small letters; "" where the system does not tell."""
    import psutil

    where = os.path.realpath(folder)
    found = ""
    longest = -1
    for part in psutil.disk_partitions(all=True):
        mount = os.path.realpath(part.mountpoint)
        inside = where == mount or where.startswith(mount.rstrip(os.sep) + os.sep)
        if inside and len(mount) >= longest:
            longest, found = len(mount), part.fstype.lower()
    return found


def _begun_bytes(folder: Path, files: Sequence[CarriedFile]) -> int:
    """What an earlier try left of files that are not whole."""
    parts = (folder / f"{file.place}.part" for file in files)
    return sum(part.stat().st_size for part in parts if part.is_file())


def _gigabytes(size: int) -> str:
    return f"{size / 1e9:.1f}"
