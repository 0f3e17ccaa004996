"""What a model's folder is called in an export."""

from __future__ import annotations

import re
from collections.abc import Iterable

_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f]')
_LONGEST = 60  # characters of up to four bytes; a name of 255 bytes is the longest that systems take
_DEVICES = {"CON", "PRN", "AUX", "NUL", *(f"{name}{number}" for name in ("COM", "LPT") for number in range(1, 10))}


def model_folders(models: Iterable[str]) -> dict[str, str]:
    """A name that every system takes for each model, unlike all others also where letters' case does not count.

    LawBench's script passes over folders that begin with a dot; Windows cuts off final dots.
    """
    folders: dict[str, str] = {}
    taken: set[str] = set()
    for model in models:
        plain = _REFUSED.sub("_", model)[:_LONGEST].strip(" .") or "model"
        if plain.partition(".")[0].rstrip().upper() in _DEVICES:
            plain = f"_{plain}"
        folder, number = plain, 1
        while folder.casefold() in taken:
            number += 1
            folder = f"{plain}_{number}"
        taken.add(folder.casefold())
        folders[model] = folder
    return folders
