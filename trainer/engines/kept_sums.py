"""Sums of large files that were taken before, kept for the next start: to take one again reads gigabytes."""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainer.engines.file_digest import file_digest
from trainer.whole_file import write_whole

FILE = "model-sums.json"
"""In the folder of the user's data."""


@dataclass(frozen=True, slots=True)
class KeptSums:
    """In ``file``, each sum with the size and time that its file had. Two that write at once may lose one of their
    sums, which is then taken again."""

    file: Path

    def sum_of(self, path: Path) -> str:
        """Hexadecimal; taken and kept where it is not known. Raises OSError."""
        known = self.known(path)
        if known is not None:
            return known
        taken = file_digest(path)
        self.keep({path: taken})
        return taken

    def known(self, path: Path) -> str | None:
        """None where none was taken, or where the file is another since. Raises OSError."""
        kept = self._read().get(str(path), {})
        return str(kept["sum"]) if kept.get("mark") == _mark(path) else None

    def keep(self, sums: Mapping[Path, str]) -> None:
        """Those of files that are gone are forgotten. What cannot be written is taken again the next time."""
        with suppress(OSError):
            new = {str(path): {"mark": _mark(path), "sum": sum_} for path, sum_ in sums.items()}
            there = {path: each for path, each in (self._read() | new).items() if Path(path).is_file()}
            write_whole(self.file, json.dumps(there, ensure_ascii=False, indent=1))

    def _read(self) -> dict[str, dict[str, Any]]:
        try:
            read = json.loads(self.file.read_bytes())
        except (OSError, ValueError):
            return {}
        whole = isinstance(read, dict) and all(isinstance(each, dict) and "sum" in each for each in read.values())
        return read if whole else {}


def _mark(path: Path) -> list[int]:
    status = path.stat()
    return [status.st_size, status.st_mtime_ns]
