"""Packs a folder as a zip: ``archive.py FOLDER ARCHIVE.zip``. The same files and SOURCE_DATE_EPOCH, the same bytes."""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo


def write_archive(folder: Path, target: Path, seconds: int) -> None:
    """In the archive everything lies below the folder's own name."""
    when = time.gmtime(max(seconds, 315_619_200))[:6]  # a zip knows no time before 1980
    with ZipFile(target, "w", ZIP_DEFLATED) as archive:
        for file in sorted(each for each in folder.rglob("*") if each.is_file()):
            entry = ZipInfo(file.relative_to(folder.parent).as_posix(), when)
            entry.compress_type = ZIP_DEFLATED
            archive.writestr(entry, file.read_bytes())


if __name__ == "__main__":
    write_archive(Path(sys.argv[1]), Path(sys.argv[2]), int(os.environ.get("SOURCE_DATE_EPOCH", "0")))
