"""All that is said, by key and in both languages: one file a room, read when first wanted."""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal

Language = Literal["zh", "en"]


@cache
def template(key: str, language: Language) -> str:
    """The words with their places. Raises KeyError where the catalogue has none of that key."""
    room, _, name = key.partition(".")
    if room not in rooms():
        raise KeyError(key)
    return entries(room)[name][language]


@cache
def rooms() -> tuple[str, ...]:
    """The files' names, sorted."""
    return tuple(
        sorted(file.name.removesuffix(".toml") for file in files(__package__).iterdir() if file.name.endswith(".toml"))
    )


@cache
def entries(room: str) -> dict[str, dict[Language, str]]:
    """All that a room holds, by name and language."""
    text = files(__package__).joinpath(f"{room}.toml").read_text(encoding="utf-8")
    found: dict[str, dict[Language, str]] = tomllib.loads(text)
    return found
