"""Renaming, removing and flushing as every system lets it be done.

On Windows no file can be renamed or removed while a program has it open: a window that looks at a run, a scanner, an
indexer. Such a moment is waited for; elsewhere it does not exist, and a refusal is final.
"""

from __future__ import annotations

import os
import shutil
import stat
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

_PATIENCE = 2.0
"""Seconds until a file that is in use is taken for one that stays so."""
_PAUSE = 0.02


def rename(old: Path, new: Path) -> None:
    """``old`` takes the place of ``new``, where there is one. Raises OSError."""
    _patiently(lambda: os.replace(old, new))


def remove_file(file: Path) -> None:
    """Nothing happens where there is none. Raises OSError."""
    _patiently(lambda: file.unlink(missing_ok=True))


def remove_folder(folder: Path) -> None:
    """With all that is in it; nothing happens where there is none. Raises OSError."""
    with suppress(FileNotFoundError):
        _patiently(lambda: shutil.rmtree(folder))


def flush_file(file: Path) -> None:
    """Puts what was written on the disk. Raises OSError."""
    if sys.platform == "win32":  # which flushes nothing that is open for reading alone
        protected = not file.stat().st_mode & stat.S_IWRITE
        if protected:
            file.chmod(stat.S_IREAD | stat.S_IWRITE)
        try:
            _patiently(lambda: _flush(file, "rb+"))
        finally:
            if protected:
                file.chmod(stat.S_IREAD)
    else:
        _flush(file, "rb")


def _flush(file: Path, mode: str) -> None:
    with file.open(mode) as content:
        os.fsync(content.fileno())


def _patiently(do: Callable[[], object]) -> None:
    end = time.monotonic() + (_PATIENCE if sys.platform == "win32" else 0)
    while True:
        try:
            do()
        except PermissionError:
            if time.monotonic() >= end:
                raise
            time.sleep(_PAUSE)
        else:
            return
