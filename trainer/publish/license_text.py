"""The licence that a base model's folder carries."""

from __future__ import annotations

from pathlib import Path


def license_texts(folder: Path | None) -> tuple[str, ...]:
    """The text of ``LICENSE`` or ``LICENSE.txt``; nothing where the folder has none."""
    for name in ("LICENSE", "LICENSE.txt", "LICENSE.md"):
        if folder is not None and (folder / name).is_file():
            return ((folder / name).read_text(encoding="utf-8", errors="replace").strip(),)
    return ()
