"""Files and folders that appear whole or not at all: written aside, flushed to the disk, then renamed.

Whatever goes wrong in between, what was there before stays. All that replaces a file does it through this module.
"""

from __future__ import annotations

import errno
import os
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from socket import gethostname
from zlib import crc32

from trainer.patient_files import flush_file, remove_file, rename

_PART = ".part"
_UNSEEN_SECONDS = 24 * 3600
"""After so long a file is taken for abandoned whose writer cannot be looked for: on another computer, on Windows."""


def write_whole(target: Path, content: str | bytes) -> None:
    """Text is written as UTF-8. Raises OSError, and ``target`` is then as it was."""
    with whole_file(target) as part:
        part.write_bytes(content.encode() if isinstance(content, str) else content)


@contextmanager
def whole_file(target: Path) -> Iterator[Path]:
    """A path to write to, which becomes ``target`` at the end of the block. Raises OSError, also where a folder has the
    name: it is not replaced by a file."""
    if target.is_dir():
        raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
    unfinished = Unfinished(target)
    try:
        yield unfinished.part
        unfinished.settle()
    finally:
        unfinished.discard()


@contextmanager
def whole_folder(target: Path) -> Iterator[Path]:
    """An empty folder to fill, which becomes ``target`` at the end of the block. Raises OSError.

    A folder that was there is replaced. No system renames one folder over another, so a process that is killed in just
    that moment leaves none of them under this name.
    """
    unfinished = Unfinished(target)
    try:
        unfinished.part.mkdir()
        yield unfinished.part
        unfinished.settle()
    finally:
        unfinished.discard()


def remove_whole(folder: Path) -> None:
    """Renamed first, so that what a killed process removed half of is not taken for the folder. Raises OSError."""
    gone = _aside(folder)
    rename(folder, gone)
    _remove(gone)


def remove_abandoned(target: Path) -> None:
    """What killed processes left beside it, half written or half removed. Raises OSError."""
    start = _start_of_name(target)
    for found in target.parent.iterdir():
        if found.name.startswith(start) and found.name.endswith(_PART) and _is_abandoned(found):
            _remove(found)


class Unfinished:
    """A file or folder that is written at ``part`` until it is whole; for writers that outlive a ``with`` block."""

    def __init__(self, target: Path) -> None:
        """Makes the folder around it, and removes what killed processes left of the same target. Raises OSError."""
        # A link stays, and what it points to is replaced.
        self.target = Path(os.path.realpath(target))
        self.target.parent.mkdir(parents=True, exist_ok=True)
        remove_abandoned(self.target)
        # Nothing is renamed over a device or a pipe (/dev/stdout): it is written to as it is.
        is_device = self.target.exists() and not self.target.is_file() and not self.target.is_dir()
        self.part = self.target if is_device else _aside(self.target)

    def settle(self) -> None:
        """Makes it the target, on the disk before it has that name. Raises OSError."""
        if self.part == self.target:
            return
        _flush(self.part)
        if self.target.exists():
            _keep_permission(self.target, self.part)
        if self.target.is_dir():
            _replace_folder(self.part, self.target)
        else:
            rename(self.part, self.target)
        _flush_entry(self.target.parent)

    def discard(self) -> None:
        """Removes what was written and not settled; nothing where it was settled."""
        if self.part != self.target:
            _remove(self.part)


def _aside(target: Path) -> Path:
    """Beside the target, since only within one disk a rename is one step; hidden, and of this process alone."""
    mark = f"{_computer()}-{os.getpid()}-{os.urandom(4).hex()}"
    return target.with_name(f"{_start_of_name(target)}{mark}{_PART}")


def _start_of_name(target: Path) -> str:
    # Shortened, because a name may have 255 bytes at most, and a Chinese character takes three.
    return f".{target.name[:40]}."


def _computer() -> str:
    """Tells the computers apart that share a folder."""
    return f"{crc32(gethostname().encode()):08x}"


def _is_abandoned(part: Path) -> bool:
    """Whether the process that wrote it is gone or, where that cannot be seen from here, seems to be."""
    computer, _, rest = part.name.removesuffix(_PART).rpartition(".")[2].partition("-")
    process = rest.partition("-")[0]
    if not process.isdecimal():
        return False
    if computer == _computer() and sys.platform != "win32":  # where the question itself would end the process
        return not _is_running(int(process))
    with suppress(OSError):
        return time.time() - part.stat().st_mtime > _UNSEEN_SECONDS
    return False


def _is_running(process: int) -> bool:
    try:
        os.kill(process, 0)
    except (ProcessLookupError, OverflowError):
        return False
    except PermissionError:
        return True
    return True


def _remove(part: Path) -> None:
    if part.is_dir():
        shutil.rmtree(part, ignore_errors=True)
    else:
        with suppress(OSError):
            remove_file(part)


def _keep_permission(target: Path, part: Path) -> None:
    """Mode, and owner where this process may give a file away: root must not take a user's file from them."""
    if sys.platform != "win32":
        kept = target.stat()
        if (kept.st_uid, kept.st_gid) != (os.geteuid(), os.getegid()):
            with suppress(PermissionError):
                os.chown(part, kept.st_uid, kept.st_gid)
    shutil.copymode(target, part)


def _replace_folder(part: Path, target: Path) -> None:
    gone = _aside(target)
    rename(target, gone)
    try:
        rename(part, target)
    except OSError:
        rename(gone, target)
        raise
    _remove(gone)


def _flush(part: Path) -> None:
    """Puts a file, or a folder with all that is in it, on the disk."""
    if part.is_dir():
        for each in part.iterdir():
            _flush(each)
        _flush_entry(part)
        return
    flush_file(part)


def _flush_entry(folder: Path) -> None:
    """A name is on the disk only when its folder is; Windows, and some network disks, have no such call."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
