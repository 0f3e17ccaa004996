"""Room for an export: looked for before it begins, and told where it gives out on the way."""

from __future__ import annotations

import errno
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil

from trainer.export.errors import ExportError
from trainer.whole_file import whole_file


@contextmanager
def staged(target: Path) -> Iterator[Path]:
    """As `whole_file`. Raises ExportError("room") where the disk is full."""
    try:
        with whole_file(target) as part:
            yield part
    except OSError as error:
        if error.errno in (errno.ENOSPC, errno.EDQUOT):
            raise ExportError("room", "export.disk-full", str(error)) from error
        raise


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
