"""The user's own system texts, each by its name."""

from __future__ import annotations

from typing import Any

MOST = 50
LONGEST_NAME = 60
LONGEST_TEXT = 20_000

Presets = tuple[tuple[str, str], ...]
"""Name and text, in the order in which they were first kept."""


def has_room(presets: Presets, name: str, text: str) -> bool:
    """Whether ``with_preset`` would keep all of it: nothing of the user's is cut or dropped to make room."""
    others = without_preset(presets, name.strip())
    return len(others) < MOST and len(name.strip()) <= LONGEST_NAME and len(text) <= LONGEST_TEXT


def with_preset(presets: Presets, name: str, text: str) -> Presets:
    """``name`` stands for ``text`` from now on; at its old place where it was there already. Without
    room for it all stays as it was."""
    if not has_room(presets, name, text):
        return presets
    kept = dict(presets)
    kept[name.strip()] = text
    return tuple(kept.items())


def without_preset(presets: Presets, name: str) -> Presets:
    """All others."""
    return tuple(each for each in presets if each[0] != name)


def read_presets(plain: Any) -> Presets:
    """As the settings file has them, a list of pairs. Raises ValueError for anything else."""
    if not isinstance(plain, list | tuple):
        raise ValueError("system_presets: a list of names and texts expected")
    for each in plain:
        if not (isinstance(each, list | tuple) and len(each) == 2 and all(isinstance(part, str) for part in each)):
            raise ValueError("system_presets: a name and a text expected")
    return tuple((name, text) for name, text in plain)
