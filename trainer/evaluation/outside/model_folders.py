"""What a model's folder is called in an export."""

from __future__ import annotations

import re
from collections.abc import Iterable

_REFUSED = re.compile(r'[<>:"/\\|?*\x00-\x1f]')


def model_folders(models: Iterable[str]) -> dict[str, str]:
    """A name that every system takes for each model, unlike all others also where letters' case does not count.

    LawBench's script passes over folders that begin with a dot; Windows cuts off final dots.
    """
    folders: dict[str, str] = {}
    taken: set[str] = set()
    for model in models:
        plain = _REFUSED.sub("_", model).strip(" .") or "model"
        folder, number = plain, 1
        while folder.casefold() in taken:
            number += 1
            folder = f"{plain}_{number}"
        taken.add(folder.casefold())
        folders[model] = folder
    return folders
