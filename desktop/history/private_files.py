"""Facts are nobody else's to read: the folder is the user's alone, and so is each file of the history in it."""

from __future__ import annotations

import os
import stat
import sys
from pathlib import Path

BESIDE = ("", "-wal", "-shm", "-journal")
"""What SQLite adds to a database's name, with the database itself."""


def make_private(file: Path) -> None:
    """Makes ``file`` where it is missing, and its folder; both, and what SQLite keeps beside, get the rights 0600 and
    0700, whatever the umask and whatever they had. SQLite gives new files beside the database the database's rights.

    A folder of somebody else's, or one that all may write to (/tmp), keeps its own. Raises OSError.
    """
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    os.close(os.open(file, os.O_RDWR | os.O_CREAT, 0o600))
    for each in (file.with_name(file.name + end) for end in BESIDE):
        _restrict(each, 0o600)
    _restrict(file.parent, 0o700)


def make_folder_private(folder: Path) -> None:
    """The same for a folder, which is made where it is missing. Raises OSError."""
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    _restrict(folder, 0o700)


def _restrict(path: Path, mode: int) -> None:
    if sys.platform != "win32":  # whose folders of a user are that user's alone
        try:
            had = path.stat()
        except FileNotFoundError:
            return
        if had.st_uid == os.geteuid() and not had.st_mode & stat.S_ISVTX and stat.S_IMODE(had.st_mode) != mode:
            path.chmod(mode)
