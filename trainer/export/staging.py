"""A file that appears whole or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from trainer.export.errors import ExportError


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """A path beside ``target`` to write to; on success it is flushed to the disk and renamed over ``target``.

    Whatever goes wrong, ``target`` stays as it was and the staged file is removed. What a killed process left behind
    is removed by the next one.
    """
    target.parent.mkdir(parents=True, exist_ok=True)
    _remove_abandoned(target)
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield part
        with part.open("rb+") as file:
            os.fsync(file.fileno())
        os.replace(part, target)
        _flush_folder(target.parent)
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise ExportError("room", "export.disk-full", str(error)) from error
        raise
    finally:
        part.unlink(missing_ok=True)


def check_room(folder: Path, needed: int) -> None:
    """Raises ExportError("room") where the disk of ``folder`` has less than ``needed`` bytes free."""
    existing = next(parent for parent in (folder, *folder.absolute().parents) if parent.exists())
    free = shutil.disk_usage(existing).free
    if free < needed:
        raise ExportError(
            "room",
            "export.disk-too-small",
            needed=-(-needed // 1_000_000),
            free=free // 1_000_000,
        )


def check_memory(needed: int) -> None:
    """Raises ExportError("memory") where less than ``needed`` bytes can be had without swapping."""
    free = psutil.virtual_memory().available
    if free < needed:
        raise ExportError(
            "memory",
            "export.memory-too-small",
            needed=-(-needed // 1_000_000),
            free=free // 1_000_000,
        )


def _remove_abandoned(target: Path) -> None:
    for part in target.parent.glob(f".{target.name}.*.part"):
        owner = part.name.removesuffix(".part").rpartition(".")[2]
        if not (owner.isdigit() and psutil.pid_exists(int(owner))):
            part.unlink(missing_ok=True)


def _flush_folder(folder: Path) -> None:
    """So that the rename itself survives a power cut; not every system can open a folder."""
    with contextlib.suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
